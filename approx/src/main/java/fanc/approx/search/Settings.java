package fanc.approx.search;

import fanc.approx.ApproximationException;
import fanc.approx.Granularity;
import fanc.approx.IntQuantization;
import fanc.approx.MagnitudePruning;
import fanc.approx.Rounding;
import fanc.approx.Scope;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The settings that the weight tensors of a file can have. Biases are never changed. */
public final class Settings {
  /** Bits of a step between levels: one float32. */
  private static final int STEP_BITS = 32;

  private static final int LEAST_BITS = 2;

  private Settings() {}

  /**
   * Returns widths of integers, from the largest down to 2 bits; weights are rounded to nearest.
   * Size is in bits: entries times width, and 32 for each step between levels.
   *
   * @param largest the largest width, 2 to 16
   * @param granularity which weights share a step; a tensor without output channels of its own has
   *     one step
   * @throws ApproximationException if the file has no weights
   */
  public static SearchSpace widths(OnnxModel model, int largest, Granularity granularity)
      throws ApproximationException {
    List<TensorSettings> all = new ArrayList<>();
    for (WeightTensor tensor : weights(model)) {
      boolean one = tensor.outputAxis() == WeightTensor.NO_AXIS;
      Granularity own = one ? Granularity.TENSOR : granularity;
      long steps = own == Granularity.TENSOR ? 1 : tensor.shape().dim(tensor.outputAxis());
      long entries = tensor.shape().size();
      List<Setting> settings = new ArrayList<>();
      for (int bits = largest; bits >= LEAST_BITS; bits--) {
        IntQuantization rule = new IntQuantization(bits, Rounding.NEAREST, Scope.ALL, own);
        settings.add(new Setting(rule, bits + " bits", entries * bits + steps * STEP_BITS));
      }
      all.add(new TensorSettings(tensor.name(), entries, settings));
    }
    return new SearchSpace(all);
  }

  /**
   * Returns shares of weights that become zero, by magnitude within the tensor. Size is the number
   * of weights that are not zero.
   *
   * @param rates the shares, ascending, from 0 to 1
   * @throws ApproximationException if the file has no weights
   */
  public static SearchSpace rates(OnnxModel model, List<BigDecimal> rates)
      throws ApproximationException {
    List<TensorSettings> all = new ArrayList<>();
    for (WeightTensor tensor : weights(model)) {
      List<Setting> settings = new ArrayList<>();
      for (BigDecimal rate : rates) {
        MagnitudePruning rule = new MagnitudePruning(List.of(rate), Scope.ALL);
        String label = rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
        settings.add(new Setting(rule, label, nonZero(rule.apply(tensor))));
      }
      all.add(new TensorSettings(tensor.name(), tensor.shape().size(), settings));
    }
    return new SearchSpace(all);
  }

  private static List<WeightTensor> weights(OnnxModel model) throws ApproximationException {
    List<WeightTensor> weights =
        model.weights().stream().filter(tensor -> tensor.role() == Role.WEIGHT).toList();
    if (weights.isEmpty()) {
      throw new ApproximationException("the network has no weights to choose settings for");
    }
    return weights;
  }

  private static long nonZero(float[] values) {
    long count = 0;
    for (float value : values) {
      count += value == 0 ? 0 : 1;
    }
    return count;
  }
}
