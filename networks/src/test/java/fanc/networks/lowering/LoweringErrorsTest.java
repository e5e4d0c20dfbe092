package fanc.networks.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Coefficients that are no doubles come with a bound on their error. */
class LoweringErrorsTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final double UNIT_ROUNDOFF = 0x1p-53;

  @Test
  void reciprocalsContainTheExactQuotient() throws LoweringException {
    Scale scale = (Scale) op("Div", Map.of(), Map.of("c", constant(1, 3, 4)), "x", "c");
    BigDecimal third = BigDecimal.ONE.divide(new BigDecimal(3), DIGITS);
    assertWithin(scale.scale().get(0), scale.scaleError().get(0), third);
    assertThat(scale.scaleError().get(0)).isPositive();
    assertThat(scale.scale().get(1)).isEqualTo(0.25);
    assertThat(scale.scaleError().get(1)).isZero();
  }

  @Test
  void batchNormalizationContainsTheExactCoefficients() throws LoweringException {
    double gamma = 1.7f;
    double beta = -0.3f;
    double mean = 0.9f;
    double variance = 0.123f;
    double epsilon = 1e-3f;
    Map<String, Constant> constants =
        Map.of(
            "g", constant(1, gamma, gamma),
            "b", constant(1, beta, beta),
            "m", constant(1, mean, mean),
            "v", constant(1, variance, variance));
    Map<String, Attribute> attributes = Map.of("epsilon", new Attribute.Real(epsilon));
    Scale scale = (Scale) op("BatchNormalization", attributes, constants, "x", "g", "b", "m", "v");

    BigDecimal deviation = new BigDecimal(variance).add(new BigDecimal(epsilon)).sqrt(DIGITS);
    BigDecimal factor = new BigDecimal(gamma).divide(deviation, DIGITS);
    BigDecimal shift = new BigDecimal(beta).subtract(new BigDecimal(mean).multiply(factor));
    assertWithin(scale.scale().get(0), scale.scaleError().get(0), factor);
    assertWithin(scale.shift().get(0), scale.shiftError().get(0), shift);
    assertThat(scale.scaleError().get(0)).isBetween(1e-18, 1e-14);
  }

  @Test
  void productsOfFloatsAreExact() throws LoweringException {
    Map<String, Attribute> attributes = Map.of("alpha", new Attribute.Real(0.1f));
    Affine affine = (Affine) op("Gemm", attributes, Map.of("w", constant(2, 0.7f, 0.3f)), "x", "w");
    assertThat(affine.roundings()).isZero();
    assertThat(affine.weight().get(0)).isEqualTo((double) 0.1f * 0.7f);
  }

  @Test
  void productsOfDoublesCountTheirRoundings() throws LoweringException {
    double alpha = 0.1;
    double[] weights = {0.7, 0.3};
    Map<String, Attribute> attributes = Map.of("alpha", new Attribute.Real(alpha));
    Affine affine = (Affine) op("Gemm", attributes, Map.of("w", constant(2, weights)), "x", "w");
    assertThat(affine.roundings()).isBetween(1, 2);
    for (int i = 0; i < weights.length; i++) {
      BigDecimal exact = new BigDecimal(alpha).multiply(new BigDecimal(weights[i]));
      double stored = affine.weight().get(i);
      assertWithin(stored, affine.roundings() * UNIT_ROUNDOFF * stored, exact);
    }
  }

  private static void assertWithin(double center, double radius, BigDecimal exact) {
    assertThat(new BigDecimal(center).subtract(exact).abs())
        .isLessThanOrEqualTo(new BigDecimal(radius));
  }

  private static Constant constant(int rank, double... values) {
    Shape shape = rank == 1 ? Shape.of(values.length) : Shape.of(values.length, 1);
    return Constant.exact(Constant.Kind.REAL, Tensor.of(shape, values));
  }

  private static Op op(
      String operator,
      Map<String, Attribute> attributes,
      Map<String, Constant> constants,
      String... inputs)
      throws LoweringException {
    Node node = new Node("n", operator, List.of(inputs), List.of("y"), attributes);
    List<Graph.Input> given = List.of(new Graph.Input("x", Shape.of(1, 2)));
    Graph graph = new Graph(given, "y", List.of(node), constants, 13, Set.of());
    Network network = Lowering.lower(graph).network();
    return network.step(1).op();
  }
}
