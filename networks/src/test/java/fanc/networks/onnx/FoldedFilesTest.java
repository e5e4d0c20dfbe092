package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Conv2d;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.Scale;
import fanc.networks.folding.Alignment;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with batch normalisation, and as a deployment tool folds it in single precision. */
class FoldedFilesTest {
  private static final int FILTERS = 3;

  @TempDir Path folder;

  private final Random random = new Random(6);
  private final float[] kernel = draw(FILTERS * 2 * 9);
  private final float[] bias = draw(FILTERS);
  private final float[] gamma = draw(FILTERS);
  private final float[] beta = draw(FILTERS);
  private final float[] mean = draw(FILTERS);
  private final float[] variance = {.3f, 1.7f, 4};
  private final float[] dense = draw(FILTERS * 16 * 2);

  private float[] draw(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private Network unfolded() throws Exception {
    return graph(kernel, bias)
        .floats("gamma", gamma, FILTERS)
        .floats("beta", beta, FILTERS)
        .floats("mean", mean, FILTERS)
        .floats("variance", variance, FILTERS)
        .node("BatchNormalization", "c gamma beta mean variance", "h")
        .node("Relu", "h", "r")
        .node("Flatten", "r", "f")
        .node("MatMul", "f dense", "y")
        .read(folder)
        .network();
  }

  private Network folded() throws Exception {
    float[] weights = kernel.clone();
    float[] biases = bias.clone();
    for (int c = 0; c < FILTERS; c++) {
      float factor = gamma[c] / (float) Math.sqrt(variance[c] + 1e-5f);
      for (int k = 0; k < weights.length / FILTERS; k++) {
        weights[c * (weights.length / FILTERS) + k] *= factor;
      }
      biases[c] = beta[c] + (bias[c] - mean[c]) * factor;
    }
    return graph(weights, biases)
        .node("Relu", "c", "r")
        .node("Flatten", "r", "f")
        .node("MatMul", "f dense", "y")
        .read(folder)
        .network();
  }

  private ModelDraft graph(float[] weights, float[] biases) {
    return ModelDraft.input(1, 2, 4, 4)
        .floats("k", weights, FILTERS, 2, 3, 3)
        .floats("kb", biases, FILTERS)
        .floats("dense", dense, FILTERS * 16, 2)
        .node("Conv", "x k kb", "c", ModelDraft.list("pads", 1, 1, 1, 1));
  }

  @Test
  void foldedFileIsWrittenWithTheScalesOfTheOther() throws Exception {
    Alignment aligned = Alignment.of(unfolded(), folded()).orElseThrow();
    assertThat(aligned.keepsParent()).isTrue();
    requireNear(aligned, folded());
  }

  @Test
  void fileWithScalesIsWrittenWithScalesNearOne() throws Exception {
    Alignment aligned = Alignment.of(folded(), unfolded()).orElseThrow();
    assertThat(aligned.numbers()).containsExactly(0, 1, 3, 4, 5);
    for (double scale : ((Scale) aligned.child().step(2).op()).scale().shared()) {
      assertThat(scale).isCloseTo(1, within(1e-8));
    }
    requireNear(aligned, unfolded());
  }

  private void requireNear(Alignment aligned, Network child) {
    Conv2d own = (Conv2d) aligned.child().step(1).op();
    Conv2d parents = (Conv2d) aligned.parent().step(1).op();
    assertThat(own.weight().shared()).containsExactly(parents.weight().shared(), within(1e-6));
    assertThat(own.bias()).isEqualTo(parents.bias());
    double[] x = random.doubles(child.inputShape().size(), -1, 1).toArray();
    assertThat(Evaluation.evaluate(aligned.child(), x))
        .containsExactly(Evaluation.evaluate(child, x), within(1e-12));
  }
}
