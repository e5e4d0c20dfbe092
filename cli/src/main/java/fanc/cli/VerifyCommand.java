package fanc.cli;

import fanc.cli.VerificationRun.Found;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import fanc.results.ResultFile;
import fanc.results.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a network, with its parent's proof where the store has one. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Verifies a property of a network, with the parent's proof where the store has one.",
      "With a VNN-LIB file as its argument it prints unsat, sat, unknown or timed-out alone."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE.vnnlib",
      description = "A VNN-LIB query; the answer is printed as VNN-COMP tools do.")
  private Path query;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "[NAME=]FILE",
      description = "ONNX file of the network.")
  private String network;

  @Option(names = "--property", paramLabel = "FILE", description = "Property JSON or VNN-LIB file.")
  private Path property;

  @Option(
      names = "--method",
      converter = Method.Converter.class,
      paramLabel = "NAME",
      description = "auto, deepz, deepz-folded, box, product, fanc or fanc-original; auto.")
  private Method method = Method.AUTO;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Decide N times after a warm-up and report the median time.")
  private Integer repeat;

  @Option(
      names = "--fail-on",
      paramLabel = "violated|unknown|regression",
      description =
          "Which verdicts make the exit status other than 0; unknown if not given. regression:"
              + " images that are verified on the parent and not here.")
  private FailOn failOn = FailOn.UNKNOWN;

  @Option(
      names = "--exit-style",
      paramLabel = "fanc|sat",
      description = "sat: exit 10 for sat, 20 for unsat, 0 else.")
  private FailOn.Style exitStyle = FailOn.Style.FANC;

  @Mixin private StoreOptions store;
  @Mixin private SelectionOptions selection;
  @Mixin private WorkOptions work;
  @Mixin private AttackOptions attack;
  @Mixin private RecordOptions record;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    if ((query == null) == (property == null)) {
      throw new ParameterException(
          spec.commandLine(), "give either --property FILE or one VNN-LIB file");
    }
    if (repeat != null && repeat < 1) {
      throw new ParameterException(spec.commandLine(), "--repeat must be at least 1");
    }
    boolean answered = false;
    try {
      int status = verify();
      answered = true;
      return status;
    } finally {
      if (query != null && !answered) {
        terminal.out().println("error");
      }
    }
  }

  private int verify() throws IOException, NetworkFormatException, PropertyFormatException {
    record.requirePlace();
    long start = System.nanoTime();
    LoadedNetwork loaded = LoadedNetwork.read(network, networkOutput.choice());
    Property claims =
        PropertyFile.read(query == null ? property : query).scoredBy(new GradientScores(loaded));
    DroppedOutput.note(loaded).ifPresent(note -> output.note(terminal, note));
    try (Engine engine = new Engine(work, output.notes(terminal));
        Progress progress = output.progress(terminal)) {
      ProofChoice proofs = new ProofChoice(engine, output.notes(terminal));
      Decision decision = proofs.choose(method, loaded, claims, store.open());
      Duration budget = work.timeout(Budgets.timeout(claims));
      if (failOn == FailOn.REGRESSION && !decision.parent().known()) {
        throw new BadInputException(
            "--fail-on regression needs a proof of the parent: "
                + decision.reason().orElse("method " + method + " uses none"));
      }
      ImageCheck check =
          new ImageCheck(
              new WitnessSearch(loaded.network(), engine.kernels(), attack.seconds(), work.seed()),
              decision.way(),
              budget,
              repeat == null ? ImageCheck.EARLY_SEARCH : repeat);
      VerificationRun run =
          new VerificationRun(claims, loaded, check, selection, decision.parent());
      double secondsLoad = (System.nanoTime() - start) * 1e-9;
      decision.reason().ifPresent(r -> output.note(terminal, "from scratch: " + r));
      Found found =
          run.run(
              selection.cases(claims),
              progress,
              line -> {
                if (query == null) {
                  terminal.out().println(line);
                }
              });
      return report(found, new Run(loaded, claims, decision, engine), secondsLoad);
    }
  }

  /** What the run was about. */
  private record Run(LoadedNetwork network, Property property, Decision decision, Engine engine) {}

  private int report(Found found, Run run, double secondsLoad) throws IOException {
    found.requireVerdicts(run.property());
    Summary summary = found.summary(secondsLoad);
    if (record.out() != null) {
      ResultFile.write(
          record.out(),
          ResultFile.toJson(
              new RunRecord(run.engine())
                  .verification(
                      run.network(),
                      run.property(),
                      run.decision(),
                      method,
                      summary,
                      found.images())));
    }
    if (query == null) {
      terminal.out().println(Verdicts.totals(summary, run.property().coverage()));
    } else {
      terminal.out().print(VnnlibAnswer.of(found.images()));
    }
    return failOn.status(found.images(), run.decision().parent(), exitStyle);
  }
}
