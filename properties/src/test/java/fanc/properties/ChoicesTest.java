package fanc.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a choice of parts stands among all of them. */
class ChoicesTest {
  private static Choices of(int parts, int chosen) {
    List<SparseBox> boxes =
        IntStream.range(0, parts)
            .mapToObj(i -> new SparseBox(new int[] {i}, new double[] {0}, new double[] {1}))
            .toList();
    return new Choices(boxes, chosen);
  }

  @Test
  void placesCountUpInLexicographicOrder() {
    Choices choices = of(7, 3);
    long expected = 0;
    for (int a = 0; a < 7; a++) {
      for (int b = a + 1; b < 7; b++) {
        for (int c = b + 1; c < 7; c++) {
          assertThat(choices.place(c, a, b)).hasValue(expected++);
        }
      }
    }
    assertThat(expected).isEqualTo(choices.count().longValueExact());
  }

  @Test
  void aPlaceOfTooManyDigitsIsNone() {
    Choices choices = of(784, 12);

    assertThat(choices.place(IntStream.range(0, 12).toArray())).hasValue(0);
    assertThat(choices.place(IntStream.range(772, 784).toArray())).isEqualTo(OptionalLong.empty());
  }

  @Test
  void whatIsNoRegionHasNoPlace() {
    Choices choices = of(5, 2);

    for (int[] wrong : new int[][] {{1}, {1, 1}, {1, 2, 3}, {-1, 2}, {1, 5}}) {
      assertThatThrownBy(() -> choices.place(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
