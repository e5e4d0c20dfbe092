package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds and values of networks in training against the slow evaluation of the same networks. */
class CertifiedBoundsTest {
  private static final int ROWS = SmallNetworks.ROWS;
  private static final int COLUMNS = SmallNetworks.COLUMNS;
  private static final int CLASSES = SmallNetworks.CLASSES;
  private static final double ROUNDING = 1e-5;

  private final Random random = new Random(11);
  private NDManager manager;

  @BeforeEach
  void start() {
    manager = NativeEngine.orSkip();
  }

  @AfterEach
  void close() {
    if (manager != null) {
      manager.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void outputsAreThoseOfTheNetwork(SmallNetworks kind) throws Exception {
    Network network = kind.random(random);
    TrainableNetwork trainable = new TrainableNetwork(manager, network);
    float[] image = image();

    float[] outputs = trainable.outputs(row(image)).toFloatArray();

    double[] expected = Evaluation.evaluate(network, widened(image));
    for (int j = 0; j < CLASSES; j++) {
      assertThat((double) outputs[j]).isCloseTo(expected[j], within(ROUNDING));
    }
  }

  @ParameterizedTest
  @EnumSource
  void frozenNetworkIsTheOneItStartedFrom(SmallNetworks kind) throws Exception {
    Network network = kind.random(random);

    Network frozen = new TrainableNetwork(manager, network).frozen();

    assertThat(frozen.steps()).isEqualTo(network.steps());
    assertThat(frozen.inputShape()).isEqualTo(network.inputShape());
  }

  @ParameterizedTest
  @EnumSource
  void noPointNearAnImageHasASmallerMarginThanTheBound(SmallNetworks kind) throws Exception {
    Network network = kind.random(random);
    double epsilon = 0.1;
    for (int label = 0; label < CLASSES; label++) {
      float[] image = image();
      float[] bound = margins(network, Box.around(row(image), epsilon), 0, 0, label);
      for (int sample = 0; sample < 200; sample++) {
        float[] near = image.clone();
        for (int p = 0; p < near.length; p++) {
          double move =
              sample % 2 == 0 ? epsilon * sign() : epsilon * (2 * random.nextDouble() - 1);
          near[p] = (float) Math.max(0, Math.min(1, near[p] + move));
        }
        assertMarginsAbove(network, bound, near, label);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DENSE", "SIGMOID", "DENSE_RESIDUAL"})
  void noPatchAnywhereGivesASmallerMarginThanTheBound(SmallNetworks kind) throws Exception {
    Network network = kind.random(random);
    int side = 2;
    for (int label = 0; label < CLASSES; label++) {
      float[] image = image();
      float[] bound = margins(network, Box.around(row(image), 0), side, 1, label);
      for (int sample = 0; sample < 400; sample++) {
        assertMarginsAbove(network, bound, withRandomPatch(image, side), label);
      }
    }
  }

  @Test
  void boxOfARandomPatchMovesOneSquareOfPixelsAndTheOthersByEpsilon() {
    int side = 2;
    RandomPatches patches = new RandomPatches(side, ROWS, COLUMNS, random);
    for (int round = 0; round < 50; round++) {
      float[] image = image();
      Box box = patches.around(row(image), 0.01, 1);
      float[] lower = box.centre().sub(box.radius()).toFloatArray();
      float[] upper = box.centre().add(box.radius()).toFloatArray();
      int free = 0;
      int first = -1;
      int last = -1;
      for (int p = 0; p < image.length; p++) {
        boolean moves = upper[p] - lower[p] > 0.5;
        double reach = moves ? 1 : 0.01;
        assertThat((double) lower[p]).isCloseTo(Math.max(0, image[p] - reach), within(ROUNDING));
        assertThat((double) upper[p]).isCloseTo(Math.min(1, image[p] + reach), within(ROUNDING));
        free += moves ? 1 : 0;
        first = moves && first < 0 ? p : first;
        last = moves ? p : last;
      }
      assertThat(free).isEqualTo(side * side);
      assertThat(last - first).isEqualTo(COLUMNS + 1);
      assertThat(first % COLUMNS).isLessThan(COLUMNS - 1);
    }
  }

  @Test
  void wideningIsTheLargestSumOfMagnitudesUnderOnePatch() {
    int neurons = 9;
    float[] weight = new float[ROWS * COLUMNS * neurons];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = (float) random.nextGaussian();
    }
    double[] expected = new double[neurons];
    for (int r = 0; r + 1 < ROWS; r++) {
      for (int c = 0; c + 1 < COLUMNS; c++) {
        for (int j = 0; j < neurons; j++) {
          int corner = r * COLUMNS + c;
          double sum =
              Math.abs(weight[corner * neurons + j])
                  + Math.abs(weight[(corner + 1) * neurons + j])
                  + Math.abs(weight[(corner + COLUMNS) * neurons + j])
                  + Math.abs(weight[(corner + COLUMNS + 1) * neurons + j]);
          expected[j] = Math.max(expected[j], sum);
        }
      }
    }

    NDArray array = manager.create(weight, new Shape(ROWS * COLUMNS, neurons));
    float[] widening = new PatchWidening(2, ROWS, COLUMNS).of(array).toFloatArray();

    for (int j = 0; j < neurons; j++) {
      assertThat((double) widening[j]).isCloseTo(expected[j], within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource
  void boundOfASinglePointIsItsMargin(SmallNetworks kind) throws Exception {
    Network network = kind.random(random);
    float[] image = image();

    float[] bound = margins(network, Box.around(row(image), 0), 0, 0, 1);

    double[] outputs = Evaluation.evaluate(network, widened(image));
    for (int j = 0; j < CLASSES; j++) {
      assertThat((double) bound[j]).isCloseTo(outputs[1] - outputs[j], within(ROUNDING));
    }
  }

  private float[] margins(Network network, Box box, int side, double move, int label)
      throws Exception {
    PatchWidening widening = new PatchWidening(side, ROWS, COLUMNS);
    float[] oneHot = new float[CLASSES];
    oneHot[label] = 1;
    return new TrainableNetwork(manager, network)
        .lowerMargins(
            box,
            weight -> Factor.times(widening.of(weight), move),
            manager.create(oneHot, new Shape(1, CLASSES)))
        .toFloatArray();
  }

  private static void assertMarginsAbove(Network network, float[] bound, float[] image, int label) {
    double[] outputs = Evaluation.evaluate(network, widened(image));
    for (int j = 0; j < CLASSES; j++) {
      assertThat(outputs[label] - outputs[j]).isGreaterThanOrEqualTo(bound[j] - ROUNDING);
    }
  }

  private float[] withRandomPatch(float[] image, int side) {
    float[] patched = image.clone();
    int corner = random.nextInt(ROWS - side + 1) * COLUMNS + random.nextInt(COLUMNS - side + 1);
    for (int k = 0; k < side * side; k++) {
      patched[corner + k / side * COLUMNS + k % side] = random.nextInt(2);
    }
    return patched;
  }

  private NDArray row(float[] image) {
    return manager.create(image, new Shape(1, image.length));
  }

  private static double[] widened(float[] image) {
    double[] wide = new double[image.length];
    for (int p = 0; p < wide.length; p++) {
      wide[p] = image[p];
    }
    return wide;
  }

  private float[] image() {
    float[] image = new float[ROWS * COLUMNS];
    for (int p = 0; p < image.length; p++) {
      image[p] = random.nextFloat();
    }
    return image;
  }

  private int sign() {
    return random.nextBoolean() ? 1 : -1;
  }
}
