package fanc.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.templates.EpsilonSearch.Bisection;
import fanc.templates.EpsilonSearch.Halving;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoublePredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EpsilonSearchTest {
  private final List<Double> tried = new ArrayList<>();

  private Optional<Double> largest(EpsilonSearch search, DoublePredicate provable) {
    return search.largest(
        epsilon -> {
          tried.add(epsilon);
          return provable.test(epsilon) ? Optional.of(epsilon) : Optional.empty();
        });
  }

  @Test
  void bisectionComesWithinTheLeastCountOfTheBorder() {
    assertThat(largest(new Bisection(.005), e -> e <= .3).orElseThrow()).isBetween(.295, .3);
    assertThat(tried).hasSize(8);
  }

  @Test
  void bisectionTriesOneBeforeItReturnsOne() {
    assertThat(largest(new Bisection(.005), e -> true)).contains(1.0);
    assertThat(tried).endsWith(1.0);
  }

  @Test
  void bisectionFallsBackToTheLastMidpointWhereOneFails() {
    assertThat(largest(new Bisection(.005), e -> e < 1)).contains(1 - 1 / 256.0);
  }

  @Test
  void bisectionReturnsNothingWhereNothingSucceeds() {
    assertThat(largest(new Bisection(.005), e -> false)).isEmpty();
  }

  @Test
  void doublingThatFailsAtOneReturnsOneHalf() {
    assertThat(largest(new Halving(.25, .005), e -> e < 1)).contains(.5);
    assertThat(tried).containsExactly(.25, .5, 1.0);
  }

  @Test
  void doublingReachesOneFromAnyStart() {
    assertThat(largest(new Halving(.3, .005), e -> true)).contains(1.0);
    assertThat(tried).containsExactly(.3, .6, 1.0);
  }

  @Test
  void halvingStopsAtTheFirstSuccess() {
    assertThat(largest(new Halving(.25, .005), e -> e < .1)).contains(.0625);
    assertThat(tried).containsExactly(.25, .125, .0625);
  }

  @Test
  void halvingTriesNothingBelowTheLeastCount() {
    assertThat(largest(new Halving(.25, .005), e -> false)).isEmpty();
    assertThat(tried).hasSize(6).allMatch(e -> e >= .005);
  }

  @Test
  void sharesOutsideTheUnitIntervalAreRefused() {
    assertThatThrownBy(() -> new Halving(1, .005)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Halving(.25, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Bisection(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** DeepZ is not monotone, so success is drawn anew for each epsilon. */
  @Property(tries = 200, seed = "1")
  void whatComesOutWasTriedAndSucceeded(@ForAll long seed) {
    Random random = new Random(seed);
    EpsilonSearch search =
        random.nextBoolean()
            ? new Bisection(.001 + .4 * random.nextDouble())
            : new Halving(.001 + .9 * random.nextDouble(), .001 + .4 * random.nextDouble());
    double share = random.nextDouble();
    List<Double> succeeded = new ArrayList<>();
    Optional<Double> found =
        largest(
            search,
            epsilon -> {
              boolean success = random.nextDouble() < share;
              if (success) {
                succeeded.add(epsilon);
              }
              return success;
            });
    assertThat(found.isPresent()).isEqualTo(!succeeded.isEmpty());
    assertThat(found.stream()).allMatch(succeeded::contains);
  }
}
