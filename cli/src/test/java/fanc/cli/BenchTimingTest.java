package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.cli.BenchTiming.TimedProof;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchTimingTest {

  /** The baseline's median lies between two middle ones, so the smaller would favour us. */
  @Test
  void ofTwoMiddleTimesOfAProofTheLargerCounts() {
    assertThat(median(3, 1)).isEqualTo(3);
    assertThat(median(4, 1, 3, 2)).isEqualTo(3);
    assertThat(median(3, 1, 2)).isEqualTo(2);
    assertThat(median(1)).isEqualTo(1);
  }

  @Test
  void proofThatWasEndedCountsAsTheLongest() {
    assertThat(median(Double.NaN, 1)).isNaN();
    assertThat(median(Double.NaN, 1, 2)).isEqualTo(2);
  }

  private static double median(double... seconds) {
    List<TimedProof> repeats =
        Arrays.stream(seconds)
            .mapToObj(s -> new TimedProof(Optional.empty(), Optional.empty(), s))
            .toList();
    return BenchTiming.median(repeats).seconds();
  }
}
