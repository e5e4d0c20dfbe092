package fanc.approx.diversity;

import java.util.OptionalDouble;

/**
 * Whether two members err on the same images: the correlation of their 0/1 error vectors. With N11
 * the number of images that both have wrong, N00 that both have right, N10 and N01 that only the
 * one or only the other has wrong,
 *
 * <pre>{@code
 * rho = (N11 N00 - N01 N10) / sqrt((N11 + N10) (N01 + N00) (N11 + N01) (N10 + N00))
 * }</pre>
 *
 * which is Pearson's coefficient of two binary variables (phi). Source: L. I. Kuncheva, C. J.
 * Whitaker: Measures of Diversity in Classifier Ensembles and Their Relationship with the Ensemble
 * Accuracy, Machine Learning 51, 2003 (there of the correct answers, which gives the same number).
 * Between -1 and 1; 0 for independent errors; the lower, the more members can mend.
 */
public final class ErrorCorrelation {
  private ErrorCorrelation() {}

  /**
   * Returns the correlation; empty if a member has no error or nothing but errors, since its errors
   * do not vary then.
   *
   * @param a whether the one member has each image wrong
   * @param b whether the other has it wrong
   * @throws IllegalArgumentException if the lengths differ
   */
  public static OptionalDouble of(boolean[] a, boolean[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " answers");
    }
    double both = 0;
    double onlyA = 0;
    double onlyB = 0;
    for (int k = 0; k < a.length; k++) {
      both += a[k] && b[k] ? 1 : 0;
      onlyA += a[k] && !b[k] ? 1 : 0;
      onlyB += !a[k] && b[k] ? 1 : 0;
    }
    double none = a.length - both - onlyA - onlyB;
    // The square root first: four counts of a million each would still be exact, their product not.
    double scale =
        Math.sqrt((both + onlyA) * (onlyB + none)) * Math.sqrt((both + onlyB) * (onlyA + none));
    return scale > 0
        ? OptionalDouble.of((both * none - onlyB * onlyA) / scale)
        : OptionalDouble.empty();
  }
}
