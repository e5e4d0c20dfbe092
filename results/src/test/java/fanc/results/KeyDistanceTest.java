package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyDistanceTest {

  @Test
  void distanceCountsInsertionsDeletionsAndReplacements() {
    assertThat(KeyDistance.between("kitten", "sitting")).isEqualTo(3);
    assertThat(KeyDistance.between("", "abc")).isEqualTo(3);
    assertThat(KeyDistance.between("abc", "abc")).isZero();
  }

  @Test
  void closestIsTheFirstOfEquals() {
    assertThat(KeyDistance.closest("ab", List.of("ax", "ay"))).isEqualTo("ax");
    assertThat(KeyDistance.closest("ab", List.of())).isEmpty();
  }
}
