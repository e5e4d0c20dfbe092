package fanc.cli;

import fanc.cli.VerificationRun.Found;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.instances.Instance;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decides the instances of a list, each within the time that the list names and the memory that its
 * property allows. The first that can be read tells how large the whole run is.
 */
final class InstanceDecider implements InstancesRun.Decider, AutoCloseable {
  private final Function<Engine, Verification> verifications;
  private final QueryOptions asked;
  private final SelectionOptions selection;
  private final WorkOptions work;
  private final int instances;
  private final Consumer<String> notes;
  private Engine engine;

  /**
   * Makes the decider, and looks whether what is asked for can be had.
   *
   * @param verifications decides properties with an engine
   * @param asked how queries are meant
   * @param instances how many there are in the list
   * @throws BadInputException if there is no such arithmetic
   */
  InstanceDecider(
      Function<Engine, Verification> verifications,
      QueryOptions asked,
      SelectionOptions selection,
      WorkOptions work,
      int instances,
      Consumer<String> notes) {
    this.verifications = verifications;
    this.asked = asked;
    this.selection = selection;
    this.work = work;
    this.instances = instances;
    this.notes = notes;
    work.threads();
    if (!work.choosesBackend()) {
      engine = new Engine(work, WorkEstimate.LONG, notes);
    }
  }

  @Override
  public InstancesRun.Decided decide(LoadedNetwork loaded, Instance instance)
      throws PropertyFormatException {
    long start = System.nanoTime();
    Property stated = asked.read(instance.property());
    Duration listed =
        instance.timeoutSeconds().isPresent()
            ? Duration.ofNanos((long) (instance.timeoutSeconds().getAsDouble() * 1e9))
            : Budgets.timeout(stated);
    Property scored = stated.scoredBy(new GradientScores(loaded.asAskedBy(stated)));
    Engine bounded = engine(loaded, scored.cases()).within(work.memory(stated));
    Verification verification = verifications.apply(bounded);
    Verification.Ready ready = verification.ready(loaded, stated);
    Property claims = ready.property();
    VerificationRun run = verification.run(ready, selection, work.timeout(listed));
    double secondsPrepare = (System.nanoTime() - start) * 1e-9;
    Found found = run.answer(claims.cases());
    found.requireVerdicts(claims);
    return new InstancesRun.Decided(claims, found.images(), secondsPrepare);
  }

  private Engine engine(LoadedNetwork first, List<PropertyCase> cases) {
    if (engine == null) {
      engine = new Engine(work, WorkEstimate.of(first.network(), cases, instances), notes);
    }
    return engine;
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
