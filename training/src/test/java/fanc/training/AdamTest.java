package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdamTest {
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
}
