package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.RandomRegions;
import fanc.templates.Examples;
import fanc.templates.RandomChildren;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.MarginNetwork;
import fanc.verifier.difference.NetworkBall;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterContainer;

class BallRungTest {
  private static final Kernels KERNELS = new JavaKernels();
  private static final FamilyVerifier ONE_THREAD = new FamilyVerifier(1);

  @AfterContainer
  static void stopThreads() {
    ONE_THREAD.close();
  }

  private static ParentRecord record(Examples example) throws InterruptedException {
    ParentRecorder recorder =
        new ParentRecorder(
            example.parent(), example.constraint(), example.family(), GroupTree::quarters, KERNELS);
    ONE_THREAD.verify(example.family(), recorder, Deadline.never());
    return recorder.record().orElseThrow();
  }

  private static Optional<Rung> ball(Examples example, Network child, ParentRecord record) {
    return ChildRungs.of(example.parent(), child, KERNELS)
        .rungs(example.family(), example.constraint(), record)
        .stream()
        .filter(rung -> rung.step() == LadderStep.BALL)
        .findFirst();
  }

  @Example
  void whatTheBallProvesHoldsOnEveryChildInsideAndOthersAreNotGivenIt()
      throws InterruptedException {
    long settled = 0;
    int outside = 0;
    for (long seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Examples example = Examples.random(random, 0);
      ParentRecord record = record(example);
      Network child =
          RandomChildren.of(example.parent(), random, Math.pow(10, -6 + 5 * random.nextDouble()));
      Optional<Rung> rung = ball(example, child, record);
      if (rung.isEmpty()) {
        outside++;
        continue;
      }
      OpenRegions regions = new OpenRegions((int) example.family().size());
      rung.get().climb(rung.get().roots().get(0), regions, Deadline.never());
      for (int r = 0; r < regions.size(); r++) {
        if (!regions.isOpen(r)) {
          settled++;
          double radius = record.balls().orElseThrow().at(r);
          assertThat(NetworkBall.of(example.parent(), radius).contains(child)).isTrue();
          assertThat(margin(example, child, r, random)).isGreaterThan(-1e-9);
        }
      }
    }
    assertThat(settled).isGreaterThan(50);
    assertThat(outside).isGreaterThan(10);
  }

  /** Returns the least margin at sampled points of a region. */
  private static double margin(Examples example, Network child, int region, Random random) {
    Network margins = MarginNetwork.of(child, example.constraint());
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 20; k++) {
      double[] x = RandomRegions.pointOrCornerOf(example.family().region(region), random);
      least = Math.min(least, example.constraint().margin(Evaluation.evaluate(margins, x)));
    }
    return least;
  }
}
