package fanc.verifier.domain;

import fanc.networks.Op;
import fanc.properties.InputRegion;
import fanc.verifier.Arithmetic;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/**
 * The reduced product of DeepZ and boxes: both are propagated, and before every op the box is cut
 * down to the intersection of itself with the zonotope's hull, so that activations are relaxed over
 * the tighter bounds.
 *
 * <p>Neither stronger nor weaker than pure DeepZ on whole networks: tighter bounds may choose
 * slopes that cost more later. On networks trained by interval propagation the box alone often
 * proves more than the zonotope.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included.
 */
public final class ProductDomain implements Domain<Product> {
  private final DeepZ deepz;
  private final BoxDomain box;

  /**
   * Makes the domain for networks over the real numbers.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param kernels our own arithmetic
   */
  public ProductDomain(Symbols symbols, Kernels kernels) {
    this(symbols, Arithmetic.REAL, kernels);
  }

  /**
   * Makes the domain.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param arithmetic in which the network is computed
   * @param kernels our own arithmetic
   */
  public ProductDomain(Symbols symbols, Arithmetic arithmetic, Kernels kernels) {
    this.deepz = new DeepZ(symbols, arithmetic, kernels);
    this.box = new BoxDomain(arithmetic, kernels);
  }

  @Override
  public Product abstraction(InputRegion region) {
    return new Product(deepz.abstraction(region), box.abstraction(region));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the two enclosures have no point in common, which only a fault
   *     can cause
   */
  @Override
  public Product transform(Op op, int value, List<Product> inputs) {
    List<Bounds> known = inputs.stream().map(this::bounds).toList();
    List<Zonotope> zonotopes = inputs.stream().map(Product::zonotope).toList();
    return new Product(
        deepz.transform(op, value, zonotopes, known), box.transform(op, value, known));
  }

  @Override
  public Bounds bounds(Product element) {
    return element.zonotope().hull().intersect(element.box());
  }
}
