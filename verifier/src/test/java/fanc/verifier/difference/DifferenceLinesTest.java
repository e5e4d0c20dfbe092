package fanc.verifier.difference;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Relu;
import fanc.verifier.Bounds;
import fanc.verifier.domain.Lines;
import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DifferenceLinesTest {

  /** Boxes of all shapes: on either side of 0, sharp, points; z + d cut down as a pass does. */
  @Property(tries = 1500)
  void everyDifferenceOfRectifiersLiesBetweenTheLines(@ForAll long seed) {
    Random random = new Random(seed);
    Bounds h = interval(random);
    Bounds d = interval(random);
    Bounds b = IntervalArithmetic.sum(h, d);
    Bounds s = RectifierDifference.of(h, d);
    DifferenceLines.Reading reading = new DifferenceLines.Reading(h, b, d);

    Lines lines = new DifferenceLines(new Relu(), new Relu(), reading, s).at(0);

    for (int k = 0; k < 40; k++) {
      BigDecimal z = new BigDecimal(point(h, random));
      BigDecimal move = new BigDecimal(point(d, random));
      BigDecimal difference = z.add(move).max(BigDecimal.ZERO).subtract(z.max(BigDecimal.ZERO));
      assertThat(value(lines.lowerSlope(), lines.lowerOffset(), move))
          .isLessThanOrEqualTo(difference);
      assertThat(value(lines.upperSlope(), lines.upperOffset(), move))
          .isGreaterThanOrEqualTo(difference);
      assertThat(new BigDecimal(s.lower(0))).isLessThanOrEqualTo(difference);
      assertThat(new BigDecimal(s.upper(0))).isGreaterThanOrEqualTo(difference);
    }
  }

  private static BigDecimal value(double slope, double offset, BigDecimal d) {
    return new BigDecimal(slope).multiply(d).add(new BigDecimal(offset));
  }

  private static Bounds interval(Random random) {
    double size = Math.pow(10, 3 - random.nextInt(8));
    double end = random.nextInt(5) == 0 ? 0 : size * random.nextGaussian();
    double other =
        switch (random.nextInt(4)) {
          case 0 -> end;
          case 1 -> 0;
          case 2 -> end * (1 + 1e-15);
          default -> size * random.nextGaussian();
        };
    return new Bounds(new double[] {Math.min(end, other)}, new double[] {Math.max(end, other)});
  }

  private static double point(Bounds box, Random random) {
    double l = box.lower(0);
    double u = box.upper(0);
    double between = Math.max(l, Math.min(u, l + random.nextDouble() * (u - l)));
    return random.nextInt(3) == 0 ? l : random.nextInt(2) == 0 ? u : between;
  }
}
