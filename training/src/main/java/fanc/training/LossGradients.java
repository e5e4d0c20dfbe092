package fanc.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gradients of a loss by a network's parameters, and products of its second derivatives with a
 * direction, as arrays of numbers outside of the tensor library.
 */
final class LossGradients {
  /** Length of a difference's half as a share of the parameters' length. */
  private static final double SHARE = 1e-3;

  private final List<NDArray> parameters;

  LossGradients(List<NDArray> parameters) {
    this.parameters = List.copyOf(parameters);
  }

  /** Returns the parameters' entries, an array for each. */
  List<double[]> values() {
    return parameters.stream().map(Parameter::doubles).toList();
  }

  /** Sets the parameters, rounded to float. */
  void set(List<double[]> values) {
    for (int i = 0; i < values.size(); i++) {
      Parameter.set(parameters.get(i), values.get(i));
    }
  }

  /** Returns the gradient where the parameters are; the library's own are zero afterwards. */
  List<double[]> of(Supplier<NDArray> loss) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.backward(loss.get());
      }
      List<double[]> gradients = new ArrayList<>();
      for (NDArray parameter : parameters) {
        NDArray gradient = parameter.getGradient();
        gradients.add(Parameter.doubles(gradient));
        gradient.muli(0);
      }
      return gradients;
    }
  }

  /**
   * Returns about {@code H v}, H the second derivatives of the loss where the parameters are, by
   * the central difference {@code (g(p + e v) - g(p - e v)) / 2e}: the library's binding does not
   * differentiate twice. e is a thousandth of the parameters' length over that of v, so that the
   * gradients' float rounding stays small against their difference.
   */
  List<double[]> curvature(Supplier<NDArray> loss, List<double[]> direction) {
    List<double[]> start = values();
    double length = length(direction);
    if (length == 0) {
      return direction;
    }
    double e = SHARE * length(start) / length;
    set(moved(start, direction, e));
    List<double[]> ahead = of(loss);
    set(moved(start, direction, -e));
    List<double[]> behind = of(loss);
    set(start);
    List<double[]> products = moved(ahead, behind, -1);
    products.forEach(
        product -> {
          for (int j = 0; j < product.length; j++) {
            product[j] /= 2 * e;
          }
        });
    return products;
  }

  /** Returns {@code values + share direction}. */
  static List<double[]> moved(List<double[]> values, List<double[]> direction, double share) {
    List<double[]> sums = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double[] sum = values.get(i).clone();
      for (int j = 0; j < sum.length; j++) {
        sum[j] += share * direction.get(i)[j];
      }
      sums.add(sum);
    }
    return sums;
  }

  /** Returns the Euclidean length of all entries together. */
  static double length(List<double[]> values) {
    double sum = 0;
    for (double[] array : values) {
      sum += dot(array, array);
    }
    return Math.sqrt(sum);
  }

  /** Returns the sum of the products of entries. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
