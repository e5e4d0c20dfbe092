package fanc.cli.hostile;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Step;
import fanc.properties.BasePoint;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import java.util.Arrays;
import java.util.Optional;

/** Evaluation of a chain in float32, by orders of summation that runtimes use. */
public enum SingleEvaluation {
  /** Products in the order of their numbers, then the bias. */
  FORWARD {
    @Override
    float sum(float[] terms) {
      float sum = 0;
      for (float term : terms) {
        sum += term;
      }
      return sum;
    }
  },
  /** Bias first, then products in the order of their numbers. */
  BIAS_FIRST {
    @Override
    float sum(float[] terms) {
      float sum = terms[terms.length - 1];
      for (int i = 0; i < terms.length - 1; i++) {
        sum += terms[i];
      }
      return sum;
    }
  },
  /** Last one first. */
  BACKWARD {
    @Override
    float sum(float[] terms) {
      float sum = 0;
      for (int i = terms.length - 1; i >= 0; i--) {
        sum += terms[i];
      }
      return sum;
    }
  },
  /** Sums of halves. */
  PAIRWISE {
    @Override
    float sum(float[] terms) {
      int n = terms.length;
      return n == 1
          ? terms[0]
          : sum(Arrays.copyOf(terms, n / 2)) + sum(Arrays.copyOfRange(terms, n / 2, n));
    }
  };

  /** Returns the sum of at least one term, the last of which is the bias. */
  abstract float sum(float[] terms);

  /** Returns the first order in which the claim fails at a point; none if it is not of float32. */
  static Optional<SingleEvaluation> violating(
      Network network, OutputConstraint constraint, BasePoint point) {
    double[] x = point.toArray();
    if (Arrays.stream(x).anyMatch(v -> (float) v != v)) {
      return Optional.empty();
    }
    return Arrays.stream(values()).filter(o -> o.violates(network, constraint, x)).findFirst();
  }

  /** Returns whether a half-space that must hold does not; a NaN holds nowhere. */
  public boolean violates(Network network, OutputConstraint constraint, double[] x) {
    float[] y = evaluate(network, x);
    for (HalfSpace row : constraint.halfSpaces()) {
      double margin = -row.offset();
      for (int i = 0; i < y.length; i++) {
        margin += row.normal(i) == 0 ? 0 : row.normal(i) * y[i];
      }
      if (!(margin > 0)) {
        return true;
      }
    }
    return false;
  }

  private float[] evaluate(Network network, double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) x[i];
    }
    for (Step step : network.steps()) {
      y = step.op() instanceof Relu ? rectified(y) : affine((Affine) step.op(), y);
    }
    return y;
  }

  private static float[] rectified(float[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(0, x[i]);
    }
    return y;
  }

  private float[] affine(Affine op, float[] x) {
    float[] y = new float[op.outputs()];
    for (int j = 0; j < y.length; j++) {
      float[] terms = new float[x.length + 1];
      for (int i = 0; i < x.length; i++) {
        terms[i] = (float) op.weight().get(i * y.length + j) * x[i];
      }
      terms[x.length] = (float) op.bias().get(j);
      y[j] = sum(terms);
    }
    return y;
  }
}
