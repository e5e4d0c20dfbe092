package fanc.api;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A parent network whose proof is there for its children. Immutable; threads may verify children at
 * the same time, each call with the threads that the options say.
 */
public final class Parent implements AutoCloseable {
  private final Path property;
  private final Options options;
  private final Path store;
  private final Verification verification;

  private Parent(Path property, Options options, Path store, Verification verification) {
    this.property = property;
    this.options = options;
    this.store = store;
    this.verification = verification;
  }

  /**
   * Proves a parent with the default options.
   *
   * @param network ONNX file
   * @param property property JSON or VNN-LIB file
   * @throws InputException if one of them can not be worked with
   */
  public static Parent prove(Path network, Path property) throws InputException {
    return prove(network, property, Options.defaults());
  }

  /**
   * Proves a parent, and keeps what its children can use: in the options' store, or in a folder for
   * temporary files until {@link #close}.
   *
   * @throws InputException if network or property can not be worked with, or the store can not be
   *     written
   * @throws IllegalStateException if the run contradicts itself, or the thread is interrupted
   */
  public static Parent prove(Path network, Path property, Options options) throws InputException {
    Path store = options.store().isPresent() ? options.store().get() : Runs.temporaryStore();
    try {
      Verification found = Runs.in(store, options, run -> run.prove(network, property));
      return new Parent(property, options, store, found);
    } catch (InputException | RuntimeException | Error e) {
      if (options.store().isEmpty()) {
        Runs.remove(store);
      }
      throw e;
    }
  }

  /** Returns what was found for the parent itself. */
  public Verification verification() {
    return verification;
  }

  /**
   * Decides the same property on a child; method {@code AUTO} starts from the parent's proof.
   *
   * @param child ONNX file
   * @throws InputException if it can not be worked with
   * @throws IllegalStateException if the parent is closed, the run contradicts itself, or the
   *     thread is interrupted
   */
  public Verification verify(Path child) throws InputException {
    if (options.store().isEmpty() && !Files.isDirectory(store)) {
      throw new IllegalStateException("the parent is closed: its proof is no longer there");
    }
    return Runs.in(store, options, run -> run.verify(child, property));
  }

  /** Removes the proof, unless it is in the options' store. */
  @Override
  public void close() {
    if (options.store().isEmpty()) {
      Runs.remove(store);
    }
  }
}
