package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.ClaimedSet;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.Member;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.Deadline;
import fanc.verifier.attack.CounterexampleSearch.Found;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Claims about a disc of radius 1 in the plane, whose box has corners outside it. */
class MemberSearchTest {
  private static final Network SUM =
      new Network(
          "x",
          Shape.of(1, 2),
          List.of(
              new Step(
                  Affine.exact(Tensor.of(Shape.of(2, 1), new double[] {1, 1}), Tensor.zeros(1)),
                  List.of(0),
                  "y",
                  "Gemm",
                  Shape.of(1, 1))));

  private static OutputConstraint below(double limit) {
    return new OutputConstraint(List.of(List.of(new HalfSpace(new double[] {-1}, -limit))));
  }

  /** The disc; a member's enclosure is a square of half width {@code blur} around a point of it. */
  private record Disc(double blur) implements ClaimedSet, RegionFamily {
    @Override
    public List<Member> samples(int count) {
      List<Member> members = new ArrayList<>();
      members.add(member(0, 0));
      for (int k = 1; k < Math.min(count, 9); k++) {
        members.add(member(0.999 * Math.cos(k), 0.999 * Math.sin(k)));
      }
      return members;
    }

    @Override
    public Optional<Member> near(double[] point) {
      double shrink = Math.min(1, 0.9999 / Math.hypot(point[0], point[1]));
      return Optional.of(member(shrink * point[0], shrink * point[1]));
    }

    private Member member(double x, double y) {
      return new Member(
          InputRegion.box(new double[] {x - blur, y - blur}, new double[] {x + blur, y + blur}),
          "at " + x + ", " + y);
    }

    @Override
    public BasePoint base() {
      return BasePoint.exact(0, 0);
    }

    @Override
    public long size() {
      return 1;
    }

    @Override
    public SparseBox changes(long index) {
      return SparseBox.dense(new double[] {-1, -1}, new double[] {1, 1});
    }

    @Override
    public Optional<ClaimedSet> claimed(long index) {
      return Optional.of(this);
    }

    @Override
    public String describe(long index) {
      return "disc";
    }
  }

  /** Returns what is found against the claim that x + y is below a limit. */
  private static Optional<Found> search(double limit, double blur) {
    return new CounterexampleSearch(SUM, below(limit), new JavaKernels())
        .search(new Disc(blur), Suspects.unknown(), new SearchBudget(1e5, 60, 0));
  }

  /** The corner of the box reaches 2, the disc only the square root of 2. */
  @Test
  void aCornerOfTheBoxOutsideTheSetIsNoCounterexample() {
    assertThat(search(1.4143, 1e-12)).isEmpty();
    assertThat(search(1.9, 1e-12)).isEmpty();
  }

  /** No sample comes as far as 1.413; following the slope along the rim does. */
  @Test
  void aMemberOnTheRimIsFound() {
    Counterexample found = search(1.413, 1e-12).orElseThrow().counterexample();
    double x = found.input().value(0);
    double y = found.input().value(1);
    assertThat(x * x + y * y).isLessThanOrEqualTo(1);
    assertThat(x + y).isGreaterThanOrEqualTo(1.413);
    assertThat(found.description().orElseThrow()).startsWith("at 0.7");
  }

  /** The farthest member reaches 1.41407. */
  @Test
  void membersAreSearchedWithTheMeansOfBoxes() {
    Disc disc = new Disc(1e-12);
    Trophy trophy = new Trophy(SUM, below(1.414), new JavaKernels());
    Probe probe =
        new Probe(
            new MarginTapes(SUM, below(1.414)),
            below(1.414),
            new WitnessBox(disc.region(0)),
            Optional.of(disc),
            0,
            trophy);
    RegionSearch search = new RegionSearch(probe, 0);
    Effort effort = new Effort(20_000, Deadline.never());
    search.begin(effort);
    search.resume(effort);
    BasePoint found = trophy.found().orElseThrow().input();
    assertThat(Math.hypot(found.value(0), found.value(1))).isLessThanOrEqualTo(1);
  }

  /** The middle of an enclosure violates, but some of its points do not. */
  @Test
  void aMemberCountsOnlyWhereItsWholeEnclosureViolates() {
    assertThat(search(1.4, 1e-3)).isPresent();
    assertThat(search(1.4, 1e-2)).isEmpty();
  }
}
