package fanc.approx.diversity;

import java.util.OptionalDouble;

/**
 * Linear centred kernel alignment of two sets of features of the same inputs,
 *
 * <pre>{@code
 * CKA(X, Y) = ||Y^T X||_F^2 / (||X^T X||_F ||Y^T Y||_F) = <K, L>_F / (||K||_F ||L||_F)
 * }</pre>
 *
 * with X [n x p] and Y [n x q] centred, K = X X^T and L = Y Y^T. The right side takes n x n numbers
 * however wide the layers are. Between 0 and 1, 1 for the same features; orthogonal maps of the
 * features, permutations of neurons among them, and a common scale do not change it. Source: S.
 * Kornblith, M. Norouzi, H. Lee, G. Hinton: Similarity of Neural Network Representations Revisited,
 * ICML 2019 (arXiv 1905.00414).
 *
 * <p>With fewer inputs than features it comes out too high: compare values of the same n alone.
 */
public final class LinearCka {
  private LinearCka() {}

  /**
   * Returns the alignment; empty if one layer gives the same features for all inputs.
   *
   * @throws IllegalArgumentException if they are of different numbers of inputs
   */
  public static OptionalDouble of(CentredGram k, CentredGram l) {
    double product = k.product(l);
    double scale = Math.sqrt(k.product(k)) * Math.sqrt(l.product(l));
    return scale > 0 ? OptionalDouble.of(Math.min(1, product / scale)) : OptionalDouble.empty();
  }
}
