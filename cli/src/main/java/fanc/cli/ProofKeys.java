package fanc.cli;

import fanc.networks.Network;
import fanc.networks.lowering.Lowering;
import fanc.properties.OutputConstraint;
import fanc.properties.PropertyFormatException;
import fanc.properties.ResolvedHash;
import fanc.properties.files.LabelSource;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.templates.store.ProofKey;
import java.util.Locale;

/** Under which key the proofs of a property lie: whatever rows a run selects, one key for all. */
final class ProofKeys {
  private ProofKeys() {}

  /**
   * Returns the key of a property for networks with the sizes of this one. A label that the parent
   * decides is not known for a child, so such properties are keyed by their regions alone.
   *
   * @throws PropertyFormatException if the property does not fit the network
   */
  static ProofKey of(Property property, Network network) throws PropertyFormatException {
    int outputs = network.outputShape().size();
    boolean predicted = property.labelSource() == LabelSource.PREDICTED;
    StringBuilder resolved = new StringBuilder(predicted ? "predicted" : "stated");
    for (PropertyCase theCase : property.cases()) {
      property.requireFits(theCase, network.inputShape().size(), outputs);
      resolved.append('\n').append(ResolvedHash.of(theCase.family(), constraint(theCase, outputs)));
    }
    return ProofKey.of(
        resolved.toString(),
        property.semantics().name().toLowerCase(Locale.ROOT),
        Lowering.VERSION);
  }

  private static OutputConstraint constraint(PropertyCase theCase, int outputs) {
    return theCase
        .constraint()
        .orElseGet(() -> OutputConstraint.label(theCase.fileLabel().orElse(0), outputs));
  }
}
