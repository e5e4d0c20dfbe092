package fanc.cli;

import fanc.cli.VerificationRun.Found;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import fanc.properties.instances.Instance;
import java.time.Duration;

/** Decides the instances of a list within the times that it names. */
record InstanceDecider(Verification verification, SelectionOptions selection, WorkOptions work)
    implements InstancesRun.Decider {
  @Override
  public InstancesRun.Decided decide(LoadedNetwork loaded, Instance instance)
      throws PropertyFormatException {
    long start = System.nanoTime();
    Property stated = PropertyFile.read(instance.property());
    Duration listed =
        instance.timeoutSeconds().isPresent()
            ? Duration.ofNanos((long) (instance.timeoutSeconds().getAsDouble() * 1e9))
            : Budgets.timeout(stated);
    Verification.Ready ready = verification.ready(loaded, stated);
    Property claims = ready.property();
    VerificationRun run = verification.run(ready, selection, work.timeout(listed));
    double secondsPrepare = (System.nanoTime() - start) * 1e-9;
    Found found = run.answer(claims.cases());
    found.requireVerdicts(claims);
    return new InstancesRun.Decided(found.images(), secondsPrepare);
  }
}
