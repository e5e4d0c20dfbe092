package fanc.verifier.domain;

import fanc.verifier.Rounding;
import java.util.function.DoubleUnaryOperator;

/**
 * Lines around a curve that is convex up to 0, concave from there, and symmetric to a point: {@code
 * f(x) = c - f(-x)}. So a line above it over [l, u] is one below it over [-u, -l], turned.
 */
final class SigmoidLines extends ConvexPart {
  static final SigmoidLines LOGISTIC =
      new SigmoidLines(
          Logistic.INSTANCE, Logistic.INSTANCE::slopeDown, Logistic.INSTANCE::slopeUp, 1);

  static final SigmoidLines TANGENT =
      new SigmoidLines(
          HyperbolicTangent.INSTANCE, HyperbolicTangent::slopeDown, HyperbolicTangent::slopeUp, 0);

  private final Activation function;
  private final DoubleUnaryOperator slopeDown;
  private final DoubleUnaryOperator slopeUp;
  private final double sum;

  private SigmoidLines(
      Activation function, DoubleUnaryOperator slopeDown, DoubleUnaryOperator slopeUp, double sum) {
    this.function = function;
    this.slopeDown = slopeDown;
    this.slopeUp = slopeUp;
    this.sum = sum;
  }

  @Override
  double knee() {
    return 0;
  }

  @Override
  Activation function() {
    return function;
  }

  @Override
  double slopeDown(double x) {
    return slopeDown.applyAsDouble(x);
  }

  @Override
  double slopeUp(double x) {
    return slopeUp.applyAsDouble(x);
  }

  /** Returns tangents or chords; constants where an end is infinite. */
  Lines lines(double l, double u) {
    if (!(l <= u)) {
      return Lines.of(Band.UNKNOWN);
    }
    if (Double.isInfinite(l) || Double.isInfinite(u)) {
      return new Lines(0, function.lower(l), 0, function.upper(u));
    }
    Line below = below(l, u);
    Line turned = below(-u, -l);
    double above = Rounding.addUp(sum, -turned.offset());
    return new Lines(below.slope(), below.offset(), turned.slope(), above);
  }
}
