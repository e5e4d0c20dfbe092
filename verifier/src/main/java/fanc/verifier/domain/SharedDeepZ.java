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
 * DeepZ for the regions of a family: the work that they have in common is done once, and a region
 * costs what its changes reach.
 *
 * <p>The same sets as {@link DeepZ} in real arithmetic; remainders differ in what the arithmetic
 * lost. Elements {@link LocalZonotope hold} the coordinates in which a region differs from the base
 * point; affine maps, convolutions, additions, index maps and rectifiers keep that form. What other
 * ops make is written out.
 *
 * <p><b>Direction.</b> Over-approximation, rounding included. What is shared does not depend on the
 * order of regions, so results are the same for any number of threads.
 */
public final class SharedDeepZ implements Domain<LocalZonotope> {
  private final DeepZ deepz;
  private final Symbols symbols;
  private final Arithmetic arithmetic;
  private final Kernels kernels;
  private final Families families = new Families();

  /**
   * Makes the domain for networks over the real numbers.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param kernels our own arithmetic
   */
  public SharedDeepZ(Symbols symbols, Kernels kernels) {
    this(symbols, Arithmetic.REAL, kernels);
  }

  /**
   * Makes the domain.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param arithmetic in which the network is computed
   * @param kernels our own arithmetic
   */
  public SharedDeepZ(Symbols symbols, Arithmetic arithmetic, Kernels kernels) {
    this.deepz = new DeepZ(symbols, arithmetic, kernels);
    this.symbols = symbols;
    this.arithmetic = arithmetic;
    this.kernels = kernels;
  }

  @Override
  public LocalZonotope abstraction(InputRegion region) {
    return families.abstraction(region);
  }

  @Override
  public LocalZonotope transform(Op op, int value, List<LocalZonotope> inputs) {
    return transform(op, value, inputs, List.of());
  }

  /**
   * Does the same with bounds that are known from elsewhere, for activations and pooling.
   *
   * @param known bounds of each input value, at least as tight as the element's own hull; empty for
   *     that hull
   */
  LocalZonotope transform(Op op, int value, List<LocalZonotope> inputs, List<Bounds> known) {
    return op.accept(new Transformer(op, value, inputs, known));
  }

  @Override
  public Bounds bounds(LocalZonotope element) {
    return element.hull();
  }

  @Override
  public void addTo(RunningHull union, LocalZonotope element) {
    union.add(element);
  }

  /** One op at one value: what it does to the elements it reads. */
  private final class Transformer extends LocalTransformer {
    private final Op op;
    private final int value;
    private final List<LocalZonotope> inputs;
    private final List<Bounds> known;

    private Transformer(Op op, int value, List<LocalZonotope> inputs, List<Bounds> known) {
      super(inputs, value, symbols, arithmetic, kernels);
      this.op = op;
      this.value = value;
      this.inputs = inputs;
      this.known = known;
    }

    @Override
    Intervals bounds(int[] coordinates, Zonotope part) {
      return known.isEmpty() ? part : new IntervalsAt(known.get(0), coordinates);
    }

    @Override
    LocalZonotope relax(IntFunction<Activation> activations) {
      LocalZonotope x = input();
      Anchor image = x.anchor.image(op, () -> deepz.transform(op, value, List.of(x.anchor.point)));
      return Relaxation.apply(activations, x, bounds(x.held, x.part()), image, symbols, value);
    }

    @Override
    LocalZonotope dense() {
      List<Zonotope> written = inputs.stream().map(LocalZonotope::dense).toList();
      Zonotope image =
          known.isEmpty()
              ? deepz.transform(op, value, written)
              : deepz.transform(op, value, written, known);
      return LocalZonotope.whole(families.origin(image.dimension()), image);
    }
  }
}
