package fanc.cli;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.PropertyFormatException;
import fanc.properties.RegionFamily;
import fanc.properties.files.LabelSource;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.verifier.attack.PointMargin;
import java.util.OptionalInt;

/**
 * One case of a property as a claim about one network.
 *
 * @param index row of the image
 * @param label the label the claim is about; -1 if the property states a constraint of its own
 * @param family the regions
 * @param constraint what must hold at the output
 * @param predicted the class the network predicts at the base point
 * @param margin the constraint's margin at the base point, in ordinary double arithmetic
 */
record ImageClaim(
    int index,
    int label,
    RegionFamily family,
    OutputConstraint constraint,
    int predicted,
    double margin) {

  /**
   * Makes the claim.
   *
   * @param loaded the network under test
   * @param parentLabel what a parent predicts, where one is known; else the network's own
   *     prediction stands in where the property asks for it
   * @throws PropertyFormatException if the property does not fit the network
   */
  static ImageClaim of(
      Property property, PropertyCase theCase, LoadedNetwork loaded, OptionalInt parentLabel)
      throws PropertyFormatException {
    Network network = loaded.network();
    int outputs = network.outputShape().size();
    property.requireFits(theCase, network.inputShape().size(), outputs);
    InputOrder.requireChannelsFirst(property, theCase, network);
    double[] output = Evaluation.evaluate(network, theCase.family().base().toArray());
    if (theCase.constraint().isPresent()) {
      DroppedOutput.requireComparisons(loaded, property, theCase.constraint().get());
      return of(theCase.index(), -1, theCase.family(), theCase.constraint().get(), output);
    }
    if (outputs < 2) {
      throw new BadInputException(
          property.file() + ": a label claim needs at least 2 outputs, the network has " + outputs);
    }
    int label =
        property.labelSource() == LabelSource.PREDICTED
            ? parentLabel.orElseGet(() -> largest(output))
            : theCase.fileLabel().orElseThrow();
    OutputConstraint constraint = OutputConstraint.label(label, outputs);
    return of(theCase.index(), label, theCase.family(), constraint, output);
  }

  private static ImageClaim of(
      int index, int label, RegionFamily family, OutputConstraint constraint, double[] output) {
    return new ImageClaim(
        index, label, family, constraint, largest(output), PointMargin.of(constraint, output));
  }

  /** Returns the first of the largest outputs. */
  private static int largest(double[] output) {
    int best = 0;
    for (int i = 1; i < output.length; i++) {
      if (output[i] > output[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Returns whether this is a claim about a label that the base point itself does not have. */
  boolean misclassified() {
    return label >= 0 && !(margin > 0);
  }

  /** Returns the same claim for some of the regions. */
  ImageClaim on(RegionFamily some) {
    return new ImageClaim(index, label, some, constraint, predicted, margin);
  }

  /** Returns the same claim about a network of the same sizes. */
  ImageClaim onNetwork(Network other) {
    return of(
        index, label, family, constraint, Evaluation.evaluate(other, family.base().toArray()));
  }
}
