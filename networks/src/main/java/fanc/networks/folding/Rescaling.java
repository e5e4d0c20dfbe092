package fanc.networks.folding;

import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Tensor;
import fanc.networks.lowering.Ball;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes {@code y = S (x W + b) + T}, an affine op with its scales, once more with as many scales
 * as a model has and coefficients near the model's.
 *
 * <p>With {@code q} a factor that needs no rounding, near the one by which W and the model's
 * weights differ, {@code beta} the model's bias, and {@code A u + B} what all scales of the model
 * but the last do to u,
 *
 * <pre>{@code
 * y = S / (q A) (A (x (q W) + beta) + B)  +  T + S (b - (A beta + B) / (q A))
 * }</pre>
 *
 * so the op's weights are {@code q W}, exactly, its scales are the model's but for the last, and
 * the last one has the two quotients, each with a bound on its error. A channel whose output does
 * not depend on x gets the model's weights, and a last scale of 0.
 *
 * <p><b>Direction.</b> The function written is among those that the result stands for.
 */
final class Rescaling {
  private final OutputChannels own;
  private final List<Scale> ownScales;
  private final OutputChannels model;
  private final List<Scale> modelScales;
  private final int positions;
  private final double[] weights;
  private final double[][] inner;
  private final double[][] last;

  /** An affine op and the scales behind it. */
  record Rescaled(Op op, List<Scale> scales) {}

  private Rescaling(Op own, List<Scale> ownScales, Op model, List<Scale> modelScales) {
    this.own = OutputChannels.of(own);
    this.ownScales = ownScales;
    this.model = OutputChannels.of(model);
    this.modelScales = modelScales;
    int n = modelScales.get(0).scale().size();
    this.positions = n / this.own.count();
    this.weights = new double[this.own.weight().size()];
    this.inner = new double[modelScales.size() - 1][];
    for (int k = 0; k < inner.length; k++) {
      inner[k] = modelScales.get(k).scale().toArray();
      for (int i = 0; i < n; i++) {
        inner[k][i] = inner[k][i] == 0 ? 1 : inner[k][i];
      }
    }
    this.last = new double[4][n];
  }

  /**
   * Rescales an op.
   *
   * @param model an affine op or a convolution
   * @param modelScales the scales behind it, at least one
   * @return empty if the ops have other sizes, or a coefficient has no bound
   */
  static Optional<Rescaled> of(Op own, List<Scale> ownScales, Op model, List<Scale> modelScales) {
    OutputChannels channels = OutputChannels.of(own);
    boolean fits = channels.isLike(OutputChannels.of(model));
    for (Scale scale : ownScales) {
      fits &= scale.scale().size() == channels.outputs();
    }
    for (Scale scale : modelScales) {
      fits &= scale.scale().size() == channels.outputs();
    }
    return fits ? new Rescaling(own, ownScales, model, modelScales).rescaled() : Optional.empty();
  }

  private Optional<Rescaled> rescaled() {
    for (int channel = 0; channel < own.count(); channel++) {
      if (!rescale(channel)) {
        return Optional.empty();
      }
    }
    List<Scale> scales = new ArrayList<>();
    for (int k = 0; k < inner.length; k++) {
      scales.add(Scale.exact(Tensor.vector(inner[k]), modelScales.get(k).shift()));
    }
    scales.add(
        new Scale(
            Tensor.vector(last[0]),
            Tensor.vector(last[1]),
            Tensor.vector(last[2]),
            Tensor.vector(last[3])));
    return Optional.of(new Rescaled(own.with(weights, model.bias().toArray()), scales));
  }

  /** Returns whether all coefficients of a channel have a bound. */
  private boolean rescale(int channel) {
    double[] row = own.row(channel);
    boolean constant = isConstant(channel, row);
    double factor = constant ? 1 : factor(channel, row);
    double[] from = constant ? model.row(channel) : row;
    for (int k = 0; k < from.length; k++) {
      weights[own.index(channel, k)] = factor * from[k];
    }
    boolean bounded = true;
    for (int i = channel * positions; i < (channel + 1) * positions; i++) {
      Line line = constant ? constant(channel, i) : line(channel, i, factor);
      last[0][i] = line.scale.center();
      last[1][i] = line.shift.center();
      last[2][i] = line.scale.radius();
      last[3][i] = line.shift.radius();
      bounded &= line.scale.radius() + line.shift.radius() < Double.POSITIVE_INFINITY;
    }
    return bounded;
  }

  /** The function {@code scale u + shift}. */
  private record Line(Ball scale, Ball shift) {
    static final Line IDENTITY = new Line(Ball.exact(1), Ball.exact(0));

    /** Returns {@code s (scale u + shift) + t}. */
    Line then(Ball s, Ball t) {
      return new Line(s.times(scale), s.times(shift).plus(t));
    }
  }

  /** Returns S and T of a coordinate. */
  private Line line(int i) {
    Line line = Line.IDENTITY;
    for (Scale scale : ownScales) {
      line =
          line.then(
              new Ball(scale.scale().get(i), scale.scaleError().get(i)),
              new Ball(scale.shift().get(i), scale.shiftError().get(i)));
    }
    return line;
  }

  private Ball bias(int channel) {
    return new Ball(own.bias().get(channel), own.biasError(channel));
  }

  private Line line(int channel, int i, double factor) {
    Line whole = line(i);
    Line before = Line.IDENTITY;
    for (int k = 0; k < inner.length; k++) {
      before = before.then(Ball.exact(inner[k][i]), Ball.exact(modelScales.get(k).shift().get(i)));
    }
    Ball divisor = Ball.exact(factor).times(before.scale);
    Ball beta = Ball.exact(model.bias().get(channel));
    Ball offset = before.scale.times(beta).plus(before.shift).over(divisor);
    Ball left = bias(channel).plus(offset.negated());
    return new Line(whole.scale.over(divisor), whole.scale.times(left).plus(whole.shift));
  }

  private boolean isConstant(int channel, double[] row) {
    boolean constant = true;
    for (double weight : row) {
      constant &= weight == 0;
    }
    boolean scaledAway = true;
    for (int i = channel * positions; i < (channel + 1) * positions && !constant; i++) {
      Ball scale = line(i).scale;
      scaledAway &= scale.center() == 0 && scale.radius() == 0;
    }
    return constant || scaledAway;
  }

  private Line constant(int channel, int i) {
    Line whole = line(i);
    return new Line(Ball.exact(0), whole.scale.times(bias(channel)).plus(whole.shift));
  }

  /**
   * Returns the exact factor nearest to the one that takes the own scales to the model's, at the
   * first position where there is one.
   */
  private double factor(int channel, double[] row) {
    Scale outer = modelScales.get(inner.length);
    for (int i = channel * positions; i < (channel + 1) * positions; i++) {
      double wanted = line(i).scale.center();
      for (double[] scale : inner) {
        wanted /= scale[i];
      }
      wanted /= outer.scale().get(i);
      if (wanted != 0 && Double.isFinite(wanted)) {
        return ExactFactor.near(wanted, row);
      }
    }
    return 1;
  }
}
