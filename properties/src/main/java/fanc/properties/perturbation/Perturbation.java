package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;

/** A recipe for regions around any image of a size. Immutable. All lengths in x01 units. */
public sealed interface Perturbation
    permits Linf, NormBall, Patch, L0, PixelBox, DenseBox, Brighten, Transformation {
  /** Returns the word by which property files name the recipe. */
  String kind();

  /**
   * Checks that the recipe applies to images of a size.
   *
   * @throws IllegalArgumentException naming the key at fault if not
   */
  void requireFits(ImageGeometry geometry);

  /**
   * Returns the regions around an image.
   *
   * @throws IllegalArgumentException if {@link #requireFits} throws
   */
  ImageFamily around(InputImage image);

  /** Returns whether the regions depend on what matters to a network. */
  default boolean needsScores() {
    return false;
  }

  /**
   * Returns the regions around an image where the recipe may ask what matters to a network.
   *
   * @throws IllegalArgumentException if {@link #requireFits} throws, or scores are needed and wrong
   */
  default ImageFamily around(InputImage image, PixelScores scores) {
    return around(image);
  }
}
