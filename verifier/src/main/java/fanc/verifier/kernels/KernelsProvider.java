package fanc.verifier.kernels;

import java.util.Optional;

/**
 * Offers one backend, found by {@link java.util.ServiceLoader}.
 *
 * <p>Asking is cheap: a native library is loaded by {@link #create()}, because loading takes longer
 * than a small job. The library is loaded once per process, however many providers are made.
 */
public interface KernelsProvider {

  /** Returns the name by which a user selects the backend. */
  String name();

  /**
   * Returns why the backend can not be used on this machine; empty if nothing is known to stand in
   * the way. Never throws.
   */
  Optional<String> unavailable();

  /**
   * Returns whether the backend is used only where it is asked for by name, because another one is
   * as fast and lighter to load.
   */
  default boolean onlyByName() {
    return false;
  }

  /**
   * Returns whether the backend serves calls of every size as well as plain Java does, so that none
   * is left to plain Java.
   */
  default boolean forAllWork() {
    return false;
  }

  /**
   * Returns what a user who asked for the backend should know about how it works on this machine,
   * in one line. To be asked after {@link #create()}.
   */
  default Optional<String> note() {
    return Optional.empty();
  }

  /**
   * Returns the backend, ready for use.
   *
   * @throws IllegalStateException with the reason, if it can not be used after all
   */
  Kernels create();
}
