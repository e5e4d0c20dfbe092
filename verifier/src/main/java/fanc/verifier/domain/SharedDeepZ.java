package fanc.verifier.domain;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Clip;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.Elu;
import fanc.networks.HardSwish;
import fanc.networks.LeakyRelu;
import fanc.networks.MaxPool;
import fanc.networks.Multiply;
import fanc.networks.Op;
import fanc.networks.OpVisitor;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Square;
import fanc.networks.Tanh;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.verifier.Bounds;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  /** A region that changes more coordinates than one in this many shares too little. */
  private static final int MOST = 2;

  private final DeepZ deepz;
  private final Symbols symbols;
  private final Kernels kernels;
  private final Map<Integer, Anchor> origins = new ConcurrentHashMap<>();
  private volatile Family last;

  /** The base point that regions share, and what has been made of it. */
  private record Family(BasePoint base, Anchor anchor) {}

  /**
   * Makes the domain.
   *
   * @param symbols what becomes of the error of a relaxed activation
   * @param kernels the arithmetic
   */
  public SharedDeepZ(Symbols symbols, Kernels kernels) {
    this.deepz = new DeepZ(symbols, kernels);
    this.symbols = symbols;
    this.kernels = kernels;
  }

  @Override
  public LocalZonotope abstraction(InputRegion region) {
    if (MOST * region.changes().size() >= region.dimension()) {
      return ZonotopeOfRegion.whole(region, origin(region.dimension()));
    }
    return ZonotopeOfRegion.changes(region.changes(), anchor(region.base()));
  }

  /** Regions of one family come one after the other, so one base point is remembered. */
  private Anchor anchor(BasePoint base) {
    Family known = last;
    if (known == null || !known.base().equals(base)) {
      known = new Family(base, Anchor.of(base));
      last = known;
    }
    return known.anchor();
  }

  private Anchor origin(int n) {
    return origins.computeIfAbsent(n, Anchor::origin);
  }

  @Override
  public LocalZonotope transform(Op op, int value, List<LocalZonotope> inputs) {
    return op.accept(new Transformer(op, value, inputs));
  }

  @Override
  public Bounds bounds(LocalZonotope element) {
    return element.hull();
  }

  /** One op at one value: what it does to the elements it reads. */
  private final class Transformer implements OpVisitor<LocalZonotope> {
    private final Op op;
    private final int value;
    private final List<LocalZonotope> inputs;

    private Transformer(Op op, int value, List<LocalZonotope> inputs) {
      this.op = op;
      this.value = value;
      this.inputs = inputs;
    }

    private LocalZonotope input() {
      return inputs.get(0);
    }

    private LocalZonotope relax(IntFunction<Activation> activations) {
      LocalZonotope x = input();
      Anchor image = x.anchor.image(op, () -> deepz.transform(op, value, List.of(x.anchor.point)));
      return Relaxation.apply(activations, x, x.part(), image, symbols, value);
    }

    /** Writes every coordinate out and leaves the op to the plain domain. */
    private LocalZonotope dense() {
      List<Zonotope> written = inputs.stream().map(LocalZonotope::dense).toList();
      Zonotope image = deepz.transform(op, value, written);
      return LocalZonotope.whole(origin(image.dimension()), image);
    }

    @Override
    public LocalZonotope visit(Add op) {
      return LocalImage.sum(op, inputs.get(0), inputs.get(1), kernels);
    }

    @Override
    public LocalZonotope visit(Affine op) {
      return LocalImage.affine(op, input(), kernels);
    }

    @Override
    public LocalZonotope visit(AveragePool op) {
      return dense();
    }

    @Override
    public LocalZonotope visit(Clip op) {
      Activation clipping = new Clipping(op.lower(), op.upper());
      return relax(i -> clipping);
    }

    @Override
    public LocalZonotope visit(Concat op) {
      return dense();
    }

    @Override
    public LocalZonotope visit(Conv2d op) {
      boolean sparse = MOST * input().heldCount() < input().dimension();
      return sparse && op.groups() == 1 ? LocalConvolution.of(op, input(), kernels) : dense();
    }

    @Override
    public LocalZonotope visit(Elu op) {
      Activation curve = new ExponentialLinear(op.alpha());
      return relax(i -> curve);
    }

    @Override
    public LocalZonotope visit(HardSwish op) {
      return relax(i -> HardSwishFunction.INSTANCE);
    }

    @Override
    public LocalZonotope visit(LeakyRelu op) {
      return relax(i -> new LeakyRectifier(op.slope().get(i)));
    }

    @Override
    public LocalZonotope visit(MaxPool op) {
      return dense();
    }

    @Override
    public LocalZonotope visit(Multiply op) {
      return dense();
    }

    @Override
    public LocalZonotope visit(Relu op) {
      return relax(i -> Rectifier.INSTANCE);
    }

    @Override
    public LocalZonotope visit(Reshape op) {
      return input();
    }

    @Override
    public LocalZonotope visit(Scale op) {
      return LocalImage.scale(op, input(), kernels);
    }

    @Override
    public LocalZonotope visit(Select op) {
      return LocalImage.select(op, input());
    }

    @Override
    public LocalZonotope visit(Sigmoid op) {
      return relax(i -> Logistic.INSTANCE);
    }

    @Override
    public LocalZonotope visit(Softplus op) {
      return relax(i -> SoftplusFunction.INSTANCE);
    }

    @Override
    public LocalZonotope visit(Square op) {
      return relax(i -> SquareFunction.INSTANCE);
    }

    @Override
    public LocalZonotope visit(Tanh op) {
      return relax(i -> HyperbolicTangent.INSTANCE);
    }
  }
}
