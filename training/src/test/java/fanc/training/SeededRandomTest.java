package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

  @Test
  void numbersAreThoseOfThePlatform() {
    for (long seed : new long[] {0, 1, -5, Long.MAX_VALUE}) {
      Random expected = new Random(seed);
      SeededRandom random = new SeededRandom(seed);
      for (int i = 0; i < 1000; i++) {
        assertThat(random.nextGaussian()).isEqualTo(expected.nextGaussian());
        assertThat(random.nextInt(i + 1)).isEqualTo(expected.nextInt(i + 1));
        assertThat(random.nextFloat()).isEqualTo(expected.nextFloat());
      }
    }
  }

  @Test
  void samePositionGivesTheSameNumbers() {
    SeededRandom random = new SeededRandom(3);
    random.nextFloat();
    long position = random.position();
    int[] order = random.shuffled(100);
    SeededRandom other = new SeededRandom(99);

    other.moveTo(position);

    assertThat(other.shuffled(100)).isEqualTo(order);
    assertThat(order).doesNotHaveDuplicates().hasSize(100);
  }
}
