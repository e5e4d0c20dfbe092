package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Affine;
import fanc.networks.Evaluation;
import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Sigmoid;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.SparseBox;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.LocalZonotope;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims about float32 arithmetic on networks whose float32 values are known by hand. */
class DeployedVerifierTest {
  private static final OutputConstraint FIRST = OutputConstraint.label(0, 2);

  private static Domain<LocalZonotope> deepz(Arithmetic arithmetic) {
    return new SharedDeepZ(Symbols.FRESH, arithmetic, new JavaKernels());
  }

  private static double deployed(Network network, double... input) {
    return deployed(network, InputRegion.box(input, input));
  }

  private static double deployed(Network network, InputRegion region) {
    double zonotopes =
        new DeployedVerifier<>(network, FIRST, DeployedVerifierTest::deepz).margin(region);
    double boxes =
        new DeployedVerifier<>(
                network, FIRST, arithmetic -> new SharedBox(arithmetic, new JavaKernels()))
            .margin(region);
    return Math.max(zonotopes, boxes);
  }

  private static double real(Network network, double... input) {
    return new AbstractVerifier<>(network, FIRST, deepz(Arithmetic.REAL))
        .margin(InputRegion.box(input, input));
  }

  private static Network chain(int inputs, Op... ops) {
    List<Step> steps = new ArrayList<>();
    int size = inputs;
    for (Op op : ops) {
      size = op instanceof Affine affine ? affine.outputs() : size;
      int v = steps.size();
      steps.add(new Step(op, List.of(v), "v" + (v + 1), "op", Shape.of(1, size)));
    }
    return new Network("x", Shape.of(1, inputs), steps);
  }

  private static Affine affine(int inputs, double[] weight, double... bias) {
    Shape shape = Shape.of(inputs, bias.length);
    return Affine.exact(Tensor.of(shape, weight), Tensor.vector(bias));
  }

  /** y0 - y1 = 1e-9, as a difference of numbers near 3e6 that float32 knows to 0.25. */
  @Test
  void marginThatFloat32LosesIsVerifiedInRealArithmeticOnly() {
    float tiny = 1e-9f;
    Network network = chain(2, affine(2, new double[] {1e6f, 1e6f, 2e6f, 2e6f}, tiny, 0));
    assertThat(real(network, 1, 1)).isGreaterThan(0.9e-9);
    assertThat(Evaluation.evaluateFloat(network, new float[] {1, 1})[0]).isEqualTo(3e6f);
    assertThat(deployed(network, 1, 1) > 0).isFalse();
    assertThat(deployed(network, 1, 1)).isLessThan(-0.1);
  }

  @Test
  void ordinaryMarginHoldsInFloat32Too() {
    Network network =
        chain(
            2,
            affine(2, new double[] {1, 2, 3, 4}, 0.5, 0.5),
            new Relu(),
            affine(2, new double[] {1, 0, 0, 0.5f}, 0, 0));
    // 4.5 - 3.25, and errors of a few 2^-24.
    assertThat(deployed(network, 1, 1)).isBetween(1.25 - 1e-4, 1.25);
  }

  /** Every term after the first is half of its last place: in that order all are lost. */
  private static Network losing(int n) {
    double[] weight = new double[n * 2];
    for (int i = 0; i < n; i++) {
      weight[2 * i] = i == 0 ? 1 : 0x1p-24;
    }
    // The 1 to compare with is added later: here it would have as many roundings as the sum.
    return chain(n, affine(n, weight, 0, 0), affine(2, new double[] {1, 0, 0, 0}, 0, 1));
  }

  @Test
  void smallTermsMayAllBeLost() {
    int n = 513;
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    Network network = losing(n);
    assertThat(Evaluation.evaluateFloat(network, toFloat(ones))[0]).isEqualTo(1);
    assertThat(real(network, ones)).isGreaterThan(500 * 0x1p-24);
    assertThat(deployed(network, ones) > 0).isFalse();
  }

  /** The large term is what the region changes, and those that it swallows are the base point's. */
  @Test
  void smallTermsOfTheBasePointMayAllBeLost() {
    int n = 513;
    double[] base = new double[n];
    Arrays.fill(base, 1, n, 1);
    SparseBox change = new SparseBox(new int[] {0}, new double[] {1}, new double[] {1});
    InputRegion region = new InputRegion(BasePoint.exact(base), change);
    assertThat(deployed(losing(n), region) > 0).isFalse();
  }

  private static float[] toFloat(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }

  /** 1e-20 * 1e-20 may be flushed to zero; multiplied by 1e30 it would be 1e-10. */
  @Test
  void productThatMayBeFlushedProvesNothing() {
    double[] factors = {1e-20f, 0};
    double[] back = {1e30f, 0, 0, 0};
    Network network = chain(1, affine(1, factors, 0, 0), new Relu(), affine(2, back, 0, 0));
    assertThat(real(network, 1e-20f)).isGreaterThan(0);
    assertThat(deployed(network, 1e-20f) > 0).isFalse();
  }

  /** An input below 2^-126 may be read as 0. */
  @Test
  void inputThatMayBeFlushedProvesNothing() {
    Network network = chain(1, affine(1, new double[] {1e30f, 0}, 0, 0));
    double tiny = 0x1p-130;
    assertThat(real(network, tiny)).isGreaterThan(0);
    assertThat(deployed(network, tiny) > 0).isFalse();
  }

  /** So may a coefficient. */
  @Test
  void weightThatMayBeFlushedProvesNothing() {
    Network network = chain(1, affine(1, new double[] {0x1p-130, 0}, 0, 0));
    assertThat(real(network, 1e10)).isGreaterThan(0);
    assertThat(deployed(network, 1e10) > 0).isFalse();
  }

  /** And an output, where it is compared. */
  @Test
  void outputThatMayBeFlushedProvesNothing() {
    Network network = chain(2, new Relu());
    assertThat(real(network, 0x1p-130, 0)).isGreaterThan(0);
    assertThat(deployed(network, 0x1p-130, 0) > 0).isFalse();
    assertThat(deployed(network, 1, 0)).isGreaterThan(0.9);
  }

  /** The exact sum is 1e30, and both ways to compute it pass through infinity. */
  @Test
  void sumThatMayOverflowProvesNothing() {
    double[] weight = {3e38f, 0, 3e38f, 0, -3e38f, 0};
    Network network = chain(3, affine(3, weight, 0, 0));
    assertThat(real(network, 1, 1, 1)).isGreaterThan(1e38);
    assertThat(deployed(network, 1, 1, 1) > 0).isFalse();
    Network scaled = chain(2, Scale.exact(Tensor.vector(1e30f, 1), Tensor.zeros(2)));
    assertThat(real(scaled, 1e10f, 0)).isGreaterThan(1e39);
    assertThat(deployed(scaled, 1e10f, 0) > 0).isFalse();
    Network leaky = chain(2, new LeakyRelu(Tensor.vector(-1e30f, 1)));
    assertThat(real(leaky, -1e10f, 0)).isGreaterThan(1e39);
    assertThat(deployed(leaky, -1e10f, 0) > 0).isFalse();
  }

  @Test
  void inputBeyondFloat32ProvesNothing() {
    Network network = chain(2, new Relu());
    assertThat(deployed(network, 1e39, 0)).isNaN();
  }

  /** 0.1 is no float32: what is verified is the claim about its neighbours. */
  @Test
  void inputIsRoundedBeforeItIsRead() {
    float below = Math.min(0.1f, Math.nextDown(0.1f));
    Network network = chain(1, affine(1, new double[] {1, 0}, 0, below));
    assertThat(real(network, 0.1)).isGreaterThan(0);
    assertThat(deployed(network, 0.1) > 0).isFalse();
  }

  @Test
  void stepsWithoutABoundAreRefusedByName() {
    Network sigmoid = chain(2, new Sigmoid());
    assertThatThrownBy(() -> deployed(sigmoid, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'v1'")
        .hasMessageContaining("Sigmoid");
    Network folded = chain(2, Scale.exact(Tensor.vector(0.1, 1), Tensor.zeros(2)));
    assertThatThrownBy(() -> deployed(folded, 0, 0))
        .hasMessageContaining("a coefficient is no float32 number");
  }
}
