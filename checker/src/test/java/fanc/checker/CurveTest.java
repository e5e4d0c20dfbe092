package fanc.checker;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Clip;
import fanc.networks.LeakyRelu;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Sigmoid;
import fanc.networks.Tanh;
import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The graph of every function lies in its band, decided in decimals of 60 digits. */
class CurveTest {

  private static Op op(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Relu();
      case 1 -> LeakyRelu.uniform(3 * random.nextGaussian(), 1);
      case 2 -> new Clip(-random.nextDouble(), random.nextDouble());
      case 3 -> new Sigmoid();
      default -> new Tanh();
    };
  }

  private static Box interval(Random random) {
    double size = Math.pow(10, 5 * random.nextDouble() - 3);
    double l = size * random.nextGaussian();
    double u = l + (random.nextInt(5) == 0 ? 0 : size * Math.abs(random.nextGaussian()));
    return new Box(new double[] {l}, new double[] {u});
  }

  @Property(tries = 2000)
  void graphLiesInTheBandAndInTheImage(@ForAll long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    Op op = op(random);
    Curve curve = (Curve) Mappings.of(op, 1, 1);
    Box x = interval(random);
    Mapping.Relaxed relaxed = curve.relaxed(x);
    BigDecimal slope = new BigDecimal(relaxed.linear().weights()[0]);
    double l = x.lower()[0];
    double u = x.upper()[0];
    for (double t : new double[] {0, random.nextDouble(), random.nextDouble(), 1}) {
      double at = t == 1 ? u : Math.min(u, l + t * (u - l));
      BigDecimal y = ExactValues.curve(op, new BigDecimal(at), 0);
      assertInside(curve.image(x), y);
      assertInside(relaxed.added(), y.subtract(slope.multiply(new BigDecimal(at))));
    }
  }

  private static void assertInside(Box box, BigDecimal y) {
    assertThat(new BigDecimal(box.lower()[0])).isLessThanOrEqualTo(y);
    assertThat(new BigDecimal(box.upper()[0])).isGreaterThanOrEqualTo(y);
  }
}
