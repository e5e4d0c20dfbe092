package fanc.approx;

import fanc.networks.Shape;
import fanc.networks.onnx.WeightTensor;
import fanc.networks.onnx.WeightTensor.Layer;
import fanc.networks.onnx.WeightTensor.Role;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random weights: small nets' magnitudes, repeated values, zeros of both signs, wild ones. */
final class Weights {
  private Weights() {}

  static Arbitrary<float[]> any() {
    Arbitrary<Float> ordinary = Arbitraries.floats().between(-2, 2);
    Arbitrary<Float> repeated = Arbitraries.of(0f, -0f, 0.5f, -0.5f, 1f / 3, -1f / 3);
    Arbitrary<Float> wild =
        Arbitraries.floats().between(-1e30f, 1e30f).filter(w -> w == 0 || Math.abs(w) > 1e-20f);
    Arbitrary<Float> weight =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, ordinary),
            net.jqwik.api.Tuple.of(3, repeated),
            net.jqwik.api.Tuple.of(1, wild));
    return weight.array(float[].class).ofMinSize(0).ofMaxSize(60);
  }

  /** Returns the weights of a fully connected layer, one row for each output. */
  static WeightTensor dense(int outputs, int inputs, float... values) {
    Shape shape = Shape.of(outputs, inputs);
    return new WeightTensor("w", shape, Layer.DENSE, Role.WEIGHT, 0, 1, values);
  }

  /** Returns the weights of a convolution with kernels of one row. */
  static WeightTensor convolution(int outputs, int inputs, int width, float... values) {
    Shape shape = Shape.of(outputs, inputs, 1, width);
    return new WeightTensor("w", shape, Layer.CONVOLUTION, Role.WEIGHT, 0, 1, values);
  }
}
