package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Masks and learned factors on small networks, against differences of the loss. */
class SparseStartTest {
  private static final int BATCH = 6;
  private static final int PIXELS = SmallNetworks.ROWS * SmallNetworks.COLUMNS;

  private final Random random = new Random(11);
  private NDManager manager;
  private NDArray images;
  private NDArray labels;

  @BeforeEach
  void start() {
    manager = NativeEngine.orSkip();
    float[] pixels = new float[BATCH * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    float[] rows = new float[BATCH * SmallNetworks.CLASSES];
    for (int i = 0; i < BATCH; i++) {
      rows[i * SmallNetworks.CLASSES + random.nextInt(SmallNetworks.CLASSES)] = 1;
    }
    images = manager.create(pixels, new Shape(BATCH, PIXELS));
    labels = manager.create(rows, new Shape(BATCH, SmallNetworks.CLASSES));
  }

  @AfterEach
  void close() {
    if (manager != null) {
      manager.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMaskLeavesItsShareAsItWas(Sparse.Criterion kind) throws Exception {
    TrainableNetwork network = network(SmallNetworks.DENSE);
    double[] before = flat(values(network));

    new FirstMask(network, random).apply(new Sparse.Mask(kind, 0.7), images, labels);

    double[] after = flat(values(network));
    long zeros = Arrays.stream(after).filter(w -> w == 0).count();
    assertThat(zeros).isEqualTo(Math.round(0.7 * after.length));
    for (int i = 0; i < after.length; i++) {
      assertThat(after[i] == 0 || after[i] == before[i]).isTrue();
    }
  }

  @Test
  void magnitudeKeepsTheLargest() throws Exception {
    TrainableNetwork network = network(SmallNetworks.DENSE);
    double[] expected = LargestKept.projection(flat(values(network)), 0.7);

    new FirstMask(network, random)
        .apply(new Sparse.Mask(Sparse.Criterion.MAGNITUDE, 0.7), images, labels);

    assertThat(flat(values(network))).containsExactly(expected);
  }

  @Test
  void snipKeepsTheWeightsWhoseRemovalMattersMostToFirstOrder() throws Exception {
    TrainableNetwork network = network(SmallNetworks.SIGMOID);
    double[] start = flat(values(network));
    double[] scores = new double[start.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.abs(start[i] * slope(network, i, 1e-2));
    }
    boolean[] expected =
        Ranking.highest(scores, start.length - (int) Math.round(0.7 * start.length));

    new FirstMask(network, random)
        .apply(new Sparse.Mask(Sparse.Criterion.SNIP, 0.7), images, labels);

    assertAlmostSame(expected, flat(values(network)));
  }

  @Test
  void graspKeepsTheWeightsThatCarryTheGradientFlow() throws Exception {
    TrainableNetwork network = network(SmallNetworks.SIGMOID);
    LossGradients gradients = new LossGradients(network.weights());
    List<double[]> start = gradients.values();
    // d(|g|^2 / 2)/dw = H g, by differences of the gradient's length instead of differences of it.
    double[] scores = new double[flat(start).length];
    Supplier<NDArray> loss =
        () -> Objective.crossEntropy(network.outputs(images).mul(manager.create(1 / 200f)), labels);
    int at = 0;
    for (int layer = 0; layer < start.size(); layer++) {
      for (int j = 0; j < start.get(layer).length; j++) {
        double ahead = halfSquare(gradients, loss, start, layer, j, 0.02);
        double behind = halfSquare(gradients, loss, start, layer, j, -0.02);
        scores[at++] = start.get(layer)[j] * (ahead - behind) / 0.04;
      }
    }
    boolean[] expected = Ranking.highest(scores, scores.length - (int) Math.round(0.7 * at));

    new FirstMask(network, random)
        .apply(new Sparse.Mask(Sparse.Criterion.GRASP, 0.7), images, labels);

    assertAlmostSame(expected, flat(values(network)));
  }

  @Test
  void synapticFlowIsConservedFromLayerToLayerAndNoLayerIsLost() throws Exception {
    TrainableNetwork network = network(SmallNetworks.DENSE);
    network.parameters().stream().skip(network.weights().size()).forEach(bias -> bias.muli(0));

    new FirstMask(network, random)
        .apply(new Sparse.Mask(Sparse.Criterion.SYNFLOW, 0.9), images, labels);

    LossGradients gradients = new LossGradients(network.weights());
    List<double[]> kept = gradients.values();
    List<double[]> absolute =
        kept.stream().map(w -> Arrays.stream(w).map(Math::abs).toArray()).toList();
    gradients.set(absolute);
    List<double[]> flow =
        gradients.of(() -> network.outputs(manager.ones(new Shape(1, PIXELS))).sum());
    // Tanaka et al., theorem 1: what flows into a layer's weights is the same for every layer.
    double first = LossGradients.dot(absolute.get(0), flow.get(0));
    assertThat(first).isPositive();
    for (int layer = 1; layer < kept.size(); layer++) {
      assertThat(LossGradients.dot(absolute.get(layer), flow.get(layer)))
          .isCloseTo(first, within(1e-4 * first));
    }
  }

  @Test
  void factorsShortenAGradientThatIsTooLongAndKeepTheMask() throws Exception {
    TrainableNetwork network = network(SmallNetworks.DENSE);
    new FirstMask(network, random)
        .apply(new Sparse.Mask(Sparse.Criterion.RANDOM, 0.5), images, labels);
    network.weights().forEach(weight -> weight.muli(3));
    List<double[]> before = values(network);
    Supplier<NDArray> loss = () -> Objective.crossEntropy(network.outputs(images), labels);
    LossGradients gradients = new LossGradients(network.parameters());
    double long0 = LossGradients.length(gradients.of(loss));
    Sparse.Rescale settings = new Sparse.Rescale(150, 0.1, 1, 0.01, 0.01);
    LearnedScales scales = new LearnedScales(network, settings);

    scales.learn(() -> List.of(loss, loss));

    assertThat(long0).isGreaterThan(1.5);
    assertThat(LossGradients.length(gradients.of(loss))).isLessThan(1.1);
    List<double[]> after = values(network);
    for (int layer = 0; layer < after.size(); layer++) {
      for (int j = 0; j < after.get(layer).length; j++) {
        assertThat(after.get(layer)[j])
            .isCloseTo(scales.factors()[layer] * before.get(layer)[j], within(1e-6));
      }
    }
  }

  private static double halfSquare(
      LossGradients gradients,
      Supplier<NDArray> loss,
      List<double[]> start,
      int layer,
      int entry,
      double by) {
    List<double[]> moved = new ArrayList<>(start);
    double[] changed = start.get(layer).clone();
    changed[entry] += by;
    moved.set(layer, changed);
    gradients.set(moved);
    double length = LossGradients.length(gradients.of(loss));
    gradients.set(start);
    return length * length / 2;
  }

  private double slope(TrainableNetwork network, int entry, double by) {
    LossGradients gradients = new LossGradients(network.weights());
    List<double[]> start = gradients.values();
    double[] losses = new double[2];
    for (int side = 0; side < 2; side++) {
      int at = entry;
      List<double[]> moved = new ArrayList<>(start);
      for (int layer = 0; layer < start.size(); layer++) {
        if (at >= 0 && at < start.get(layer).length) {
          double[] changed = start.get(layer).clone();
          changed[at] += side == 0 ? by : -by;
          moved.set(layer, changed);
        }
        at -= start.get(layer).length;
      }
      gradients.set(moved);
      losses[side] = Objective.crossEntropy(network.outputs(images), labels).getFloat();
    }
    gradients.set(start);
    return (losses[0] - losses[1]) / (2 * by);
  }

  /** Differences of floats are coarse: a few weights at the border may change places. */
  private static void assertAlmostSame(boolean[] expected, double[] weights) {
    int other = 0;
    for (int i = 0; i < weights.length; i++) {
      other += expected[i] == (weights[i] != 0) ? 0 : 1;
    }
    assertThat(other).isLessThanOrEqualTo(weights.length / 40);
  }

  private TrainableNetwork network(SmallNetworks kind) throws Exception {
    return new TrainableNetwork(manager, kind.random(random));
  }

  private static List<double[]> values(TrainableNetwork network) {
    return new LossGradients(network.weights()).values();
  }

  private static double[] flat(List<double[]> arrays) {
    return arrays.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
