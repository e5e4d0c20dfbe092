package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyVerifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

class LadderTest {
  private static final int REGIONS = 100;
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final FamilyVerifier TWO_THREADS = new FamilyVerifier(2);

  private final FakeWork work = new FakeWork(REGIONS);
  private final Ladder ladder = new Ladder(work::nanos);

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
    TWO_THREADS.close();
  }

  private LadderResult climb(LadderTask task, Experience before) throws InterruptedException {
    return ladder.climb(task, before, ONE_THREAD, Deadline.never());
  }

  private LadderTask task(Rung... rungs) {
    return new LadderTask(
        work.family(), List.of(rungs), work.alone(1, r -> true), Experience.none(), 1e-3);
  }

  @Example
  void cheapRungThatSettlesAllLeavesNothingToOthers() throws InterruptedException {
    Rung cheap = work.rung("cheap", 1, (region, level) -> true);
    Rung dear = work.rung("dear", 5, (region, level) -> true);

    LadderResult result = climb(task(dear, cheap), Experience.none());

    assertThat(work.log()).containsExactly("cheap 0");
    assertThat(result.family())
        .isEqualTo(new FamilyResult(REGIONS, REGIONS, REGIONS, 2, 0, List.of()));
    assertThat(result.shares().get(LadderStep.GROUP).settled()).isEqualTo(REGIONS);
    assertThat(result.shares()).doesNotContainKey(LadderStep.SCRATCH);
    assertThat(result.seconds()).isCloseTo(1e-3, within(1e-12));
  }

  @Example
  void whatFailsIsTriedInSmallerGroupsAndTheRestAlone() throws InterruptedException {
    Rung halves = work.rung("halves", 1, (region, level) -> level == 1 && region < 50);
    LadderTask task =
        new LadderTask(
            work.family(),
            List.of(halves),
            work.alone(1, region -> region != 77),
            Experience.none(),
            1e-3);

    LadderResult result = climb(task, Experience.none());

    assertThat(work.log()).startsWith("halves 0", "halves 1", "halves 1");
    assertThat(result.family().verified()).isEqualTo(99);
    assertThat(result.family().examined()).isEqualTo(REGIONS);
    assertThat(result.family().worstRegion()).isEqualTo(77);
    assertThat(result.family().worstMargin()).isEqualTo(-1);
    assertThat(result.family().unproven()).containsExactly(new FamilyResult.Unproven(77, -1));
    assertThat(result.shares().get(LadderStep.GROUP).settled()).isEqualTo(50);
    assertThat(result.shares().get(LadderStep.SCRATCH).settled()).isEqualTo(49);
  }

  @Example
  void fewRegionsDoNotPayForAGroup() throws InterruptedException {
    FakeWork few = new FakeWork(2);
    Rung rung = few.rung("rung", 1, (region, level) -> true);
    LadderTask task =
        new LadderTask(
            few.family(), List.of(rung), few.alone(1, r -> true), Experience.none(), 1e-3);

    LadderResult result =
        new Ladder(few::nanos).climb(task, Experience.none(), ONE_THREAD, Deadline.never());

    assertThat(few.log()).isEmpty();
    assertThat(result.seconds()).isCloseTo(2e-3, within(1e-12));
  }

  @Example
  void aHarshChildLosesLittleAgainstScratch() throws InterruptedException {
    Rung useless = work.rung("useless", 8, (region, level) -> false);
    Rung other = work.rung("other", 5, (region, level) -> false);
    Experience experience = Experience.none();
    double first = climb(task(useless, other), experience).seconds();
    assertThat(first).isLessThanOrEqualTo(.1 * 1.3 + 1e-9);
    double all = 0;
    int images = 40;
    for (int i = 0; i < images; i++) {
      LadderResult result = climb(task(useless, other), experience);
      assertThat(result.family().verified()).isEqualTo(REGIONS);
      experience = result.after();
      all += result.seconds();
    }
    assertThat(all).isLessThanOrEqualTo(images * .1 * 1.05);
    assertThat(work.log().stream().filter("other 0"::equals).count()).isGreaterThan(2);
  }

  @Example
  void thePlanWithoutAParentIsNotDelayedByWhatSettlesNothing() throws InterruptedException {
    Rung drift = work.rung("drift", 2, (region, level) -> false);
    Rung group = work.rung("group", 4, (region, level) -> true);
    Experience experience = Experience.none();
    double all = 0;
    int images = 20;
    for (int i = 0; i < images; i++) {
      LadderResult result = climb(task(drift, group), experience);
      experience = result.after();
      all += result.seconds();
    }
    assertThat(all).isLessThanOrEqualTo(images * .004 * 1.1);
  }

  @Example
  void theNextImageBeginsAtTheLevelThatWorked() throws InterruptedException {
    Rung rung = work.rung("rung", 1, (region, level) -> level >= 1);
    LadderResult first = climb(task(rung), Experience.none());
    assertThat(work.log()).containsExactly("rung 0", "rung 1", "rung 1");
    work.log().clear();

    LadderResult second = climb(task(rung), first.after());

    assertThat(work.log()).containsExactly("rung 1", "rung 1");
    assertThat(second.seconds()).isLessThan(first.seconds());
  }

  /** Two ways that are nearly as good as each other must not both seem to save nothing. */
  @Example
  void ofTwoThatAreNearlyAlikeOneIsTaken() throws InterruptedException {
    Rung one = work.rung("one", 1, (region, level) -> true);
    Rung other = work.rung("other", 1.1, (region, level) -> true);
    Experience experience = climb(task(one), climb(task(other), Experience.none()).after()).after();
    work.log().clear();

    climb(task(one, other), experience);

    assertThat(work.log()).containsExactly("one 0");
  }

  @Example
  void whatSettledTheParentIsTriedFirstAndAtItsLevel() throws InterruptedException {
    Rung rung = work.rung("rung", 1, (region, level) -> level >= 1);
    Experience ofParent = ladder.rehearse(task(rung), Deadline.never());
    Experience read = Experience.ofParent(ofParent.costs());
    work.log().clear();

    LadderTask task =
        new LadderTask(work.family(), List.of(rung), work.alone(1, r -> true), read, 1e-3);
    LadderResult result = climb(task, Experience.none());

    assertThat(work.log()).containsExactly("rung 1", "rung 1");
    assertThat(result.family().verified()).isEqualTo(REGIONS);
  }

  @Example
  void rehearsalDecidesNothingAlone() {
    Rung rung = work.rung("rung", 1, (region, level) -> false);
    LadderTask task =
        new LadderTask(
            work.family(), List.of(rung), work.alone(1000, r -> true), Experience.none(), 1e-3);

    ladder.rehearse(task, Deadline.never());

    assertThat(work.log()).isNotEmpty().allMatch(tried -> tried.startsWith("rung"));
    assertThat(work.nanos()).isLessThan(50_000_000);
  }

  @Example
  void whereGroupsSettledSomeTheirPartsAreTried() throws InterruptedException {
    Rung rung = work.rung("rung", 5, (region, level) -> level * 30 + 30 > region);

    climb(task(rung), Experience.none());

    assertThat(work.log()).startsWith("rung 0", "rung 1", "rung 1", "rung 2");
  }

  @Example
  void whatIsWastedOnAParentDoesNotKeepGroupsFromBeingTried() throws InterruptedException {
    Rung drift = work.rung(LadderStep.DRIFT, "drift", 25, (region, level) -> false);
    Rung group = work.rung("group", 10, (region, level) -> level >= 1);

    climb(task(drift, group), Experience.none());

    assertThat(work.log()).contains("drift 0", "group 1");
  }

  @Example
  void whatHelpedOnceAndThenNoMoreIsGivenUp() throws InterruptedException {
    Experience experience =
        climb(task(work.rung("rung", 5, (region, level) -> true)), Experience.none()).after();
    Rung useless = work.rung("rung", 5, (region, level) -> false);
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      LadderResult result = climb(task(useless), experience);
      experience = result.after();
      times.add(result.seconds());
    }
    assertThat(times.get(11)).isCloseTo(.1, within(1e-9));
  }

  @Example
  void theDeadlineEndsItAndWhatWasNotLookedAtCountsAsNotExamined() throws InterruptedException {
    Rung rung = work.rung("rung", 1, (region, level) -> region < 10);
    LadderResult result = ladder.climb(task(rung), Experience.none(), ONE_THREAD, Deadline.in(0));

    assertThat(result.family().examined()).isZero();
    assertThat(result.family().verified()).isZero();
    assertThat(result.family().regions()).isEqualTo(REGIONS);
    assertThat(result.family().worstRegion()).isEqualTo(-1);
  }

  /** The clock may say what it wants: it decides what is tried, not what is lost. */
  @Property(tries = 200, seed = "1")
  void noRegionThatTheLastStepVerifiesIsLost(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    AtomicLong clock = new AtomicLong();
    Map<Long, Boolean> alone = new HashMap<>();
    Map<Long, Boolean> grouped = new HashMap<>();
    for (long r = 0; r < REGIONS; r++) {
      alone.put(r, random.nextInt(10) > 2);
      grouped.put(r, random.nextInt(10) > 4);
    }
    Rung rung = work.rung("rung", 1, (region, level) -> level > 0 && grouped.get(region));
    LadderTask task =
        new LadderTask(
            work.family(), List.of(rung), work.alone(1, alone::get), Experience.none(), 1e-3);
    Ladder erratic = new Ladder(() -> clock.addAndGet((long) (random.nextDouble() * 1e8)));
    Experience experience = Experience.none();
    for (int image = 0; image < 3; image++) {
      FamilyVerifier threads = random.nextBoolean() ? ONE_THREAD : TWO_THREADS;
      LadderResult result = erratic.climb(task, experience, threads, Deadline.never());
      experience = result.after();
      long both = alone.keySet().stream().filter(r -> alone.get(r) || grouped.get(r)).count();
      long least = alone.values().stream().filter(verified -> verified).count();
      assertThat(result.family().verified()).isBetween(least, both);
      assertThat(result.family().examined()).isEqualTo(REGIONS);
      assertThat(result.shares().values().stream().mapToLong(LadderResult.Share::settled).sum())
          .isEqualTo(result.family().verified());
    }
  }
}
