package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Concat;
import fanc.networks.MaxPool;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Sigmoid;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.properties.InputRegion;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeepZTest {
  private final DeepZ fresh = new DeepZ(Symbols.FRESH, new JavaKernels());
  private final DeepZ folded = new DeepZ(Symbols.FOLDED, new JavaKernels());

  private static Zonotope interval(double lower, double upper) {
    return ZonotopeOfRegion.of(InputRegion.box(new double[] {lower}, new double[] {upper}));
  }

  @Test
  void unstableCoordinateAddsOneSymbol() {
    Zonotope y = fresh.transform(new Relu(), 1, List.of(interval(-1, 1)));

    assertThat(y.symbolCount()).isEqualTo(2);
    assertThat(y.hull().lower(0)).isCloseTo(-0.5, within(1e-12));
    assertThat(y.hull().upper(0)).isCloseTo(1, within(1e-12));
  }

  @Test
  void unstableCoordinateAddsNoSymbolWhenFolded() {
    Zonotope y = folded.transform(new Relu(), 1, List.of(interval(-1, 1)));

    assertThat(y.symbolCount()).isEqualTo(1);
    assertThat(y.hull().lower(0)).isCloseTo(-0.5, within(1e-12));
    assertThat(y.hull().upper(0)).isCloseTo(1, within(1e-12));
  }

  @Test
  void stableCoordinatesAreExact() {
    assertThat(fresh.transform(new Relu(), 1, List.of(interval(0.5, 1))).hull())
        .isEqualTo(interval(0.5, 1).hull());
    Bounds inactive = fresh.transform(new Relu(), 1, List.of(interval(-1, -0.5))).hull();
    assertThat(inactive).isEqualTo(new Bounds(new double[] {0}, new double[] {0}));
  }

  @Test
  void coordinateThatNoSymbolReachesStaysAConstant() {
    Zonotope x = interval(0.3, 0.3);
    Zonotope y = fresh.transform(new Sigmoid(), 1, List.of(x));

    assertThat(y.symbolCount()).isZero();
    assertThat(y.hull().upper(0) - y.hull().lower(0)).isLessThan(1e-14);
  }

  @Test
  void symbolsKeepTheirIdentityOverBothBranches() {
    Zonotope x = interval(-1, 1);
    Scale minusOne = Scale.exact(Tensor.vector(-1), Tensor.vector(0));
    Zonotope negative = fresh.transform(minusOne, 1, List.of(x));

    Zonotope sum = fresh.transform(new Add(), 2, List.of(x, negative));

    assertThat(sum.symbolCount()).isEqualTo(1);
    assertThat(sum.hull().upper(0)).isLessThan(1e-14);
  }

  @Test
  void symbolsKeepTheirIdentityInAConcatenation() {
    Zonotope x = interval(-1, 1);
    Scale minusOne = Scale.exact(Tensor.vector(-1), Tensor.vector(0));
    Zonotope negative = fresh.transform(minusOne, 1, List.of(x));
    Zonotope both = fresh.transform(new Concat(2), 2, List.of(x, negative));
    Affine add = Affine.exact(Tensor.of(Shape.of(2, 1), new double[] {1, 1}), Tensor.vector(0));

    Zonotope sum = fresh.transform(add, 3, List.of(both));

    assertThat(both.symbolCount()).isEqualTo(1);
    assertThat(sum.hull().upper(0)).isLessThan(1e-14);
  }

  @Test
  void aSelectedZeroIsExactlyZero() {
    Select select = new Select(List.of(Select.ZERO, 0));

    Bounds y = fresh.transform(select, 1, List.of(interval(1, 2))).hull();

    assertThat(y.lower(0)).isZero();
    assertThat(y.upper(0)).isZero();
    assertThat(y.upper(1)).isEqualTo(interval(1, 2).hull().upper(0));
  }

  @Test
  void certainMaximumIsCopied() {
    MaxPool pool = new MaxPool(new Window(1, 1, 2, 1, 2, 1, 1, 0, 0, 1, 1));
    InputRegion region = InputRegion.box(new double[] {0, 2}, new double[] {1, 3});
    Zonotope x = fresh.abstraction(region);

    Zonotope y = fresh.transform(pool, 1, List.of(x));

    assertThat(y.symbolCount()).isEqualTo(2);
    assertThat(y.hull().lower(0)).isCloseTo(2, within(1e-12));
    assertThat(y.hull().upper(0)).isCloseTo(3, within(1e-12));
  }

  @Test
  void uncertainMaximumIsAFreshInterval() {
    MaxPool pool = new MaxPool(new Window(1, 1, 2, 1, 2, 1, 1, 0, 0, 1, 1));
    InputRegion region = InputRegion.box(new double[] {0, 0.5}, new double[] {1, 3});

    Zonotope y = fresh.transform(pool, 1, List.of(fresh.abstraction(region)));

    assertThat(y.symbolCount()).isEqualTo(3);
    assertThat(y.hull().lower(0)).isCloseTo(0.5, within(1e-12));
    assertThat(y.hull().upper(0)).isCloseTo(3, within(1e-12));
  }

  @Test
  void overflowProvesNothing() {
    Zonotope x = interval(1e308, 1e308);
    Affine twice = Affine.exact(Tensor.of(Shape.of(1, 1), new double[] {4}), Tensor.vector(0));

    Bounds y = fresh.transform(twice, 1, List.of(x)).hull();

    assertThat(y.lower(0) > 0).isFalse();
  }

  /**
   * y = relu(x) - x/2. On [-1, 1] DeepZ gives [0, 0.5]; on the smaller [-1, 0.5] it gives [-1/12,
   * 0.5]: DeepZ is not monotone on whole networks, so a bisection on the size of a region is a
   * heuristic and its result has to be proven.
   */
  @Test
  void aSmallerRegionCanGiveALargerResult() {
    Network network =
        new Network(
            "x",
            Shape.of(1, 1),
            List.of(
                new Step(new Relu(), List.of(0), "relu", "Relu", Shape.of(1, 1)),
                new Step(
                    Scale.exact(Tensor.vector(-0.5), Tensor.vector(0)),
                    List.of(0),
                    "half",
                    "Mul",
                    Shape.of(1, 1)),
                new Step(new Add(), List.of(1, 2), "y", "Add", Shape.of(1, 1))));

    Bounds large = Reach.reach(network, fresh, interval(-1, 1)).hull();
    Bounds small = Reach.reach(network, fresh, interval(-1, 0.5)).hull();

    assertThat(large.lower(0)).isCloseTo(0, within(1e-12));
    assertThat(large.upper(0)).isCloseTo(0.5, within(1e-12));
    assertThat(small.lower(0)).isCloseTo(-1.0 / 12, within(1e-12));
    assertThat(small.upper(0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void roundingOfLargeWeightsTimesTinyValuesIsEnclosed() {
    double tiny = 3 * Double.MIN_VALUE;
    double[] weights = {Math.scalb(1 + 0x1p-52, 1000), -0x1p1000};
    Affine op = Affine.exact(Tensor.of(Shape.of(2, 1), weights), Tensor.vector(0));
    double[] point = {tiny, tiny};
    BigDecimal exact =
        new BigDecimal(tiny).multiply(new BigDecimal(weights[0]).add(new BigDecimal(weights[1])));

    Zonotope x = ZonotopeOfRegion.of(InputRegion.box(point, point));
    Bounds bounds = fresh.transform(op, 1, List.of(x)).hull();

    assertThat(new BigDecimal(bounds.lower(0))).isLessThanOrEqualTo(exact);
    assertThat(new BigDecimal(bounds.upper(0))).isGreaterThanOrEqualTo(exact);
  }
}
