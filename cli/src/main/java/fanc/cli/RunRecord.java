package fanc.cli;

import fanc.properties.files.Property;
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

  /**
   * Returns the record of a verification.
   *
   * @param command the arguments that were given
   * @param decision how it was decided
   */
  VerificationResult verification(
      List<String> command,
      LoadedNetwork network,
      Property property,
      Decision decision,
      Method method,
      Summary summary,
      VerificationRun.Found found) {
    return new VerificationResult(
        tool(),
        command,
        network.identity(),
        identity(property),
        found.details().picture(),
        decision.proof().orElse(null),
        decision.reason().orElse(null),
        method.toString(),
        engine.threads().threads(),
        property.semantics().name().toLowerCase(Locale.ROOT),
        engine.kernels().name(),
        machine(),
        summary,
        found.details().drift(),
        found.images());
  }

  /** Returns the record of a verification of what was ready for it. */
  VerificationResult verification(
      List<String> command,
      Verification.Ready ready,
      Method method,
      Summary summary,
      VerificationRun.Found found) {
    return verification(
        command, ready.network(), ready.property(), ready.decision(), method, summary, found);
  }
}
