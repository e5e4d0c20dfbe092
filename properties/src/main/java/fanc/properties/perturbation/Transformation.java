package fanc.properties.perturbation;

import fanc.properties.SparseBox;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.util.List;

/**
 * A transformation of the whole image by one or two numbers: one region for each split of their
 * intervals, the box of all images that arise there.
 *
 * <p><b>Direction.</b> A box forgets that all pixels move together: proofs for it are proofs for
 * the images, counterexamples in it need not be images. {@link TransformedFamily#claimed} has the
 * images.
 */
public sealed interface Transformation extends Perturbation
    permits Brightness, Contrast, Rotation, Translation {

  /** Returns where transformed pixels stay, in x01 units. */
  ValueRange range();

  /** Returns the numbers with their splits, in the order of their names in a property. */
  List<Splits> parameters();

  /**
   * Returns an enclosure of all images that arise when each parameter takes any value of a part.
   *
   * @param part one interval for each parameter; narrower parts give narrower boxes, and a point
   *     gives the one image, within a few roundings
   */
  SparseBox enclosure(InputImage image, List<ValueRange> part);

  /**
   * Returns what happens in a part, in words a person uses.
   *
   * @param part one interval for each parameter; a point for a single image
   */
  String describe(List<ValueRange> part);

  @Override
  default void requireFits(ImageGeometry geometry) {}

  @Override
  default TransformedFamily around(InputImage image) {
    requireFits(image.geometry());
    return new TransformedFamily(image, this);
  }
}
