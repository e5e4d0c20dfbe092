package fanc.verifier.kernels;

import fanc.networks.Window;

/**
 * Another backend, whose every call first looks whether memory is left. An op's arrays are made
 * before the call that fills them, so at most those of the ops at work go beyond the budget.
 */
public final class BudgetedKernels implements Kernels {
  private final Kernels kernels;
  private final HeapBudget budget;

  /** Makes the backend; its calls throw {@link OutOfMemoryError} when the budget is used. */
  public BudgetedKernels(Kernels kernels, HeapBudget budget) {
    this.kernels = kernels;
    this.budget = budget;
  }

  @Override
  public String name() {
    return kernels.name();
  }

  @Override
  public void multiply(double[] a, double[] b, double[] c, int m, int k, int n) {
    budget.require();
    kernels.multiply(a, b, c, m, k, n);
  }

  @Override
  public void multiplyAbsolute(double[] v, double[] b, double[] r, int k, int n) {
    budget.require();
    kernels.multiplyAbsolute(v, b, r, k, n);
  }

  @Override
  public void absoluteColumnSums(double[] a, double[] sums, int rows, int n) {
    budget.require();
    kernels.absoluteColumnSums(a, sums, rows, n);
  }

  @Override
  public void convolve(
      double[] in, double[] weight, double[] out, int rows, Window window, int filters) {
    budget.require();
    kernels.convolve(in, weight, out, rows, window, filters);
  }

  @Override
  public void convolveAbsolute(
      double[] in, double[] weight, double[] out, Window window, int filters) {
    budget.require();
    kernels.convolveAbsolute(in, weight, out, window, filters);
  }

  @Override
  public void multiplySelected(RowBlock a, Terms terms, double[] b, int n, RowBlock c) {
    budget.require();
    kernels.multiplySelected(a, terms, b, n, c);
  }

  @Override
  public void multiplySelectedPair(RowBlock xv, Terms terms, double[] b, int n, RowBlock yr) {
    budget.require();
    kernels.multiplySelectedPair(xv, terms, b, n, yr);
  }

  @Override
  public void scaleColumns(RowBlock a, double[] factors, int n, RowBlock c) {
    budget.require();
    kernels.scaleColumns(a, factors, n, c);
  }
}
