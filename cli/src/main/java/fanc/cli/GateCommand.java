package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.results.ResultFile;
import fanc.results.ResultFormatException;
import fanc.results.gate.BaselineChange;
import fanc.results.gate.CheckedChild;
import fanc.results.gate.GateBaseline;
import fanc.results.gate.GateReport;
import fanc.results.gate.GateSummary;
import fanc.results.gate.Strictness;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Fails a build where children of a network lost what a policy asks of them. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fails a build where networks prove less than a policy asks, or than was accepted before.",
      "No option is needed beside the policy; --accept makes what is found the new baseline."
    })
final class GateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "POLICY.json", description = "The policy, see docs/formats.md.")
  private Path file;

  @Option(
      names = "--accept",
      description = "Make what is found the baseline that later runs are compared with.")
  private boolean accept;

  @Option(
      names = "--fail-on",
      paramLabel = "violated|unknown|regression",
      description =
          "What makes the gate fail: violated images; those, too few verified ones and whatever is"
              + " worse than the baseline; or only what is worse than the baseline. Else what the"
              + " policy says, else unknown.")
  private Strictness failOn;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Another baseline than the policy's.")
  private Path baseline;

  @Option(
      names = "--method",
      converter = Method.Converter.class,
      paramLabel = "NAME",
      description = "As of fanc verify; else what the policy says, else auto.")
  private Method method;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the whole record of each network and property to this folder.")
  private Path out;

  @Mixin private GateReportOptions reports;
  @Mixin private StoreOptions store;
  @Mixin private WorkOptions work;
  @Mixin private AttackOptions attack;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  GateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    reports.requirePlaces();
    GatePlan plan = GatePlan.read(file);
    work.byDefault(plan.policy().threads(), plan.policy().timeoutSeconds());
    store.byDefault(plan.store());
    method = method(plan);
    Strictness strictness = strictness(plan);
    Optional<Path> place = baseline == null ? plan.baseline() : Optional.of(baseline);
    Optional<GateBaseline> before = before(plan, place, strictness);
    int proven = proveParent(plan);
    if (proven >= ExitStatus.BAD_INPUT) {
      return proven;
    }
    UsableProofs proofs = UsableProofs.in(store.open().remembering());
    GateRun run =
        new GateRun(
            plan,
            method,
            work,
            engine -> verification(engine, proofs),
            progress(),
            output.notes(terminal));
    List<CheckedChild> found = new ArrayList<>();
    for (GatePlan.Claim claim : plan.claims().values()) {
      found.addAll(run.run(claim.property(), networkOutput.choice(), out));
    }
    return report(plan, found, strictness, accepted(found, place, before), run.worstFault());
  }

  private Method method(GatePlan plan) {
    String named = plan.policy().method();
    if (method != null || named == null) {
      return method == null ? Method.AUTO : method;
    }
    try {
      return new Method.Converter().convert(named);
    } catch (TypeConversionException e) {
      throw new BadInputException(file + ": key 'method': " + e.getMessage(), e);
    }
  }

  private Strictness strictness(GatePlan plan) {
    Strictness named = failOn == null ? plan.policy().failOn() : failOn;
    return named == null ? Strictness.UNKNOWN : named;
  }

  /** Looks for the baseline before any work. */
  private Optional<GateBaseline> before(GatePlan plan, Optional<Path> place, Strictness strictness)
      throws IOException {
    boolean compares =
        strictness == Strictness.REGRESSION
            || (strictness == Strictness.UNKNOWN
                && plan.claims().values().stream().anyMatch(c -> c.thresholds().needsBaseline()));
    if (place.isEmpty()) {
      if (accept || compares) {
        throw new BadInputException(
            file
                + ": there is no baseline to "
                + (accept ? "write" : "compare with")
                + "; name its file with the key 'baseline' or with --baseline");
      }
      return Optional.empty();
    }
    if (accept) {
      OutputPlace.require(place.get());
    }
    if (Files.exists(place.get())) {
      return Optional.of(read(place.get()));
    }
    if (compares && !accept) {
      throw new BadInputException(
          place.get()
              + ": no baseline yet; look at what is found now and make it the baseline with: fanc"
              + " gate "
              + file
              + " --accept, and commit that file");
    }
    return Optional.empty();
  }

  private static GateBaseline read(Path place) throws IOException {
    try {
      return GateBaseline.read(place);
    } catch (ResultFormatException e) {
      throw new BadInputException(
          e.getMessage() + "; restore the file, or remove it and accept anew", e);
    }
  }

  private int proveParent(GatePlan plan)
      throws IOException, NetworkFormatException, PropertyFormatException {
    Optional<Path> parent = plan.parent();
    if (parent.isEmpty() || !method.transfers()) {
      return ExitStatus.OK;
    }
    List<String> options = new ArrayList<>(work.asArguments());
    options.addAll(networkOutput.asArguments());
    options.addAll(List.of("--method", method.toString()));
    if (output.quiet()) {
      options.add("--quiet");
    }
    GateParent step =
        new GateParent(parent.get(), store.folder(), networkOutput.choice(), options, progress());
    int worst = ExitStatus.OK;
    for (GatePlan.Claim claim : plan.claims().values()) {
      if (!Deployed.isMeant(claim.property())) {
        worst = Math.max(worst, step.prove(claim.property()));
      }
    }
    return worst;
  }

  /** What is found out on the way is no result of a gate. */
  private Terminal progress() {
    PrintStream lines =
        output.quiet()
            ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
            : terminal.err();
    return new Terminal(lines, terminal.err(), false);
  }

  private Verification verification(Engine engine, UsableProofs proofs) {
    Consumer<String> notes = output.notes(terminal);
    Verification.Effort effort = attack.effort(Trials.ONCE, work.seed(), out);
    return new Verification(engine, method, proofs, effort, notes, true);
  }

  /** Returns what to compare with: what was accepted before, or what is accepted now. */
  private Optional<GateBaseline> accepted(
      List<CheckedChild> found, Optional<Path> place, Optional<GateBaseline> before)
      throws IOException {
    if (!accept) {
      return before;
    }
    if (found.stream().anyMatch(child -> child.fault() != null)) {
      terminal.note("not accepted, the baseline is as it was: a network could not be checked");
      return before;
    }
    GateBaseline now = GateBaseline.of(Version.number(), found);
    List<String> changes = BaselineChange.between(before, now);
    changes.forEach(terminal.out()::println);
    if (changes.isEmpty()) {
      terminal.out().println(place.get() + ": nothing to accept, it says all that is found");
      return before;
    }
    ResultFile.write(place.get(), now.toJson());
    terminal.out().println("accepted: " + place.get() + "; commit it");
    return Optional.of(now);
  }

  private int report(
      GatePlan plan,
      List<CheckedChild> found,
      Strictness strictness,
      Optional<GateBaseline> compared,
      int worstFault)
      throws IOException {
    GateReport report =
        GateReport.of(
            plan.title(),
            Version.number(),
            found,
            property -> plan.claims().get(property).thresholds(),
            strictness,
            compared);
    int status =
        switch (report.verdict()) {
          case PASSED -> ExitStatus.OK;
          case VIOLATED -> ExitStatus.VIOLATED;
          case NOT_PROVED -> ExitStatus.UNPROVEN;
          case FAULT -> worstFault;
        };
    reports.write(report, status);
    terminal.out().print(GateSummary.toText(report));
    return status;
  }
}
