package fanc.approx.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.onnx.OnnxModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogitsTest {
  private static final Path MODELS = Path.of("../networks/models");

  @ParameterizedTest
  @ValueSource(strings = {"mnist-1x100.onnx", "fashion-conv-certified.onnx"})
  void areWhatTheSlowEvaluationSays(String file) throws Exception {
    Network network = OnnxModel.read(MODELS.resolve(file)).network();
    Random random = new Random(3);
    List<double[]> inputs =
        Stream.generate(() -> random.doubles(network.inputShape().size()).toArray())
            .limit(5)
            .toList();

    Logits logits = Logits.of(network, inputs);

    assertThat(logits.images()).isEqualTo(5);
    assertThat(logits.classes()).isEqualTo(10);
    for (int i = 0; i < 5; i++) {
      assertThat(logits.row(i))
          .containsExactly(Evaluation.evaluate(network, inputs.get(i)), within(1e-9));
    }
  }

  @Test
  void softmaxIsADistributionWhateverTheSize() {
    Logits logits = Logits.of(new double[] {0, Math.log(3)}, new double[] {-4000, 4000});

    assertThat(logits.softmax(0)).containsExactly(new double[] {0.25, 0.75}, within(1e-15));
    assertThat(logits.softmax(1)).containsExactly(0, 1);
    assertThat(logits.predicted(1)).isEqualTo(1);
  }

  @Test
  void rowsOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> Logits.of(new double[] {1}, new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
