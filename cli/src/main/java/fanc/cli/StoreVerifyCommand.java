package fanc.cli;

import fanc.templates.store.ImageProof;
import fanc.templates.store.StoreEntry;
import fanc.templates.store.StoreEntry.Kind;
import fanc.templates.store.StoreSurvey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every file of a store. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every proof and record of a store: seals, versions, and what they say they are about.",
      "Exits with 3 if one can not be used; runs pass over it, and fanc store gc removes it."
    })
final class StoreVerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private StoreOptions store;

  StoreVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = store.folder();
    List<StoreEntry> entries = new StoreSurvey(folder, true).entries();
    int faults = 0;
    for (StoreEntry entry : entries) {
      if (entry.refusal().isPresent()) {
        terminal.out().println(entry.file() + ": " + entry.refusal().get());
        faults++;
      }
    }
    for (String gone : missing(entries)) {
      terminal.out().println(gone + ".fancrecord: a proof needs it, and it is gone");
      faults++;
    }
    terminal
        .out()
        .printf(
            "%s: %d proofs and %d records read, %d that can not be used%n",
            folder, count(entries, Kind.PROOF), count(entries, Kind.RECORD), faults);
    return faults == 0 ? ExitStatus.OK : ExitStatus.BAD_INPUT;
  }

  private static long count(List<StoreEntry> entries, Kind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).count();
  }

  private static List<String> missing(List<StoreEntry> entries) {
    Set<String> there =
        entries.stream()
            .filter(entry -> entry.kind() == Kind.RECORD)
            .map(entry -> entry.file().getFileName().toString().replaceFirst("\\..*", ""))
            .collect(Collectors.toSet());
    return entries.stream()
        .flatMap(entry -> entry.proof().stream())
        .flatMap(proof -> proof.images().stream())
        .map(ImageProof::record)
        .flatMap(record -> record.stream())
        .map(record -> record.sha256())
        .filter(record -> !there.contains(record))
        .distinct()
        .toList();
  }
}
