package fanc.networks.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.ensemble.SummedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The model of several members, by an independent implementation. */
class OnnxSumTest {
  private static OnnxModel model(String name) throws IOException, NetworkFormatException {
    return OnnxModel.read(
        Path.of(System.getProperty("fanc.root", ".."), "networks/models", name + ".onnx"));
  }

  @Test
  void onnxRuntimeAddsWhatItComputesOfTheMembers()
      throws IOException, NetworkFormatException, OrtException {
    for (String other : List.of("mnist-4x100", "mnist-1x100")) {
      List<OnnxModel> members = List.of(model("mnist-1x100"), model(other), model("mnist-1x100"));
      check(members);
    }
    check(List.of(model("fashion-conv-certified"), model("fashion-conv-adversarial")));
  }

  private static void check(List<OnnxModel> members) throws NetworkFormatException, OrtException {
    OnnxModel sum = OnnxModel.sumOf(members);
    double[] x = new Random(1).doubles(sum.network().inputShape().size()).toArray();
    double[] expected = new double[sum.network().outputShape().size()];
    List<Network> networks = new ArrayList<>();
    for (OnnxModel member : members) {
      double[] own = OnnxRuntime.run(member.toByteArray(), member.outputName(), x);
      for (int j = 0; j < expected.length; j++) {
        expected[j] += own[j];
      }
      networks.add(member.network());
    }
    double[] elsewhere = OnnxRuntime.run(sum.toByteArray(), sum.outputName(), x);
    double[] ours = Evaluation.evaluate(sum.network(), x);
    double[] stacked = Evaluation.evaluate(SummedNetwork.of(networks).network(), x);
    for (int j = 0; j < expected.length; j++) {
      double tolerance = 1e-4 * Math.max(1, Math.abs(expected[j]));
      assertThat(elsewhere[j]).isBetween(expected[j] - tolerance, expected[j] + tolerance);
      assertThat(ours[j]).isBetween(expected[j] - tolerance, expected[j] + tolerance);
      assertThat(stacked[j]).isBetween(ours[j] - 1e-9, ours[j] + 1e-9);
    }
  }
}
