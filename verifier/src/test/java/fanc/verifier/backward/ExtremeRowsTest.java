package fanc.verifier.backward;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.LeakyRelu;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.properties.RandomRegions;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.domain.ExactEvaluation;
import fanc.verifier.domain.ExtremeNetworks;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows with huge and tiny coefficients, carried back through networks of such weights. */
class ExtremeRowsTest {
  private static final JavaKernels KERNELS = new JavaKernels();

  @Property(tries = 100)
  void rowsCarriedBackAreNeverAboveTheValue(@ForAll long seed) {
    Random random = new Random(seed);
    assertThat(violation(ExtremeNetworks.of(random), RowsBelow.NONE, random)).isEmpty();
  }

  @Property(tries = 300)
  void norWhereTinyNumbersAreMadeLargeAgain(@ForAll long seed) {
    Random random = new Random(seed);
    assertThat(violation(ExtremeNetworks.ofOneOp(random), RowsBelow.NONE, random)).isEmpty();
  }

  @Property(tries = 10_000)
  @Tag("full")
  void norInManyNetworks(@ForAll long seed) {
    Random random = new Random(seed);
    assertThat(violation(ExtremeNetworks.of(random), RowsBelow.NONE, random)).isEmpty();
    assertThat(violation(ExtremeNetworks.ofOneOp(random), RowsBelow.NONE, random)).isEmpty();
  }

  @Test
  void underflowThatIsForgottenIsNoticed() {
    boolean found = false;
    for (int k = 0; k < 1000 && !found; k++) {
      Random random = new Random(1000003L * k + 7);
      found =
          violation(
                  ExtremeNetworks.ofOneOp(random),
                  (n, v, p) -> n.step(v).op() instanceof LeakyRelu ? free(p) : p,
                  random)
              .isPresent();
    }
    assertThat(found).isTrue();
  }

  /** Charges nothing for the rounding of coefficients but what is lost where all are 1. */
  private static Pullback free(Pullback pullback) {
    return (rows, count, constants) -> {
      double[] ones = rows.clone();
      Arrays.setAll(ones, i -> Math.signum(rows[i]));
      pullback.pull(ones, count, constants);
      return pullback.pull(rows, count, new double[count]);
    };
  }

  @Property(tries = 60)
  void boundsOfEveryValueAndOfTheOutputHold(@ForAll long seed) {
    Random random = new Random(seed);
    ExtremeNetworks.Case extreme = ExtremeNetworks.of(random);
    Network network = extreme.network();
    RegionSet set = RegionSet.of(extreme.region(), KERNELS);
    Crown crown = new Crown(network, KERNELS);
    Hulls hulls = crown.hulls(set, Deadline.never());
    double[] least = crown.margins(set, hulls);
    for (List<BigDecimal[]> values : points(extreme, random)) {
      for (int v = 0; v < values.size(); v++) {
        assertThat(ExtremeNetworks.isInside(values.get(v), hulls.at(v))).isTrue();
      }
      for (int j = 0; j < least.length; j++) {
        assertThat(ExtremeNetworks.isAbove(values.get(network.output())[j], least[j])).isTrue();
      }
    }
  }

  private static List<List<BigDecimal[]>> points(ExtremeNetworks.Case extreme, Random random) {
    List<List<BigDecimal[]>> points = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      double[] point = RandomRegions.pointOrCornerOf(extreme.region(), random);
      points.add(ExactEvaluation.evaluateAll(extreme.network(), point));
    }
    return points;
  }

  private static LinearRows rows(int width, Random random) {
    int count = 1 + random.nextInt(3);
    int exponent = random.nextInt(3) == 0 ? ExtremeNetworks.exponent(random) : 1000;
    double[] coefficients = new double[count * width];
    Arrays.setAll(
        coefficients, i -> ExtremeNetworks.scaled(random.nextGaussian(), exponent, random));
    double[] constants = new double[count];
    Arrays.setAll(constants, i -> random.nextBoolean() ? 0 : random.nextGaussian());
    return new LinearRows(count, width, coefficients, constants);
  }

  private static Optional<String> violation(
      ExtremeNetworks.Case extreme, RowsBelow.Replacement replacement, Random random) {
    Network network = extreme.network();
    Hulls hulls = RowsBelow.hulls(network, extreme.region());
    BackwardPass pass = new BackwardPass(network, KERNELS);
    int at = 1 + random.nextInt(network.output());
    LinearRows rows = rows(network.shape(at).size(), random);
    Pullback[] pullbacks = new Pullback[at + 1];
    for (int v = 1; v <= at; v++) {
      pullbacks[v] = replacement.of(network, v, pass.pullback(v, hulls));
    }
    List<List<BigDecimal[]>> points = points(extreme, random);
    for (int cut : network.cuts()) {
      LinearRows back = cut < at ? pass.lower(rows, at, cut, hulls, pullbacks) : rows;
      for (int row = 0; row < rows.count(); row++) {
        for (List<BigDecimal[]> values : points) {
          if (cut < at && isAbove(back, row, values.get(cut), rows, values.get(at))) {
            Op op = network.step(at).op();
            return Optional.of("row " + row + " of value " + at + ", " + op + ", at cut " + cut);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAbove(
      LinearRows back, int row, BigDecimal[] x, LinearRows rows, BigDecimal[] y) {
    return Double.isFinite(back.constants()[row])
        && RowsBelow.value(back, row, x).compareTo(RowsBelow.value(rows, row, y)) > 0;
  }
}
