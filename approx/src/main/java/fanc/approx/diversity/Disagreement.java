package fanc.approx.diversity;

/**
 * How often two classifiers name different classes: the share {@code |{k : a_k != b_k}| / n} of
 * images. Symmetric, between 0 and 1, and 0 of a member with itself.
 *
 * <p>It counts two different wrong answers too, as S. Fort, H. Hu, B. Lakshminarayanan: Deep
 * Ensembles: A Loss Landscape Perspective (2019) and the later papers on sparse ensembles do. The
 * disagreement measure in L. I. Kuncheva, C. J. Whitaker: Measures of Diversity in Classifier
 * Ensembles, Machine Learning 51, 2003, compares right with wrong alone, so it is at most this one.
 */
public final class Disagreement {
  private Disagreement() {}

  /**
   * Returns the share of images whose classes differ.
   *
   * @param a the class that one member gives each image, at least one image
   * @param b the class that the other gives the same images
   * @throws IllegalArgumentException if the lengths differ or there are no images
   */
  public static double of(int[] a, int[] b) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " answers");
    }
    int different = 0;
    for (int k = 0; k < a.length; k++) {
      different += a[k] == b[k] ? 0 : 1;
    }
    return (double) different / a.length;
  }
}
