package fanc.verifier.domain;

import fanc.networks.ActivationOp;
import fanc.verifier.Rounding;
import java.util.function.IntFunction;

/**
 * Lower bounds of linear functions of what an activation f makes, {@code a . f(z) + constant}, over
 * one region after the other: z lies in the region's own zonotope before the activation.
 *
 * <p>For a held coordinate with bounds of its own f lies between two lines; a positive coefficient
 * takes the one below, a negative one the one above. What is left is linear in z and has its
 * minimum over {@code c + G^T e + r} at
 *
 * <pre>{@code
 * q . c + sum of a o - sum over symbols |q . G_s| - |q| R,      q_j = a_j slope_j
 * }</pre>
 *
 * A coordinate that is not held has the anchor's value; these are summed once for all regions. With
 * h held coordinates and p symbols the sums are off by at most {@code gamma(h+p+12) (|q| (|c| +
 * sum|G| + R) + |a o|)}, the rounding of q included, which is subtracted.
 *
 * <p><b>Direction.</b> Under-approximation, as far as the two lines are apart; rounded down. NaN
 * where nothing is bounded. Usable by several threads.
 */
public final class ActivatedRows {
  private final IntFunction<Activation> activations;
  private final int n;
  private final double[] rows;
  private final double[] positive;
  private final double[] negative;
  private final double[] constants;
  private volatile AtAnchor last;

  /**
   * Prepares for some linear functions.
   *
   * @param op the activation
   * @param n number of coordinates
   * @param rows one row of n coefficients for each constant, row-major, taken as exact; not copied
   * @param constants not copied
   */
  public ActivatedRows(ActivationOp op, int n, double[] rows, double[] constants) {
    this(Activations.of(op), n, rows, constants);
  }

  private ActivatedRows(
      IntFunction<Activation> activations, int n, double[] rows, double[] constants) {
    this.activations = activations;
    this.n = n;
    this.rows = rows;
    this.constants = constants;
    this.positive = new double[rows.length];
    this.negative = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      positive[i] = Math.max(rows[i], 0);
      negative[i] = Math.min(rows[i], 0);
    }
  }

  /** Prepares for linear functions of z itself: as if the activation were the identity. */
  public static ActivatedRows ofIdentity(int n, double[] rows, double[] constants) {
    Activation identity = new Clipping(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return new ActivatedRows(i -> identity, n, rows, constants);
  }

  /** Returns a lower bound of each function over the zonotope before the activation. */
  public double[] lower(LocalZonotope z) {
    Zonotope part = z.part();
    int h = z.held.length;
    RelaxedPart relaxed = new RelaxedPart(part, z);
    AtAnchor anchor = h == n ? null : atAnchor(z.anchor);
    double[] lower = new double[constants.length];
    for (int i = 0; i < lower.length; i++) {
      double held = relaxed.lower(i);
      double others = anchor == null ? 0 : anchor.lower(i, z.held);
      lower[i] = Rounding.addDown(Rounding.addDown(constants[i], held), others);
    }
    return lower;
  }

  private AtAnchor atAnchor(Anchor anchor) {
    AtAnchor known = last;
    if (known == null || known.anchor != anchor) {
      known = new AtAnchor(anchor);
      last = known;
    }
    return known;
  }

  /** What the functions are at the base point, coordinate by coordinate. */
  private final class AtAnchor {
    private final Anchor anchor;
    private final double[] terms;
    private final double[] totals;
    private final double[] slack;

    private AtAnchor(Anchor anchor) {
      this.anchor = anchor;
      this.terms = new double[rows.length];
      this.totals = new double[constants.length];
      this.slack = new double[constants.length];
      double gamma = Rounding.gamma(3L * n + 8);
      for (int j = 0; j < n; j++) {
        Activation f = activations.apply(j);
        double l = anchor.point.lower(j);
        double u = anchor.point.upper(j);
        double least = f.lower(l, u);
        double most = f.upper(l, u);
        for (int i = 0; i < totals.length; i++) {
          double a = rows[i * n + j];
          double term = a == 0 ? 0 : a * (a > 0 ? least : most);
          terms[i * n + j] = term;
          totals[i] += term;
          slack[i] += Math.abs(term);
        }
      }
      for (int i = 0; i < slack.length; i++) {
        // In this form, a sum that overflowed or is no number bounds nothing.
        boolean sums = slack[i] < 0x1p900;
        double lost = gamma * slack[i] * Rounding.inflate(n + 4L) + 4.0 * n * Rounding.UNDERFLOW;
        slack[i] = sums ? lost : Double.NaN;
      }
    }

    /** Returns a lower bound of the sum over the coordinates that are not held. */
    private double lower(int i, int[] held) {
      double taken = 0;
      for (int j : held) {
        taken += terms[i * n + j];
      }
      return Rounding.addDown(totals[i] - taken, -slack[i]);
    }
  }

  /**
   * The coordinates held by one region, and the lines around the activation there. A coefficient is
   * the sum of its positive and its negative part, one of which is 0: so loops have no branches.
   */
  private final class RelaxedPart {
    private final Zonotope part;
    private final int[] held;
    private final boolean inOrder;
    private final double[] lowerSlope;
    private final double[] upperSlope;
    private final double[] lowerOffset;
    private final double[] upperOffset;
    private final double[] weighed;
    private final double[] slopes;
    private final double[] shifts;
    private final double gamma;
    private final double underflow;

    private RelaxedPart(Zonotope part, LocalZonotope z) {
      this.part = part;
      this.held = z.held;
      this.inOrder = z.held == z.anchor.all;
      int h = held.length;
      int p = part.symbolCount();
      this.gamma = Rounding.gamma(h + p + 12L);
      this.lowerSlope = new double[h];
      this.upperSlope = new double[h];
      this.lowerOffset = new double[h];
      this.upperOffset = new double[h];
      this.weighed = new double[h];
      this.slopes = new double[h];
      this.shifts = new double[h];
      double largest = 1;
      for (int t = 0; t < h; t++) {
        Lines lines = activations.apply(held[t]).lines(part.lower(t), part.upper(t));
        lowerSlope[t] = lines.lowerSlope();
        upperSlope[t] = lines.upperSlope();
        lowerOffset[t] = lines.lowerOffset();
        upperOffset[t] = lines.upperOffset();
        double magnitude = part.magnitude(t);
        // Underflow is added here, because a large coefficient would magnify it.
        weighed[t] =
            magnitude == 0 ? 0 : part.remainder[t] + gamma * magnitude + Rounding.UNDERFLOW;
        largest = Math.max(largest, magnitude);
      }
      this.underflow = (p + 8.0) * (h + 2.0) * Rounding.UNDERFLOW * largest;
    }

    private double lower(int i) {
      int h = held.length;
      relax(i * n);
      double[] center = part.center;
      double middle = 0;
      double lost = 0;
      for (int t = 0; t < h; t++) {
        middle += slopes[t] * center[t] + shifts[t];
        lost += Math.abs(slopes[t]) * weighed[t] + gamma * Math.abs(shifts[t]);
      }
      // The slack is more than u times all that is summed: where it is small nothing overflowed.
      if (!(lost < 0x1p900)) {
        return Double.NaN;
      }
      double slack = (lost + spread()) * Rounding.inflate(h + part.symbolCount() + 8L) + underflow;
      return Rounding.addDown(middle, -slack);
    }

    /** Sets slopes and shifts to coefficient times slope, and times offset. */
    private void relax(int row) {
      int h = held.length;
      if (inOrder) {
        for (int t = 0; t < h; t++) {
          slopes[t] = positive[row + t] * lowerSlope[t] + negative[row + t] * upperSlope[t];
        }
        for (int t = 0; t < h; t++) {
          shifts[t] = positive[row + t] * lowerOffset[t] + negative[row + t] * upperOffset[t];
        }
      } else {
        for (int t = 0; t < h; t++) {
          double above = positive[row + held[t]];
          double below = negative[row + held[t]];
          slopes[t] = above * lowerSlope[t] + below * upperSlope[t];
          shifts[t] = above * lowerOffset[t] + below * upperOffset[t];
        }
      }
    }

    /** Returns the sum over symbols of {@code |q . G_s|}, four at a time. */
    private double spread() {
      int h = held.length;
      int p = part.symbolCount();
      double[] generators = part.generators;
      double sum = 0;
      for (int s = 0; s < p; s += 4) {
        int one = s * h;
        int two = Math.min(s + 1, p - 1) * h;
        int three = Math.min(s + 2, p - 1) * h;
        int four = Math.min(s + 3, p - 1) * h;
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int t = 0; t < h; t++) {
          double q = slopes[t];
          first += q * generators[one + t];
          second += q * generators[two + t];
          third += q * generators[three + t];
          fourth += q * generators[four + t];
        }
        sum += Math.abs(first);
        sum += s + 1 < p ? Math.abs(second) : 0;
        sum += s + 2 < p ? Math.abs(third) : 0;
        sum += s + 3 < p ? Math.abs(fourth) : 0;
      }
      return sum;
    }
  }
}
