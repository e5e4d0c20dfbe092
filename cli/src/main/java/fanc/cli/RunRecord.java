package fanc.cli;

import fanc.properties.files.Property;
import fanc.results.ImageResult;
import fanc.results.Machine;
import fanc.results.PropertyIdentity;
import fanc.results.Summary;
import fanc.results.ToolIdentity;
import fanc.results.VerificationResult;
import java.util.List;
import java.util.Locale;

/** What every record of a run says of program, machine and arithmetic. */
final class RunRecord {
  private final Engine engine;
  private Machine machine;

  RunRecord(Engine engine) {
    this.engine = engine;
  }

  /** Returns which build ran. */
  static ToolIdentity tool() {
    return new ToolIdentity(Version.number(), Revision.ofProject());
  }

  /** Returns this machine, its speed measured once. */
  Machine machine() {
    if (machine == null) {
      machine = Machine.here(Backend.gigaflops(engine.kernels()));
    }
    return machine;
  }

  /** Returns how records name a property. */
  static PropertyIdentity identity(Property property) {
    return new PropertyIdentity(property.file().toString(), property.sha256(), property.name());
  }

  /** Returns the record of a verification. */
  VerificationResult verification(
      LoadedNetwork network,
      Property property,
      Decision decision,
      Method method,
      Summary summary,
      List<ImageResult> images) {
    return new VerificationResult(
        tool(),
        network.identity(),
        identity(property),
        decision.proof().orElse(null),
        decision.reason().orElse(null),
        method.toString(),
        engine.threads().threads(),
        property.semantics().name().toLowerCase(Locale.ROOT),
        engine.kernels().name(),
        machine(),
        summary,
        images);
  }
}
