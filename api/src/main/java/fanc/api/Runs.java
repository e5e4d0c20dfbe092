package fanc.api;

import fanc.cli.BadInputException;
import fanc.cli.LibraryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Runs of the program behind this package, and the folders they need. */
final class Runs {
  private Runs() {}

  /** Runs in the options' store, or in one that is removed after. */
  static Verification with(Options options, Function<LibraryRun, LibraryRun.Answer> work)
      throws InputException {
    if (options.store().isPresent()) {
      return in(options.store().get(), options, work);
    }
    Path folder = temporaryStore();
    try {
      return in(folder, options, work);
    } finally {
      remove(folder);
    }
  }

  /** Runs in a store. */
  static Verification in(Path store, Options options, Function<LibraryRun, LibraryRun.Answer> work)
      throws InputException {
    LibraryRun run =
        new LibraryRun(
            fanc.cli.Method.valueOf(options.method().name()),
            options.threads(),
            options.timeout(),
            options.attack(),
            store);
    try {
      return Verification.of(work.apply(run));
    } catch (BadInputException e) {
      throw new InputException(e.getMessage(), e);
    }
  }

  /** Makes a store in the folder for temporary files. */
  static Path temporaryStore() throws InputException {
    try {
      return Files.createTempDirectory("fanc-store");
    } catch (IOException e) {
      throw new InputException("no folder for temporary files: " + e.getMessage(), e);
    }
  }

  /** Removes a temporary store; what can not be removed is left to whoever cleans that folder. */
  static void remove(Path store) {
    try (Stream<Path> files = Files.walk(store)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      store.toFile().deleteOnExit();
    }
  }
}
