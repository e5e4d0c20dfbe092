package fanc.cli;

import fanc.templates.store.StoreSweep;
import fanc.templates.store.StoreSweep.Litter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Removes from a store what nobody can use. */
@Command(
    name = "gc",
    mixinStandardHelpOptions = true,
    description = {
      "Removes what killed processes left half-written, files that can not be used, and records",
      "that no proof has needed for a day. What other processes are writing stays."
    })
final class StoreGcCommand implements Callable<Integer> {
  private static final double SECONDS_OF_DAY = 86_400;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      description = "Proofs that were written before so many days go too, with their records.")
  private Double days;

  @Option(names = "--dry-run", description = "Say what would go, and remove nothing.")
  private boolean dry;

  @Mixin private StoreOptions store;

  StoreGcCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (days != null && !(days >= 0 && days < 1e6)) {
      throw new ParameterException(spec.commandLine(), "--older-than must be a number of days");
    }
    Instant now = Instant.now();
    Optional<Instant> oldest =
        Optional.ofNullable(days)
            .map(limit -> now.minus(Duration.ofSeconds((long) (limit * SECONDS_OF_DAY))));
    StoreSweep sweep = new StoreSweep(store.folder(), oldest, now);
    List<Litter> litter = dry ? sweep.plan() : sweep.run();
    litter.forEach(each -> terminal.out().println(each.entry().file() + ": " + each.why()));
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s %d files, %.2f MB%n",
            store.folder(),
            dry ? "would remove" : "removed",
            litter.size(),
            litter.stream().mapToLong(each -> each.entry().bytes()).sum() * 1e-6);
    return ExitStatus.OK;
  }
}
