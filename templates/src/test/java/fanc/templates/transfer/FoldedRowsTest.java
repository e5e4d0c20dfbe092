package fanc.templates.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.verifier.Deadline;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Rows of a constraint are folded through a scale of 1 and not through another: what is recorded of
 * a network must not be about values that its children do not have.
 */
class FoldedRowsTest {
  private static final Kernels KERNELS = new JavaKernels();

  @Test
  void rowsThatOnlyOneOfTwoNetworksCanFoldAreNotConfused() {
    long carried = 0;
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      RecordedExample plain = RecordedExample.random(random, 20);
      RecordedExample parent = with(plain, 1);
      RecordedExample child = with(plain, 1.0625);
      ParentRecord record = made(parent.recorder(), parent);
      ParentRecord made = made(over(parent, record, child), child);
      ParentRecorder back = over(child, made, parent);
      assertThat(RecordedFacts.worst(child, made, 5, random)).isNotPositive();
      assertThat(RecordedFacts.worst(parent, made(back, parent), 5, random)).isNotPositive();
      carried += back.settledByTransfer();
    }
    assertThat(carried).isGreaterThan(100);
  }

  private static ParentRecorder over(
      RecordedExample source, ParentRecord record, RecordedExample other) {
    CarriedRecord carried =
        new RecordTransfer(NetworkPair.of(source.network(), other.network(), KERNELS))
            .over(source.family(), source.constraint(), record);
    return ParentRecorder.of(other.network(), other.constraint(), other.family(), carried, KERNELS);
  }

  private static ParentRecord made(ParentRecorder recorder, RecordedExample example) {
    for (long r = 0; r < example.family().size(); r++) {
      recorder.margin(example.family(), r, Deadline.never());
    }
    return recorder.record().orElseThrow();
  }

  private static RecordedExample with(RecordedExample plain, double factor) {
    Network network = plain.network();
    double[] factors = new double[network.outputShape().size()];
    Arrays.fill(factors, factor);
    Scale scale = Scale.exact(Tensor.vector(factors), Tensor.zeros(factors.length));
    List<Step> steps = new ArrayList<>(network.steps());
    steps.add(new Step(scale, List.of(network.output()), "s", "Mul", network.outputShape()));
    Network scaled = new Network(network.name(0), network.inputShape(), steps);
    return new RecordedExample(scaled, plain.family(), plain.constraint());
  }
}
