package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.BasePoint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FamilyVerifierTest {

  /** Region i is the interval [i, i + 1] on the line. */
  private record Line(long size) implements RegionFamily {
    @Override
    public BasePoint base() {
      return BasePoint.exact(0);
    }

    @Override
    public SparseBox changes(long index) {
      return new SparseBox(new int[] {0}, new double[] {index}, new double[] {index + 1});
    }

    @Override
    public String describe(long index) {
      return "interval " + index;
    }
  }

  private static FamilyResult verify(int threads, long size, RegionVerifier verifier)
      throws InterruptedException {
    try (FamilyVerifier families = new FamilyVerifier(threads)) {
      return families.verify(new Line(size), verifier, Deadline.never());
    }
  }

  @Test
  void everyRegionCountsOnceWhateverTheNumberOfThreads() throws InterruptedException {
    RegionVerifier verifier = (region, deadline) -> 700 - region.changes().lower(0);
    FamilyResult one = verify(1, 1000, verifier);
    FamilyResult three = verify(3, 1000, verifier);

    assertThat(List.of(one.regions(), one.examined(), one.verified(), one.worstRegion()))
        .containsExactly(1000L, 1000L, 700L, 999L);
    assertThat(one.worstMargin()).isEqualTo(-299);
    assertThat(three).isEqualTo(one);
    assertThat(one.allVerified()).isFalse();
  }

  @Test
  void notANumberIsWorstAndVerifiesNothing() throws InterruptedException {
    FamilyResult result =
        verify(2, 10, (region, deadline) -> region.changes().lower(0) == 4 ? Double.NaN : -1);

    assertThat(result.worstMargin()).isNaN();
    assertThat(result.worstRegion()).isEqualTo(4);
    assertThat(result.verified()).isZero();
  }

  @Test
  void theWorstRegionsAreRemembered() throws InterruptedException {
    FamilyResult result = verify(3, 1000, (region, deadline) -> 700 - region.changes().lower(0));

    assertThat(result.unproven()).hasSize(FamilyResult.MOST_UNPROVEN);
    assertThat(result.unproven().get(0)).isEqualTo(new FamilyResult.Unproven(999, -299));
    assertThat(result.unproven().get(63)).isEqualTo(new FamilyResult.Unproven(936, -236));
    assertThat(verify(2, 700, (region, deadline) -> 700 - region.changes().lower(0)).unproven())
        .isEmpty();
  }

  @Test
  void aZeroMarginIsNoProof() throws InterruptedException {
    assertThat(verify(1, 3, (region, deadline) -> 0).verified()).isZero();
  }

  @Test
  void aPassedDeadlineLeavesRegionsUnexamined() throws InterruptedException {
    try (FamilyVerifier families = new FamilyVerifier(2)) {
      RegionVerifier sure = (region, deadline) -> 1;
      FamilyResult result = families.verify(new Line(50), sure, Deadline.in(0));

      assertThat(result.examined()).isZero();
      assertThat(result.allVerified()).isFalse();
    }
  }

  @Test
  void aRegionThatTheDeadlineCutsShortIsUnexamined() throws InterruptedException {
    try (FamilyVerifier families = new FamilyVerifier(1)) {
      RegionVerifier slow =
          (region, deadline) -> {
            while (!deadline.passed()) {
              Thread.onSpinWait();
            }
            return Double.NaN;
          };
      FamilyResult result = families.verify(new Line(2), slow, Deadline.in(0.05));

      assertThat(result.examined()).isZero();
      assertThat(result.unproven()).isEmpty();
    }
  }

  @Test
  void aFaultInOneRegionIsReportedNotSwallowed() throws InterruptedException {
    try (FamilyVerifier families = new FamilyVerifier(2)) {
      RegionVerifier faulty =
          (region, deadline) -> {
            throw new IllegalStateException("fault");
          };
      assertThatThrownBy(() -> families.verify(new Line(50), faulty, Deadline.never()))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void manyRegionsNeedNoMemoryEach() throws InterruptedException {
    AtomicInteger seen = new AtomicInteger();
    FamilyResult result =
        verify(
            2,
            300_000,
            (region, deadline) -> {
              seen.incrementAndGet();
              return 1;
            });
    assertThat(seen.get()).isEqualTo(300_000);
    assertThat(result.allVerified()).isTrue();
  }
}
