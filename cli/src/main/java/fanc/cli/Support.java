package fanc.cli;

import fanc.networks.Network;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;

/** Whether a property can be decided on a network. */
final class Support {
  private Support() {}

  /**
   * Checks all that needs no work: sizes, what is claimed of the outputs, the arithmetic.
   *
   * @throws PropertyFormatException if images are missing or malformed
   * @throws BadInputException if the property can not be decided on this network
   */
  static void require(LoadedNetwork loaded, Property property) throws PropertyFormatException {
    LoadedNetwork asked = loaded.asAskedBy(property);
    Network network = asked.network();
    int inputs = network.inputShape().size();
    int outputs = network.outputShape().size();
    for (PropertyCase theCase : property.cases()) {
      try {
        property.requireFits(theCase, inputs, outputs);
      } catch (PropertyFormatException e) {
        throw new BadInputException(e.getMessage());
      }
      if (theCase.constraint().isPresent()) {
        DroppedOutput.requireComparisons(asked, property, theCase.constraint().get());
      }
    }
    if (Deployed.isMeant(property)) {
      Deployed.requireDecidable(asked, property);
    }
  }
}
