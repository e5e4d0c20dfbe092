import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.approx.IntQuantization;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.kernels.JavaKernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a candidate would take if it were made anew: java -cp 'cli/target/lib/*:cli/target/fanc.jar' Anew.java NETWORK... */
class Anew {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      OnnxModel parent = OnnxModel.read(Path.of(file));
      List<Double> makes = new ArrayList<>();
      List<Double> pairs = new ArrayList<>();
      for (int k = 0; k < 60; k++) {
        Map<String, float[]> values = new HashMap<>();
        for (WeightTensor tensor : parent.weights()) {
          if (tensor.role() == WeightTensor.Role.WEIGHT) {
            values.put(tensor.name(), IntQuantization.nearest(2 + k % 7).apply(tensor));
          }
        }
        long start = System.nanoTime();
        var network = parent.withWeights(values).network();
        long made = System.nanoTime();
        NetworkPair.of(parent.network(), network, new JavaKernels());
        makes.add((made - start) * 1e-6);
        pairs.add((System.nanoTime() - made) * 1e-6);
      }
      System.out.printf(
          "%s: network of the file's weights %.1f ms, pair %.1f ms (medians of 60)%n",
          Path.of(file).getFileName(), median(makes), median(pairs));
    }
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
