package fanc.cli;

import fanc.cli.VerificationRun.Found;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.instances.Instance;
import fanc.properties.instances.InstanceList;
import fanc.results.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
      "With a VNN-LIB file as its argument it prints unsat, sat, unknown or timed-out alone; with",
      "--instances it works through a list of VNN-COMP and prints a line of results for each."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final RunClock clock;
  private final QueryFace face;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE.vnnlib",
      description = "A VNN-LIB query; the answer is printed as VNN-COMP tools do.")
  private Path query;

  @Option(
      names = "--network",
      paramLabel = "[NAME=]FILE",
      description =
          "ONNX file of the network; or a folder, or a quoted pattern such as 'children/*.onnx', for"
              + " many networks in one run, --out then names a folder.")
  private String network;

  @Option(names = "--property", paramLabel = "FILE", description = "Property JSON or VNN-LIB file.")
  private Path property;

  @Mixin private InstanceOptions list;
  @Mixin private EnsembleOptions ensemble;

  @Option(
      names = "--resume",
      description =
          "With --instances or many networks: go on after the results that --out has already.")
  private boolean resume;

  @Option(
      names = "--method",
      converter = Method.Converter.class,
      paramLabel = "NAME",
      description =
          "auto (what is recorded of a parent, then as scratch), deepz, deepz-folded, box, product,"
              + " crown, scratch (groups of regions, then box, deepz, product, crown until one"
              + " proves it), family (all regions as one set), fanc or fanc-original; auto.")
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
  @Mixin private FromOption from;
  @Mixin private QueryOptions asked;
  @Mixin private SelectionOptions selection;
  @Mixin private WorkOptions work;
  @Mixin private AttackOptions attack;
  @Mixin private RecordOptions record;
  @Mixin private DetailOptions details;
  @Mixin private ChildCertificateOptions certificate;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  VerifyCommand(Terminal terminal, RunClock clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.face = new QueryFace(terminal, clock);
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    VerifySubject subject = subject();
    subject.require(spec.commandLine());
    list.requireSense();
    ensemble.requireSense(exitStyle);
    certificate.requireSense(subject.oneNetwork() && selection.region().isEmpty());
    if (repeat != null && repeat < 1) {
      throw new ParameterException(spec.commandLine(), "--repeat must be at least 1");
    }
    if (list.list() != null) {
      return runInstances();
    }
    if (ensemble.file() != null) {
      return runEnsemble();
    }
    if (subject.manyNetworks()) {
      return runChildren();
    }
    return query == null
        ? verify()
        : face.answer(work.timeout(null), failOn.late(exitStyle), this::verify);
  }

  private VerifySubject subject() {
    return new VerifySubject(
        query,
        property,
        list.list(),
        ensemble.file(),
        network,
        selection.isGiven(),
        resume,
        record.out() != null);
  }

  private int runChildren() throws IOException, NetworkFormatException, PropertyFormatException {
    if (property == null || exitStyle == FailOn.Style.SAT) {
      throw new ParameterException(
          spec.commandLine(), "many networks go with --property, and not with --exit-style sat");
    }
    List<Path> files = NetworkFiles.of(network);
    ChildRecords records = record.folder(resume);
    Property stated = asked.read(property);
    ChildrenVerification.Settings settings =
        new ChildrenVerification.Settings(
            method, failOn, selection, work, stated, files.size(), record.command());
    Consumer<String> notes = output.notes(terminal);
    UsableProofs proofs = from.of(store.open().remembering(), method, networkOutput.choice());
    try (ChildrenVerification children =
        new ChildrenVerification(settings, engine -> verification(engine, proofs, notes), notes)) {
      ChildrenRun run =
          new ChildrenRun(terminal, records, networkOutput.choice(), children::decide);
      return ChildrenVerification.run(files, records, terminal, children, run);
    }
  }

  private int runEnsemble() throws IOException, NetworkFormatException, PropertyFormatException {
    Property stated = asked.read(property);
    LoadedEnsemble loaded = LoadedEnsemble.read(ensemble.file(), networkOutput.choice());
    Consumer<String> notes = output.notes(terminal);
    EnsembleRun.Settings settings =
        new EnsembleRun.Settings(
            ensemble.claim(),
            failOn,
            selection,
            work.timeout(Budgets.timeout(stated)),
            record.command());
    ChildRecords records = record.folder(false);
    UsableProofs proofs = from.of(store.open().remembering(), method, networkOutput.choice());
    double size = loaded.estimate(stated, selection, repeat == null ? 1 : 2 * repeat);
    try (Engine engine = new Engine(work, size, notes)) {
      Verification verification = verification(engine.within(work.memory(stated)), proofs, notes);
      return new EnsembleRun(terminal, settings, loaded, verification, records).run(stated);
    }
  }

  private int runInstances() throws IOException, NetworkFormatException, PropertyFormatException {
    if (failOn == FailOn.REGRESSION || exitStyle == FailOn.Style.SAT) {
      throw new ParameterException(
          spec.commandLine(), "--fail-on regression and --exit-style sat are for one property");
    }
    List<Instance> instances = InstanceList.read(list.list());
    InstanceResults results =
        record.out() == null ? InstanceResults.nowhere() : InstanceResults.at(record.out(), resume);
    UsableProofs proofs = from.of(store.open(), method, networkOutput.choice());
    try (InstanceDecider decider =
        new InstanceDecider(
            engine -> verification(engine, proofs, note -> {}),
            asked,
            selection,
            work,
            instances.size(),
            output.notes(terminal))) {
      return new InstancesRun(terminal, results, networkOutput.choice(), decider, list.scoring())
          .run(instances);
    }
  }

  private Verification verification(Engine engine, UsableProofs proofs, Consumer<String> notes) {
    return new Verification(
        engine,
        method,
        proofs,
        attack.effort(
            repeat == null ? Trials.ONCE : Trials.timed(repeat), work.seed(), record.out()),
        notes,
        details.details(record.out() != null && list.list() == null));
  }

  private int verify() throws IOException, NetworkFormatException, PropertyFormatException {
    record.requirePlace();
    long start = System.nanoTime();
    LoadedNetwork loaded = LoadedNetwork.read(network, networkOutput.choice());
    Property stated = asked.read(query == null ? property : query);
    DeclaredNetwork.requireNamed(network, stated);
    List<PropertyCase> cases = cases(loaded, stated);
    ChildCertificate claimed = certificate.of(loaded, stated, networkOutput.choice(), cases);
    double size = WorkEstimate.of(loaded.network(), cases, repeat == null ? 1 : 2 * repeat);
    UsableProofs proofs = from.of(store.open(), method, networkOutput.choice());
    try (Engine engine = new Engine(work, size, output.notes(terminal));
        Progress progress = output.progress(terminal)) {
      Engine bounded = engine.within(work.memory(stated));
      Verification verification = verification(bounded, proofs, output.notes(terminal));
      Verification.Ready ready = verification.ready(loaded, stated);
      Property claims = ready.property();
      ready.network().notes().forEach(note -> output.note(terminal, note));
      work.memoryNote(claims).ifPresent(note -> output.note(terminal, note));
      Decision decision = ready.decision();
      if (failOn == FailOn.REGRESSION && !decision.parent().known()) {
        throw new BadInputException(
            "--fail-on regression needs a proof of the parent: "
                + decision.reason().orElse("method " + method + " uses none"));
      }
      Duration budget = work.timeout(Budgets.timeout(claims));
      VerificationRun run =
          verification.run(ready, selection, query == null ? budget : clock.left(budget));
      double secondsLoad = (System.nanoTime() - start) * 1e-9;
      decision.reason().ifPresent(r -> output.note(terminal, "from scratch: " + r));
      sayQuery(claims);
      Found found = query == null ? run.run(cases, progress, terminal::result) : run.answer(cases);
      int status = report(found, ready, engine, secondsLoad);
      claimed.write(claims, engine, found.images(), budget, output, terminal);
      return status;
    }
  }

  private List<PropertyCase> cases(LoadedNetwork loaded, Property stated)
      throws PropertyFormatException {
    Property claims = stated.scoredBy(new GradientScores(loaded.asAskedBy(stated)));
    return query == null ? selection.cases(claims) : claims.cases();
  }

  /** Says how a query was understood: beside the answer, or as the beginning of the report. */
  private void sayQuery(Property claims) {
    Consumer<String> reader =
        query == null ? terminal.out()::println : line -> output.note(terminal, line);
    claims.query().ifPresent(asked -> QueryReport.lines(asked).forEach(reader));
  }

  private int report(Found found, Verification.Ready ready, Engine engine, double secondsLoad)
      throws IOException {
    Property claims = ready.property();
    found.requireVerdicts(claims);
    Summary summary = found.summary(secondsLoad);
    if (record.out() != null) {
      RunRecord made = new RunRecord(engine);
      record.write(made.verification(record.command(), ready, method, summary, found));
    }
    if (query != null) {
      face.say(VnnlibAnswer.of(claims, found.images()));
    } else {
      terminal.result(Verdicts.totals(summary, claims.coverage()));
      Verdicts.rungs(found.images()).ifPresent(terminal.out()::println);
      if (claims.query().isPresent()) {
        terminal.out().println(QueryReport.verdict(found.images(), selection.isGiven()));
      }
    }
    int status = failOn.status(found.images(), ready.decision().parent(), exitStyle);
    // That a part of the images or cases holds is no unsat.
    boolean part = exitStyle == FailOn.Style.SAT && selection.isGiven();
    return part && Answer.of(found.images()) != Answer.SAT ? ExitStatus.OK : status;
  }
}
