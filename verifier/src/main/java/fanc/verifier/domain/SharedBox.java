package fanc.verifier.domain;

import fanc.networks.Op;
import fanc.properties.InputRegion;
import fanc.verifier.Arithmetic;
import fanc.verifier.Bounds;
import fanc.verifier.Intervals;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Boxes for the regions of a family: the work that they have in common is done once, and a region
 * costs what its changes reach.
 *
 * <p>The same intervals as {@link BoxDomain} makes in real arithmetic. Elements are {@link
 * LocalZonotope}s without symbols: middles and half widths of the coordinates in which a region
 * differs from the base point. With the base point's image y0 an affine map makes
 *
 * <pre>{@code
 * y = y0 + W_H (c_H - x0_H) -/+ |W_H| r_H
 * }</pre>
 *
 * one pass over the weights of the coordinates H. Activations are exact interval images. What other
 * ops make is written out.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included (see {@link Deviation}). What is
 * shared does not depend on the order of regions, so results are the same for any number of
 * threads.
 */
public final class SharedBox implements Domain<LocalZonotope> {
  private final BoxDomain box;
  private final Arithmetic arithmetic;
  private final Kernels kernels;
  private final Families families = new Families();

  /** Makes the domain for networks over the real numbers. */
  public SharedBox(Kernels kernels) {
    this(Arithmetic.REAL, kernels);
  }

  /**
   * Makes the domain.
   *
   * @param arithmetic in which the network is computed
   * @param kernels our own arithmetic
   */
  public SharedBox(Arithmetic arithmetic, Kernels kernels) {
    this.box = new BoxDomain(arithmetic, kernels);
    this.arithmetic = arithmetic;
    this.kernels = kernels;
  }

  @Override
  public LocalZonotope abstraction(InputRegion region) {
    LocalZonotope symbols = families.abstraction(region);
    return LocalZonotope.of(symbols.anchor, symbols.held, BoxImage.hull(symbols.values()));
  }

  @Override
  public LocalZonotope transform(Op op, int value, List<LocalZonotope> inputs) {
    return op.accept(new Transformer(op, value, inputs));
  }

  @Override
  public Bounds bounds(LocalZonotope element) {
    return element.hull();
  }

  @Override
  public void addTo(RunningHull union, LocalZonotope element) {
    union.add(element);
  }

  /** One op: what it does to the elements it reads. */
  private final class Transformer extends LocalTransformer {
    private final Op op;
    private final int value;
    private final List<LocalZonotope> inputs;

    private Transformer(Op op, int value, List<LocalZonotope> inputs) {
      super(inputs, value, Symbols.FOLDED, arithmetic, kernels);
      this.op = op;
      this.value = value;
      this.inputs = inputs;
    }

    @Override
    Intervals bounds(int[] coordinates, Zonotope part) {
      return part;
    }

    @Override
    LocalZonotope relax(IntFunction<Activation> activations) {
      LocalZonotope x = input();
      Anchor image = x.anchor.image(op, () -> BoxImage.activation(activations, x.anchor.point));
      Zonotope part = BoxImage.activation(i -> activations.apply(x.held[i]), x.part());
      return LocalZonotope.of(image, x.held, part);
    }

    @Override
    LocalZonotope dense() {
      List<Bounds> written = inputs.stream().map(LocalZonotope::hull).toList();
      Bounds image = box.transform(op, value, written);
      return LocalZonotope.whole(families.origin(image.dimension()), BoxImage.of(image));
    }
  }
}
