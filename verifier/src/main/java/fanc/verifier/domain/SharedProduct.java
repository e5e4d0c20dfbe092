package fanc.verifier.domain;

import fanc.networks.Op;
import fanc.properties.InputRegion;
import fanc.verifier.Arithmetic;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * The reduced product of DeepZ and boxes for the regions of a family: the work that they have in
 * common is done once, and a region costs what its changes reach.
 *
 * <p>The same sets as {@link ProductDomain} in real arithmetic.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included. Results are the same for any number
 * of threads.
 */
public final class SharedProduct implements Domain<LocalProduct> {
  private final SharedDeepZ deepz;
  private final SharedBox box;

  /**
   * Makes the domain for networks over the real numbers.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param kernels our own arithmetic
   */
  public SharedProduct(Symbols symbols, Kernels kernels) {
    this(symbols, Arithmetic.REAL, kernels);
  }

  /**
   * Makes the domain.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param arithmetic in which the network is computed
   * @param kernels our own arithmetic
   */
  public SharedProduct(Symbols symbols, Arithmetic arithmetic, Kernels kernels) {
    this.deepz = new SharedDeepZ(symbols, arithmetic, kernels);
    this.box = new SharedBox(arithmetic, kernels);
  }

  @Override
  public LocalProduct abstraction(InputRegion region) {
    return new LocalProduct(deepz.abstraction(region), box.abstraction(region));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the two enclosures have no point in common, which only a fault
   *     can cause
   */
  @Override
  public LocalProduct transform(Op op, int value, List<LocalProduct> inputs) {
    List<Bounds> known = inputs.stream().map(this::bounds).toList();
    List<LocalZonotope> zonotopes = inputs.stream().map(LocalProduct::zonotope).toList();
    List<LocalZonotope> boxes = new ArrayList<>();
    for (int k = 0; k < inputs.size(); k++) {
      boxes.add(BoxImage.cut(inputs.get(k).box(), known.get(k)));
    }
    return new LocalProduct(
        deepz.transform(op, value, zonotopes, known), box.transform(op, value, boxes));
  }

  @Override
  public Bounds bounds(LocalProduct element) {
    return element.zonotope().hull().intersect(element.box().hull());
  }
}
