package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.RandomRegions;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.domain.DeepZ;
import fanc.verifier.domain.Symbols;
import fanc.verifier.domain.Zonotope;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

class ParentRecorderTest {
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);
  private static final FamilyVerifier TWO_THREADS = new FamilyVerifier(2);

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
    TWO_THREADS.close();
  }

  @Property(tries = 150, seed = "1")
  void whatIsRecordedIsTrueAtPointsOfTheRegions(@ForAll long seed) throws InterruptedException {
    Random random = new Random(seed);
    RecordedExample example = RecordedExample.random(random, 1 + random.nextInt(40));
    ParentRecord record = example.record(ONE_THREAD);
    assertThat(RecordedFacts.worst(example, record, 4, random)).isLessThanOrEqualTo(0);
  }

  /** A law that no false record can break says nothing. */
  @Example
  void hullsShrunkByAThousandthAreNoticed() throws InterruptedException {
    int noticed = 0;
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      RecordedExample example = RecordedExample.random(random, 20);
      ParentRecord record = example.record(ONE_THREAD);
      noticed += RecordedFacts.worst(example, shrunk(record), 20, random) > 0 ? 1 : 0;
    }
    assertThat(noticed).isGreaterThan(20);
  }

  private static ParentRecord shrunk(ParentRecord record) {
    List<RecordedGroup> groups = new ArrayList<>();
    for (RecordedGroup group : record.groups()) {
      int[] values = group.hulls().values();
      float[][] lower = new float[values.length][];
      float[][] upper = new float[values.length][];
      for (int k = 0; k < values.length; k++) {
        lower[k] = group.hulls().lowerEnds(k).clone();
        upper[k] = group.hulls().upperEnds(k).clone();
        for (int i = 0; i < lower[k].length; i++) {
          float part = (upper[k][i] - lower[k][i]) * 1e-3f;
          lower[k][i] += part;
          upper[k][i] -= part;
        }
      }
      ValueHulls smaller = ValueHulls.of(values, lower, upper);
      groups.add(new RecordedGroup(group.level(), group.within(), group.members(), smaller));
    }
    return new ParentRecord(record.margins(), groups, record.balls());
  }

  @Property(tries = 40, seed = "2")
  void threadsChangeNoBit(@ForAll long seed) throws InterruptedException {
    RecordedExample example = RecordedExample.random(new Random(seed), 70);
    assertThat(example.record(TWO_THREADS)).isEqualTo(example.record(ONE_THREAD));
  }

  /** Regions of {@link RandomRegions} are proven by other domains too; none of them is lost. */
  @Property(tries = 60, seed = "3")
  void everyRegionThatDeepZProvesIsProven(@ForAll long seed) throws InterruptedException {
    RecordedExample example = RecordedExample.random(new Random(seed), 70);
    ParentRecorder recorder = example.recorder();
    AbstractVerifier<Zonotope> deepz =
        new AbstractVerifier<>(
            example.network(), example.constraint(), new DeepZ(Symbols.FRESH, new JavaKernels()));
    for (long r = 0; r < example.family().size(); r++) {
      double margin = recorder.margin(example.family(), r, Deadline.never());
      if (deepz.margin(example.family().region(r)) > 1e-9) {
        assertThat(margin).isPositive();
      }
    }
    ParentRecord record = recorder.record().orElseThrow();
    assertThat(record.margins().perRegion()).isTrue();
  }

  @Example
  void groupsArePartsOfOneAnother() throws InterruptedException {
    ParentRecord record = RecordedExample.random(new Random(3), 70).record(ONE_THREAD);
    assertThat(record.groups()).hasSize(21);
    assertThat(record.groups().get(0).members()).isEqualTo(LongStream.range(0, 70).toArray());
    for (int g = 0; g < record.groups().size(); g++) {
      List<Integer> parts = record.parts(g);
      if (record.groups().get(g).level() < 2) {
        assertThat(
                parts.stream()
                    .flatMapToLong(p -> Arrays.stream(record.groups().get(p).members()))
                    .sorted()
                    .toArray())
            .isEqualTo(record.groups().get(g).members());
      } else {
        assertThat(parts).isEmpty();
      }
    }
  }

  @Example
  void oneRegionIsOneGroupWithTheHullsOfTheProduct() throws InterruptedException {
    RecordedExample example = RecordedExample.random(new Random(5), 1);
    ParentRecord record = example.record(ONE_THREAD);
    assertThat(record.groups()).hasSize(1);
    assertThat(record.margins().regions()).isEqualTo(1);
  }

  @Example
  void familyThatWasNotExaminedToItsEndLeavesNoRecord() {
    RecordedExample example = RecordedExample.random(new Random(5), 12);
    ParentRecorder recorder = example.recorder();
    for (long r = 0; r < 11; r++) {
      recorder.margin(example.family(), r, Deadline.never());
    }
    assertThat(recorder.record()).isEqualTo(Optional.empty());
    recorder.margin(example.family(), 11, Deadline.never());
    assertThat(recorder.record()).isPresent();
  }
}
