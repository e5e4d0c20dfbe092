package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.InputRegion;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivatedRowsTest {
  /** A coefficient near overflow magnifies what {@code gamma} times a subnormal number loses. */
  @Test
  void aBoundOfTinyNumbersTimesHugeOnesIsNotAboveTheSum() {
    SharedDeepZ domain = new SharedDeepZ(Symbols.FRESH, new JavaKernels());
    Random random = new Random(11);
    for (int k = 0; k < 200; k++) {
      double[] point = new double[20];
      double[] row = new double[point.length];
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < row.length; i++) {
        point[i] = random.nextInt(1 << 20) * Double.MIN_VALUE;
        row[i] = 0x1p1000 * random.nextGaussian();
        sum = sum.add(new BigDecimal(row[i]).multiply(new BigDecimal(point[i])));
      }
      ActivatedRows rows = ActivatedRows.ofIdentity(row.length, row, new double[1]);
      double bound = rows.lower(domain.abstraction(InputRegion.box(point, point)))[0];

      assertThat(new BigDecimal(bound)).isLessThanOrEqualTo(sum);
    }
  }
}
