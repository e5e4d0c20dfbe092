package fanc.cli;

import fanc.results.Diagnosis;
import fanc.results.Finding;
import fanc.results.Machine;
import fanc.results.ResultFile;
import fanc.templates.store.StoreEntry;
import fanc.templates.store.StoreEntry.Kind;
import fanc.templates.store.StoreSurvey;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether a machine is fit for the program. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether this machine is fit: Java, memory, arithmetic, store, disk.",
      "Each backend answers small questions with known answers. Exits with 4 if something is wrong."
    })
final class DoctorCommand implements Callable<Integer> {
  /** A run of seconds in plain Java, for which the backend of long runs is chosen. */
  private static final double LONG_RUN = 2e11;

  /** Below this the usual measurement takes ten seconds. */
  private static final double SLOW = 1;

  /** Hundreds of megabytes, loaded by name alone. */
  private static final String HEAVY = "nd4j";

  private final Terminal terminal;

  @Option(names = "--no-oracle", description = "Ask the backends nothing, measure no speed.")
  private boolean noOracle;

  @Mixin private StoreOptions store;
  @Mixin private RecordOptions record;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    record.requirePlace();
    List<Finding> findings = new ArrayList<>();
    findings.add(MachineCheckup.java());
    findings.addAll(MachineCheckup.resources());
    findings.add(MachineCheckup.vectorApi());
    double gflops = arithmetic(findings);
    findings.add(MachineCheckup.nd4j());
    findings.addAll(stored(store.folder()));
    findings.add(MachineCheckup.disk(Path.of("")));
    findings.add(MachineCheckup.quickStart());
    Diagnosis all = new Diagnosis(RunRecord.tool(), Machine.here(gflops), findings);
    findings.forEach(this::say);
    if (record.out() != null) {
      ResultFile.write(record.out(), ResultFile.toJson(all));
    }
    terminal.out().println(all.healthy() ? "healthy" : "not healthy; what to do is said above");
    return all.healthy() ? ExitStatus.OK : ExitStatus.INTERNAL;
  }

  private void say(Finding finding) {
    String mark = finding.state().name().toLowerCase(Locale.ROOT);
    terminal.out().printf("%-8s %-12s %s%n", mark, finding.subject(), finding.value());
    if (!finding.advice().isEmpty()) {
      terminal.out().printf("%-8s %-12s -> %s%n", "", "", finding.advice());
    }
  }

  /** Returns the speed of the backend of long runs; NaN if it was not measured. */
  private double arithmetic(List<Finding> findings) {
    Kernels chosen = Backend.named("auto", LONG_RUN, note -> {});
    if (noOracle) {
      findings.add(Finding.ok("backend", chosen.name() + " for long runs"));
      return Double.NaN;
    }
    double rough = OracleCheck.gigaflops(chosen);
    double gflops = rough < SLOW ? rough : Backend.gigaflops(chosen);
    String speed =
        String.format(Locale.ROOT, "%s for long runs, %.1f GFLOP/s", chosen.name(), gflops);
    findings.add(Finding.ok("backend", speed + " in one thread"));
    for (String name : KernelsChoice.available()) {
      if (!name.equals(HEAVY)) {
        findings.add(oracle(name));
      }
    }
    return gflops;
  }

  private static Finding oracle(String name) {
    String subject = "oracle";
    Optional<String> fault;
    try {
      fault = OracleCheck.fault(KernelsChoice.named(name));
    } catch (IllegalArgumentException e) {
      return Finding.note(subject, name + ": " + e.getMessage(), "runs do without it");
    }
    return fault
        .map(
            wrong ->
                Finding.problem(
                    subject,
                    name + ": " + wrong,
                    "do not use it: --backend java; and report it, see SECURITY.md"))
        .orElseGet(() -> Finding.ok(subject, name + ": every answer is right"));
  }

  private static List<Finding> stored(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of(Finding.ok("store", folder + ": none yet; fanc prove makes it"));
    }
    if (!Files.isDirectory(folder)) {
      String advice = "move the file away, or name another --store";
      return List.of(Finding.problem("store", folder + ": no folder", advice));
    }
    List<StoreEntry> entries = new StoreSurvey(folder, false).entries();
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.ok("store", summary(folder, entries)));
    for (StoreEntry entry : entries) {
      entry
          .refusal()
          .map(why -> Finding.problem("store", entry.file() + ": " + why, "fanc store gc"))
          .ifPresent(findings::add);
    }
    if (othersRead(folder)) {
      findings.add(
          Finding.note(
              "store",
              folder + ": others may read it",
              "proofs reveal images: chmod 700 " + folder));
    }
    return findings;
  }

  private static String summary(Path folder, List<StoreEntry> entries) {
    return String.format(
        Locale.ROOT,
        "%s: %d proofs, %.1f MB",
        folder,
        entries.stream().filter(entry -> entry.kind() == Kind.PROOF).count(),
        entries.stream().mapToLong(StoreEntry::bytes).sum() * 1e-6);
  }

  private static boolean othersRead(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_READ);
  }
}
