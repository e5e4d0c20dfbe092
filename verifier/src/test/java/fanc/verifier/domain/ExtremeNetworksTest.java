package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Square;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import fanc.verifier.Rounding;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bounds hold on networks whose numbers have any exponent that a double can have: exact values lie
 * in them, or they are no bounds.
 */
class ExtremeNetworksTest {
  private static final Kernels KERNELS = new JavaKernels();

  private static List<Domain<?>> domains() {
    return List.of(
        new BoxDomain(KERNELS),
        new DeepZ(Symbols.FRESH, KERNELS),
        new DeepZ(Symbols.FOLDED, KERNELS),
        new ProductDomain(Symbols.FRESH, KERNELS),
        new SharedBox(KERNELS),
        new SharedDeepZ(Symbols.FRESH, KERNELS),
        new SharedDeepZ(Symbols.FOLDED, KERNELS),
        new SharedProduct(Symbols.FRESH, KERNELS));
  }

  @Property(tries = 60)
  void exactValuesLieInTheBounds(@ForAll long seed) {
    assertThat(violation(domains(), seed)).isEmpty();
  }

  @Property(tries = 10_000)
  @Tag("full")
  void exactValuesLieInTheBoundsOfManyNetworks(@ForAll long seed) {
    assertThat(violation(domains(), seed)).isEmpty();
  }

  /** A law that is never about anything would hold too. */
  @Test
  void nearlyAllBoundsAreFinite() {
    int finite = 0;
    int all = 0;
    for (int k = 0; k < 100; k++) {
      ExtremeNetworks.Case extreme = ExtremeNetworks.of(new Random(1000003L * k + 17));
      for (Bounds bounds : bounds(new DeepZ(Symbols.FRESH, KERNELS), extreme)) {
        for (int i = 0; i < bounds.dimension(); i++) {
          finite += Double.isFinite(bounds.lower(i)) && Double.isFinite(bounds.upper(i)) ? 1 : 0;
          all++;
        }
      }
    }
    assertThat(finite).isGreaterThan(all * 9 / 10);
  }

  @Test
  void underflowThatIsForgottenIsNoticed() {
    assertThat(isNoticed(new WithoutUnderflow())).isTrue();
  }

  @Test
  void productsRoundedToNearestAreNoticed() {
    assertThat(isNoticed(new ToNearest())).isTrue();
  }

  private static boolean isNoticed(Domain<?> broken) {
    for (int k = 0; k < 2000; k++) {
      if (violation(List.of(broken), 1000003L * k + 17).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> violation(List<Domain<?>> domains, long seed) {
    Random random = new Random(seed);
    ExtremeNetworks.Case extreme =
        random.nextInt(8) == 0 ? ExtremeNetworks.ofOneOp(random) : ExtremeNetworks.of(random);
    Network network = extreme.network();
    List<List<Bounds>> bounds = new ArrayList<>();
    domains.forEach(domain -> bounds.add(bounds(domain, extreme)));
    for (int k = 0; k < 6; k++) {
      double[] point = RandomRegions.pointOrCornerOf(extreme.region(), random);
      List<BigDecimal[]> values = ExactEvaluation.evaluateAll(network, point);
      for (int d = 0; d < domains.size(); d++) {
        for (int v = 0; v < values.size(); v++) {
          if (!ExtremeNetworks.isInside(values.get(v), bounds.get(d).get(v))) {
            return Optional.of("domain " + d + ", value " + v + " '" + network.name(v) + "'");
          }
        }
      }
    }
    return Optional.empty();
  }

  private static <E> List<Bounds> bounds(Domain<E> domain, ExtremeNetworks.Case extreme) {
    Network network = extreme.network();
    E input = domain.abstraction(extreme.region());
    return Reach.reachAll(network, domain, 0, input, network.output()).stream()
        .map(domain::bounds)
        .toList();
  }

  /** DeepZ whose affine maps count roundings, but nothing for numbers that are lost altogether. */
  private static final class WithoutUnderflow implements Domain<Zonotope> {
    private final DeepZ deepz = new DeepZ(Symbols.FRESH, KERNELS);

    @Override
    public Zonotope abstraction(InputRegion region) {
      return deepz.abstraction(region);
    }

    @Override
    public Bounds bounds(Zonotope element) {
      return deepz.bounds(element);
    }

    @Override
    public Zonotope transform(Op op, int value, List<Zonotope> inputs) {
      Zonotope y = deepz.transform(op, value, inputs);
      return op instanceof Affine affine
          ? new Zonotope(
              y.center, y.generators, remainder(affine, inputs.get(0)), y.symbols, y.spread)
          : y;
    }

    private static double[] remainder(Affine op, Zonotope x) {
      int n = op.inputs();
      double gamma = Rounding.gamma(n + 2L);
      double[] remainder = new double[op.outputs()];
      for (int j = 0; j < remainder.length; j++) {
        double sum = gamma * Math.abs(op.bias().get(j));
        for (int i = 0; i < n; i++) {
          double weight = Math.abs(op.weight().get(i * remainder.length + j));
          sum += weight * (x.remainder[i] + gamma * x.magnitude(i));
        }
        remainder[j] = sum * Rounding.inflate(n + 12L);
      }
      return remainder;
    }
  }

  /** Boxes whose squares are rounded to nearest. */
  private static final class ToNearest implements Domain<Bounds> {
    private final BoxDomain box = new BoxDomain(KERNELS);

    @Override
    public Bounds abstraction(InputRegion region) {
      return box.abstraction(region);
    }

    @Override
    public Bounds bounds(Bounds element) {
      return element;
    }

    @Override
    public Bounds transform(Op op, int value, List<Bounds> inputs) {
      Bounds y = box.transform(op, value, inputs);
      return op instanceof Square ? squares(inputs.get(0)) : y;
    }

    private static Bounds squares(Bounds x) {
      double[] lower = new double[x.dimension()];
      double[] upper = new double[x.dimension()];
      for (int i = 0; i < lower.length; i++) {
        double atLower = x.lower(i) * x.lower(i);
        double atUpper = x.upper(i) * x.upper(i);
        lower[i] = x.lower(i) <= 0 && x.upper(i) >= 0 ? 0 : Math.min(atLower, atUpper);
        upper[i] = Math.max(atLower, atUpper);
      }
      return new Bounds(lower, upper);
    }
  }
}
