package fanc.networks.gradient;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A function of one variable, applied entry by entry. */
final class CurvePass implements Pass {
  private final DoubleUnaryOperator function;
  private final DoubleBinaryOperator slope;

  /**
   * Makes the pass.
   *
   * @param function y = f(x)
   * @param slope f'(x), given x and y
   */
  CurvePass(DoubleUnaryOperator function, DoubleBinaryOperator slope) {
    this.function = function;
    this.slope = slope;
  }

  @Override
  public void forward(double[][] inputs, double[] output) {
    for (int i = 0; i < output.length; i++) {
      output[i] = function.applyAsDouble(inputs[0][i]);
    }
  }

  @Override
  public void backward(
      double[][] inputs, double[] output, double[] outputGradient, double[][] inputGradients) {
    for (int i = 0; i < output.length; i++) {
      if (outputGradient[i] != 0) {
        inputGradients[0][i] += outputGradient[i] * slope.applyAsDouble(inputs[0][i], output[i]);
      }
    }
  }
}
