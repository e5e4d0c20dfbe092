package fanc.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.properties.InputRegion;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.domain.Domain;
import fanc.verifier.kernels.JavaKernels;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reach keeps, and when it stops. */
class ReachTest {
  private static final Network CHAIN =
      new Network(
          "x",
          Shape.of(1),
          IntStream.range(0, 4)
              .mapToObj(v -> new Step(new Relu(), List.of(v), "r" + v, "r" + v, Shape.of(1)))
              .toList());

  /** A domain of meaningless elements that remembers what it made without holding on to it. */
  private static final class Counting implements Domain<double[]> {
    private final List<WeakReference<double[]>> made = new ArrayList<>();
    private boolean firstGoneAtTheLast;

    @Override
    public double[] abstraction(InputRegion region) {
      return new double[1];
    }

    @Override
    public double[] transform(Op op, int value, List<double[]> inputs) {
      if (value == 4) {
        firstGoneAtTheLast = collected(made.get(0));
      }
      double[] element = new double[1 << 16];
      made.add(new WeakReference<>(element));
      return element;
    }

    private static boolean collected(WeakReference<double[]> reference) {
      for (int i = 0; i < 20 && reference.get() != null; i++) {
        System.gc();
      }
      return reference.get() == null;
    }

    @Override
    public Bounds bounds(double[] element) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aPassedDeadlineStopsBeforeTheNextOp() {
    Counting domain = new Counting();

    assertThat(Reach.reach(CHAIN, domain, 0, new double[1], 4, Deadline.in(0))).isEmpty();
    assertThat(domain.made).isEmpty();
  }

  @Test
  void anElementIsLetGoAfterItsLastReader() {
    Counting domain = new Counting();
    Reach.reach(CHAIN, domain, new double[1]);

    assertThat(domain.firstGoneAtTheLast).isTrue();
  }

  @Test
  void reachIsTheLastOfAllElements() {
    BoxDomain box = new BoxDomain(new JavaKernels());
    InputRegion region = InputRegion.box(new double[] {-1}, new double[] {2});
    Bounds reached = Reach.reach(CHAIN, box, box.abstraction(region));
    List<Bounds> all = Reach.reachAll(CHAIN, box, 0, box.abstraction(region), 4);

    assertThat(all).hasSize(5);
    assertThat(reached.lowerArray()).isEqualTo(all.get(4).lowerArray());
    assertThat(reached.upperArray()).isEqualTo(all.get(4).upperArray());
  }
}
