package fanc.cli;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.RegionVerifier;
import fanc.verifier.backward.CrownVerifier;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Optional;

/**
 * Whether an arithmetic backend gives right answers here: products of whole numbers, which are
 * exact in any order of summation, against whole-number arithmetic, and bounds of a network whose
 * least margin is known.
 *
 * <pre>{@code
 * h = (relu(a), relu(-a))   y = (offset, h0 + h1) = (offset, |a|)   a in [-1, 1]
 * }</pre>
 *
 * so the least of y0 - y1 is offset - 1. DeepZ and CROWN find it but for rounding.
 */
final class OracleCheck {
  /** Large enough that every backend takes the product itself. */
  private static final int SIZE = 256;

  private static final double ROUNDING = 1e-12;
  private static final List<Method> METHODS =
      List.of(Method.BOX, Method.DEEPZ, Method.DEEPZ_FOLDED, Method.PRODUCT, Method.CROWN);

  private OracleCheck() {}

  /** Returns what is wrong with a backend; empty if all answers are right. */
  static Optional<String> fault(Kernels kernels) {
    return product(kernels)
        .or(() -> bounds(kernels, 1.5))
        .or(() -> bounds(kernels, 1))
        .or(() -> bounds(kernels, 0.5));
  }

  /** Returns the speed of a small product in 10^9 operations per second, the better of two. */
  static double gigaflops(Kernels kernels) {
    double[] a = new double[SIZE * SIZE];
    double[] c = new double[SIZE * SIZE];
    long fastest = Long.MAX_VALUE;
    for (int round = 0; round < 2; round++) {
      long start = System.nanoTime();
      kernels.multiply(a, a, c, SIZE, SIZE, SIZE);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return 2.0 * SIZE * SIZE * SIZE / fastest;
  }

  private static Optional<String> product(Kernels kernels) {
    double[] a = new double[SIZE * SIZE];
    double[] b = new double[SIZE * SIZE];
    double[] c = new double[SIZE * SIZE];
    for (int i = 0; i < a.length; i++) {
      a[i] = i % 31 - 15;
      b[i] = i % 29 - 14;
    }
    kernels.multiply(a, b, c, SIZE, SIZE, SIZE);
    for (int row = 0; row < SIZE; row += 5) {
      for (int column = 0; column < SIZE; column += 3) {
        long exact = 0;
        for (int k = 0; k < SIZE; k++) {
          exact += ((long) a[row * SIZE + k]) * ((long) b[k * SIZE + column]);
        }
        if (!(c[row * SIZE + column] == (double) exact)) {
          return Optional.of(
              "a product of whole numbers is %s, not %d".formatted(c[row * SIZE + column], exact));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> bounds(Kernels kernels, double offset) {
    Network network = network(offset);
    double exact = offset - 1;
    OutputConstraint constraint = OutputConstraint.label(0, 2);
    InputRegion region = InputRegion.box(new double[] {-1}, new double[] {1});
    for (Method method : METHODS) {
      RegionVerifier verifier =
          method == Method.CROWN
              ? new CrownVerifier(network, constraint, kernels)
              : new AbstractVerifier<>(network, constraint, Domains.of(method, kernels));
      double margin = verifier.margin(region);
      if (!(margin <= exact)) {
        return Optional.of(method + " bounds a margin of " + exact + " by " + margin);
      }
      if (method != Method.BOX && !(margin >= exact - ROUNDING)) {
        return Optional.of(method + " finds " + margin + " of a margin of " + exact);
      }
    }
    return Optional.empty();
  }

  private static Network network(double offset) {
    Shape two = Shape.of(1, 2);
    Tensor split = Tensor.of(Shape.of(1, 2), new double[] {1, -1});
    Tensor sum = Tensor.of(Shape.of(2, 2), new double[] {0, 1, 0, 1});
    return new Network(
        "x",
        Shape.of(1, 1),
        List.of(
            new Step(Affine.exact(split, Tensor.zeros(2)), List.of(0), "z", "Gemm", two),
            new Step(new Relu(), List.of(1), "h", "Relu", two),
            new Step(Affine.exact(sum, Tensor.vector(offset, 0)), List.of(2), "y", "Gemm", two)));
  }
}
