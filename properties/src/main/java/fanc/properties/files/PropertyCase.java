package fanc.properties.files;

import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is claimed of one image, or of one box.
 *
 * @param index the row in the image set; 0 without images
 * @param fileLabel the class that the image set or the property states
 * @param family the regions; an {@code ImageFamily} if they are around an image
 * @param constraint what must hold at the output, if the property says so (VNN-LIB); empty for a
 *     label claim, whose label may depend on a network
 */
public record PropertyCase(
    int index, OptionalInt fileLabel, RegionFamily family, Optional<OutputConstraint> constraint) {
  /** Returns the number of inputs. */
  public int inputs() {
    return family.base().dimension();
  }
}
