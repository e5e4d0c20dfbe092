package fanc.approx.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ConfirmationTest {

  @Property(tries = 500, seed = "93")
  void lastOfAMonotoneTestIsFoundWithTestsEnough(
      @ForAll @IntRange(min = 1, max = 60) int length,
      @ForAll @IntRange(max = 59) int start,
      @ForAll @IntRange(min = -1, max = 59) int last) {
    List<Integer> asked = new ArrayList<>();
    OptionalInt found =
        Confirmation.last(length, start % length, 30, k -> asked.add(k) && k <= last);
    int expected = Math.min(last, length - 1);
    assertThat(found).isEqualTo(expected < 0 ? OptionalInt.empty() : OptionalInt.of(expected));
    assertThat(asked).doesNotHaveDuplicates().allMatch(k -> k >= 0 && k < length);
    assertThat(asked.size()).isLessThanOrEqualTo(14);
  }

  @Property(tries = 500, seed = "94")
  void noMoreTestsThanAllowedAndNothingThatWasRefused(
      @ForAll @IntRange(min = 1, max = 60) int length,
      @ForAll @IntRange(max = 59) int start,
      @ForAll @IntRange(min = 1, max = 8) int tests,
      @ForAll long answers) {
    List<Integer> asked = new ArrayList<>();
    OptionalInt found =
        Confirmation.last(
            length, start % length, tests, k -> asked.add(k) && (answers >> k & 1) == 1);
    assertThat(asked.size()).isLessThanOrEqualTo(tests);
    found.ifPresent(
        k -> {
          assertThat(asked).contains(k);
          assertThat(answers >> k & 1).isEqualTo(1);
        });
    assertThat(found.isPresent()).isEqualTo(asked.stream().anyMatch(k -> (answers >> k & 1) == 1));
  }
}
