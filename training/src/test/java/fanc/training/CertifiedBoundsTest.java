package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertifiedBoundsTest {
  private static final int ROWS = 4;
  private static final int COLUMNS = 5;
  private static final int CLASSES = 3;
  private static final double ROUNDING = 1e-5;

  private final Random random = new Random(11);
  private NDManager manager;
  private DenseLayers layers;

  @BeforeEach
  void start() {
    manager = NativeEngine.orSkip();
    layers = new DenseLayers(manager, new int[] {ROWS * COLUMNS, 9, 7, CLASSES}, random);
    // Larger weights than training starts with, so that neurons are unstable and bounds are loose.
    layers.parameters().forEach(p -> p.muli(4));
  }

  @AfterEach
  void close() {
    if (manager != null) {
      manager.close();
    }
  }

  @Test
  void noPointNearAnImageHasASmallerMarginThanTheBound() {
    double epsilon = 0.1;
    for (int label = 0; label < CLASSES; label++) {
      float[] image = image();
      Box box = Box.around(row(image), epsilon);
      float[] bound =
          layers.lowerMargins(box, manager.zeros(new Shape(9)), oneHot(label)).toFloatArray();
      for (int sample = 0; sample < 200; sample++) {
        float[] near = image.clone();
        for (int p = 0; p < near.length; p++) {
          double move =
              sample % 2 == 0 ? epsilon * sign() : epsilon * (2 * random.nextDouble() - 1);
          near[p] = (float) Math.max(0, Math.min(1, near[p] + move));
        }
        assertMarginsAbove(bound, near, label);
      }
    }
  }

  @Test
  void noPatchAnywhereGivesASmallerMarginThanTheBound() {
    int side = 2;
    NDArray widening = new PatchWidening(side, ROWS, COLUMNS).of(layers.weight(0));
    for (int label = 0; label < CLASSES; label++) {
      float[] image = image();
      Box box = Box.around(row(image), 0);
      float[] bound = layers.lowerMargins(box, widening, oneHot(label)).toFloatArray();
      for (int sample = 0; sample < 400; sample++) {
        assertMarginsAbove(bound, withRandomPatch(image, side), label);
      }
    }
  }

  @Test
  void wideningIsTheLargestSumOfMagnitudesUnderOnePatch() {
    float[] weight = layers.weight(0).toFloatArray();
    double[] expected = new double[9];
    for (int r = 0; r + 1 < ROWS; r++) {
      for (int c = 0; c + 1 < COLUMNS; c++) {
        for (int j = 0; j < 9; j++) {
          int corner = r * COLUMNS + c;
          double sum =
              Math.abs(weight[corner * 9 + j])
                  + Math.abs(weight[(corner + 1) * 9 + j])
                  + Math.abs(weight[(corner + COLUMNS) * 9 + j])
                  + Math.abs(weight[(corner + COLUMNS + 1) * 9 + j]);
          expected[j] = Math.max(expected[j], sum);
        }
      }
    }

    float[] widening = new PatchWidening(2, ROWS, COLUMNS).of(layers.weight(0)).toFloatArray();

    for (int j = 0; j < 9; j++) {
      assertThat((double) widening[j]).isCloseTo(expected[j], within(1e-5));
    }
  }

  @Test
  void boundOfASinglePointIsItsMargin() {
    float[] image = image();
    float[] bound =
        layers
            .lowerMargins(Box.around(row(image), 0), manager.zeros(new Shape(9)), oneHot(1))
            .toFloatArray();
    float[] outputs = layers.outputs(row(image)).toFloatArray();

    for (int j = 0; j < CLASSES; j++) {
      assertThat((double) bound[j]).isCloseTo(outputs[1] - outputs[j], within(ROUNDING));
    }
  }

  @Test
  void gradientIsTheSlopeOfTheBoundEvenWhenTheGarbageCollectorRunsInBetween() {
    float[] image = image();
    NDArray labels = oneHot(2);
    NDArray weight = layers.weight(1);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray loss = sumOfMargins(image, labels);
      reuseFreedMemory();
      collector.backward(loss);
    }
    float[] gradient = weight.getGradient().toFloatArray();
    float[] original = weight.toFloatArray();
    float step = 1e-3f;
    for (int i = 0; i < original.length; i++) {
      float[] moved = original.clone();
      moved[i] = original[i] + step;
      weight.set(moved);
      double above = sumOfMargins(image, labels).getFloat();
      moved[i] = original[i] - step;
      weight.set(moved);
      double below = sumOfMargins(image, labels).getFloat();
      weight.set(original);
      assertThat((double) gradient[i]).isCloseTo((above - below) / (2 * step), within(0.02));
    }
  }

  private NDArray sumOfMargins(float[] image, NDArray labels) {
    NDArray widening = Factor.times(new PatchWidening(2, ROWS, COLUMNS).of(layers.weight(0)), 0.5);
    return layers.lowerMargins(Box.around(row(image), 0.05), widening, labels).sum();
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

  @Test
  void adamFindsTheMinimumOfAParabola() {
    NDArray x = manager.create(new float[] {3, -2}).reshape(new Shape(2));
    x.setRequiresGradient(true);
    NDArray minimum = manager.create(new float[] {0.5f, 1});
    Adam adam = new Adam(List.of(x));
    for (int step = 0; step < 600; step++) {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.backward(x.sub(minimum).square().sum());
      }
      adam.step(0.05);
    }

    assertThat((double) x.getFloat(0)).isCloseTo(0.5, within(1e-3));
    assertThat((double) x.getFloat(1)).isCloseTo(1, within(1e-3));
  }

  @Test
  void gradientThatIsNotFiniteIsNotFollowed() {
    NDArray x = manager.create(new float[] {3, 0});
    x.setRequiresGradient(true);
    Adam adam = new Adam(List.of(x));
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(x.sqrt().sum());
    }

    assertThat(adam.step(0.05)).isFalse();
    assertThat(x.toFloatArray()).containsExactly(3, 0);
  }

  private void assertMarginsAbove(float[] bound, float[] image, int label) {
    float[] outputs = layers.outputs(row(image)).toFloatArray();
    for (int j = 0; j < CLASSES; j++) {
      assertThat((double) outputs[label] - outputs[j]).isGreaterThanOrEqualTo(bound[j] - ROUNDING);
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

  private NDArray oneHot(int label) {
    float[] row = new float[CLASSES];
    row[label] = 1;
    return manager.create(row, new Shape(1, CLASSES));
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
