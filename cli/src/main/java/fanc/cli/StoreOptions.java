package fanc.cli;

import fanc.templates.store.ProofStore;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where proofs are kept. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Folder of proofs; else FANC_STORE, else .fanc in the working folder.")
  private Path store;

  /** Returns the store; its folder need not exist yet. */
  ProofStore open() {
    Path folder = folder();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new BadInputException(folder + ": not a folder of proofs");
    }
    return new ProofStore(folder);
  }

  /** Says which folder holds where the user names none; null for no other. */
  void byDefault(Path otherwise) {
    store = store == null ? otherwise : store;
  }

  /** Returns its folder, which need not exist. */
  Path folder() {
    if (store != null) {
      return store;
    }
    String given = System.getenv("FANC_STORE");
    return Path.of(given == null || given.isBlank() ? ".fanc" : given);
  }
}
