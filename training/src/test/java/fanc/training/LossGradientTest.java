package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import fanc.networks.Network;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients of the losses against differences of the losses. */
class LossGradientTest {
  private static final int BATCH = 3;
  private static final int PIXELS = SmallNetworks.ROWS * SmallNetworks.COLUMNS;
  private static final int CLASSES = SmallNetworks.CLASSES;

  private final Random random = new Random(5);
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
  void gradientOfTheCertifiedLossIsItsSlopeEvenWhenTheGarbageCollectorRunsInBetween(
      SmallNetworks kind) throws Exception {
    TrainableNetwork network = new TrainableNetwork(manager, kind.random(random));
    int patch = network.beginsDense() ? 2 : 0;
    Loss.Certified loss = new Loss.Certified(0.05, patch, 0.5, Loss.Positions.ALL, 0.25, 0, 1);
    Objective objective = new CertifiedObjective(network, loss, smallImages(), random);
    NDArray images = images();
    NDArray labels = labels();

    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray value = objective.loss(images, labels, 1);
      reuseFreedMemory();
      collector.backward(value);
    }

    for (NDArray parameter : network.parameters()) {
      assertSlopes(parameter, () -> objective.loss(images, labels, 1).getFloat());
    }
  }

  @ParameterizedTest
  @EnumSource
  void attackStaysInItsBallAndRaisesTheLoss(SmallNetworks kind) throws Exception {
    Network start = kind.random(random);
    TrainableNetwork network = new TrainableNetwork(manager, start);
    Loss.Adversarial loss = new Loss.Adversarial(0.1, 5, 0.04);
    Objective objective = new AdversarialObjective(network, loss, random);
    NDArray images = images();
    NDArray labels = labels();

    NDArray attacked = objective.prepare(images, labels);

    float[] before = images.toFloatArray();
    float[] after = attacked.toFloatArray();
    for (int p = 0; p < before.length; p++) {
      assertThat((double) after[p]).isCloseTo(before[p], within(0.1 + 1e-6)).isBetween(0.0, 1.0);
    }
    assertThat(objective.loss(attacked, labels, 0).getFloat())
        .isGreaterThan(objective.loss(images, labels, 0).getFloat());
    assertThat(network.frozen().steps()).isEqualTo(start.steps());
  }

  @Test
  void attackLeavesNoGradientInTheParameters() throws Exception {
    TrainableNetwork network =
        new TrainableNetwork(manager, SmallNetworks.CONVOLUTION.random(random));
    Objective attack =
        new AdversarialObjective(network, new Loss.Adversarial(0.1, 3, 0.05), random);
    Objective standard = (x, y, epochs) -> Objective.crossEntropy(network.outputs(x), y);
    NDArray images = images();
    NDArray labels = labels();
    NDArray attacked = attack.prepare(images, labels);

    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(standard.loss(attacked, labels, 0));
    }

    for (NDArray parameter : network.parameters()) {
      assertSlopes(parameter, () -> standard.loss(attacked, labels, 0).getFloat());
    }
  }

  private interface Value {
    double get() throws Exception;
  }

  private static void assertSlopes(NDArray parameter, Value value) throws Exception {
    float[] gradient = parameter.getGradient().toFloatArray();
    float[] original = parameter.toFloatArray();
    // Small, so that hardly ever a ReLU changes its phase within a step.
    float step = 1e-4f;
    for (int i = 0; i < original.length; i += 1 + original.length / 20) {
      float[] moved = original.clone();
      moved[i] = original[i] + step;
      parameter.set(moved);
      double above = value.get();
      moved[i] = original[i] - step;
      parameter.set(moved);
      double below = value.get();
      parameter.set(original);
      assertThat((double) gradient[i]).isCloseTo((above - below) / (2 * step), within(0.01));
    }
  }

  /** Lets the collector free what it can and writes nonsense into memory of the same sizes. */
  private static void reuseFreedMemory() {
    List<ByteBuffer> buffers = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      System.gc();
      for (int i = 0; i < 2000; i++) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(4);
        buffer.putInt(0, 0x7f000000);
        buffers.add(buffer);
      }
    }
    assertThat(buffers).hasSize(6000);
  }

  private static LabelledImages smallImages() throws Exception {
    return SmallData.blank(SmallNetworks.ROWS, SmallNetworks.COLUMNS);
  }

  private NDArray images() {
    float[] pixels = new float[BATCH * PIXELS];
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = random.nextFloat();
    }
    return manager.create(pixels, new Shape(BATCH, PIXELS));
  }

  private NDArray labels() {
    float[] rows = new float[BATCH * CLASSES];
    for (int i = 0; i < BATCH; i++) {
      rows[i * CLASSES + i % CLASSES] = 1;
    }
    return manager.create(rows, new Shape(BATCH, CLASSES));
  }
}
