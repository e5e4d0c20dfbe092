package fanc.verifier.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Window;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link KernelsByWork} keeps the contract and sends work where it belongs. */
public class KernelsByWorkTest extends KernelsContract {

  private static final int SIDE = 256;

  @Override
  protected Kernels kernels() {
    return new KernelsByWork(new JavaKernels(), provider(true));
  }

  @Test
  void largeDenseProductGoesToTheLargeBackend() {
    assertThat(markOfProduct(new KernelsByWork(new JavaKernels(), provider(true)), SIDE, 1))
        .isEqualTo(Marking.MARK);
  }

  @Test
  void fewRowsStay() {
    assertThat(markOfProduct(new KernelsByWork(new JavaKernels(), provider(true)), 2, 1)).isZero();
  }

  @Test
  void mostlyZeroFactorStays() {
    assertThat(markOfProduct(new KernelsByWork(new JavaKernels(), provider(true)), SIDE, 0))
        .isZero();
  }

  @Test
  void failureToLoadFallsBackAndIsNamed() {
    Kernels kernels = new KernelsByWork(new JavaKernels(), provider(false));
    assertThat(kernels.name()).isEqualTo("marking");
    assertThat(markOfProduct(kernels, SIDE, 1)).isZero();
    assertThat(kernels.name()).isEqualTo("java");
  }

  /** Multiplies by a zero matrix: the result is zero unless the marking backend made it. */
  private static double markOfProduct(Kernels kernels, int rows, double fill) {
    double[] a = new double[rows * SIDE];
    Arrays.fill(a, fill);
    double[] c = new double[rows * SIDE];
    kernels.multiply(a, new double[SIDE * SIDE], c, rows, SIDE, SIDE);
    return c[0];
  }

  private static KernelsProvider provider(boolean works) {
    return new KernelsProvider() {
      @Override
      public String name() {
        return "marking";
      }

      @Override
      public Optional<String> unavailable() {
        return Optional.empty();
      }

      @Override
      public Kernels create() {
        if (!works) {
          throw new IllegalStateException("no library");
        }
        return new Marking(new JavaKernels());
      }
    };
  }

  /** Right on all products but those of zero, where it leaves a mark. */
  private record Marking(Kernels right) implements Kernels {

    static final double MARK = Double.MIN_VALUE;

    @Override
    public String name() {
      return "marking";
    }

    @Override
    public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
      right.multiply(a, b, c, m, k, n);
      if (m * n > 0 && c[0] == 0) {
        c[0] = MARK;
      }
    }

    @Override
    public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
      right.multiplyAbsolute(v, b, r, k, n);
    }

    @Override
    public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
      right.multiplySelected(a, terms, b, n, c);
    }

    @Override
    public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
      right.multiplySelectedPair(xv, terms, b, n, yr);
    }

    @Override
    public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
      right.absoluteColumnSums(a, sums, rows, n);
    }

    @Override
    public void convolve(
        double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
      right.convolve(in, weight, out, rows, window, filters);
    }

    @Override
    public void convolveAbsolute(
        double[] in, double[] weight, double[] out, Window window, int filters) {
      right.convolveAbsolute(in, weight, out, window, filters);
    }
  }
}
