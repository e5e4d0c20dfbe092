package fanc.cli;

import fanc.cli.VerificationRun.Found;
import fanc.properties.BasePoint;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.perturbation.PixelScores;
import fanc.results.ChildrenResult;
import fanc.results.Summary;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Verifies one property on many networks in one process: the property is read once, one engine and
 * one store serve all networks.
 */
final class ChildrenVerification implements AutoCloseable {
  private final Settings settings;
  private final Function<Engine, Verification> verifications;
  private final Consumer<String> notes;
  private Engine engine;
  private RunRecord records;

  /**
   * What a user asks for.
   *
   * @param method how to decide
   * @param failOn which verdicts make the exit status of a network other than 0
   * @param networks how many there are
   * @param command the arguments that say so
   */
  record Settings(
      Method method,
      FailOn failOn,
      SelectionOptions selection,
      WorkOptions work,
      Property property,
      int networks,
      List<String> command) {}

  /**
   * Makes the verification.
   *
   * @param verifications decides properties with an engine
   */
  ChildrenVerification(
      Settings settings, Function<Engine, Verification> verifications, Consumer<String> notes) {
    this.settings = settings;
    this.verifications = verifications;
    this.notes = notes;
  }

  /**
   * Runs over networks, prints what is found, and returns the exit status.
   *
   * @param files the networks, in order
   * @param run asked to decide them by {@link #decide}
   */
  static int run(
      List<Path> files,
      ChildRecords records,
      Terminal terminal,
      ChildrenVerification verification,
      ChildrenRun run)
      throws IOException, PropertyFormatException {
    Settings settings = verification.settings;
    Set<Integer> rows = verification.rows();
    List<ChildRecords.Kept> kept = records.kept(result -> isDone(result, settings, rows));
    ChildrenResult all =
        new ChildrenResult(
            RunRecord.tool(),
            RunRecord.identity(settings.property()),
            settings.method().toString(),
            settings.work().threads(),
            run.run(files, kept, result -> verification.status(result)));
    records.finish(all);
    terminal.out().println(run.summary());
    return run.status();
  }

  /** Returns the rows that the user or the property names. */
  private Set<Integer> rows() throws PropertyFormatException {
    Set<Integer> rows = new HashSet<>();
    Property unscored = settings.property().scoredBy(new NoScores());
    for (PropertyCase each : settings.selection().cases(unscored)) {
      rows.add(each.index());
    }
    return rows;
  }

  /** Rows are the same whichever pixels a perturbation chooses. */
  private record NoScores() implements PixelScores {
    @Override
    public double[] derivatives(BasePoint input) {
      return new double[input.dimension()];
    }

    @Override
    public String origin() {
      return "nothing";
    }
  }

  private static boolean isDone(VerificationResult result, Settings settings, Set<Integer> rows) {
    Summary summary = result.summary();
    return result.property().sha256().equals(settings.property().sha256())
        && result.method().equals(settings.method().toString())
        && summary.images() + summary.skippedMisclassified() == rows.size()
        && result.images().stream().allMatch(image -> rows.contains(image.index()));
  }

  private int status(VerificationResult result) {
    return settings.failOn().status(result.images(), ParentVerdicts.unknown(), FailOn.Style.FANC);
  }

  /** Decides the property on a network; see {@link ChildrenRun.Decider}. */
  ChildrenRun.Decided decide(LoadedNetwork loaded, Consumer<String> lines)
      throws PropertyFormatException {
    long start = System.nanoTime();
    Property stated = settings.property();
    Property scored = stated.scoredBy(new GradientScores(loaded.asAskedBy(stated)));
    List<PropertyCase> cases = settings.selection().cases(scored);
    Verification verification = verifications.apply(engine(loaded, cases));
    Verification.Ready ready = verification.ready(loaded, stated);
    ready.network().notes().forEach(lines);
    Decision decision = ready.decision();
    if (settings.failOn() == FailOn.REGRESSION && !decision.parent().known()) {
      throw new BadInputException(
          "--fail-on regression needs a proof of the parent: "
              + decision.reason().orElse("method " + settings.method() + " uses none"));
    }
    VerificationRun run =
        verification.run(
            ready, settings.selection(), settings.work().timeout(Budgets.timeout(stated)));
    double secondsLoad = (System.nanoTime() - start) * 1e-9;
    decision.reason().ifPresent(r -> notes.accept(loaded.path() + ": from scratch: " + r));
    Found found = run.run(cases, (task, done, total) -> {}, lines);
    found.requireVerdicts(ready.property());
    Summary summary = found.summary(secondsLoad);
    return new ChildrenRun.Decided(
        summary,
        found.images(),
        () -> records.verification(settings.command(), ready, settings.method(), summary, found),
        Verdicts.totals(summary, stated.coverage()),
        settings.failOn().status(found.images(), decision.parent(), FailOn.Style.FANC));
  }

  /** The first network tells how large the whole run is. */
  private Engine engine(LoadedNetwork first, List<PropertyCase> cases) {
    if (engine == null) {
      double size = WorkEstimate.of(first.network(), cases, settings.networks());
      engine = new Engine(settings.work(), size, notes);
      records = new RunRecord(engine);
    }
    return engine.within(settings.work().memory(settings.property()));
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
