package fanc.properties.vnnlib;

import fanc.properties.ClaimedSet;
import fanc.properties.InputRegion;
import fanc.properties.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The inputs that satisfy some linear inequalities: the box of their bounds, exact ends, and the
 * inequalities of several inputs, which cut a part of the box away.
 *
 * <p>Inequalities of several inputs also narrow the box: {@code x_j <= (-c - sum of a_i x_i) / a_j}
 * is bounded with the others' ends, in double arithmetic rounded outward, a few times over. The box
 * contains all inputs that satisfy everything.
 */
final class InputSet {
  private static final int PASSES = 8;

  /** Ends beyond this are no help, and ends nearer to 0 than its inverse are left alone. */
  private static final double LARGEST = 1e80;

  private final Rational[] lower;
  private final Rational[] upper;
  private final boolean[] lowerOpen;
  private final boolean[] upperOpen;
  private final List<Statement.Atom> joint = new ArrayList<>();

  private InputSet(int inputs) {
    this.lower = new Rational[inputs];
    this.upper = new Rational[inputs];
    this.lowerOpen = new boolean[inputs];
    this.upperOpen = new boolean[inputs];
  }

  /** Returns the inputs that satisfy all of the inequalities. */
  static InputSet of(int inputs, List<Statement.Atom> atoms) {
    InputSet set = new InputSet(inputs);
    for (Statement.Atom atom : atoms) {
      if (atom.form().coefficients().size() == 1) {
        set.bound(atom);
      } else {
        set.joint.add(atom);
      }
    }
    boolean narrower = !set.joint.isEmpty();
    for (int pass = 0; narrower && pass < PASSES; pass++) {
      narrower = set.narrow();
    }
    return set;
  }

  /** Adds {@code a x + c <= 0} for one input x; of several bounds the tightest counts. */
  private void bound(Statement.Atom atom) {
    Variable variable = atom.form().coefficients().firstKey();
    Rational coefficient = atom.form().coefficients().get(variable);
    Rational end = atom.form().constant().negate().dividedBy(coefficient);
    if (coefficient.signum() > 0) {
      lowerUpper(variable.index(), end, atom.strict());
    } else {
      raiseLower(variable.index(), end, atom.strict());
    }
  }

  private void lowerUpper(int i, Rational end, boolean open) {
    int order = upper[i] == null ? -1 : end.compareTo(upper[i]);
    if (order <= 0) {
      upper[i] = end;
      upperOpen[i] = open || (order == 0 && upperOpen[i]);
    }
  }

  private void raiseLower(int i, Rational end, boolean open) {
    int order = lower[i] == null ? 1 : end.compareTo(lower[i]);
    if (order >= 0) {
      lower[i] = end;
      lowerOpen[i] = open || (order == 0 && lowerOpen[i]);
    }
  }

  /** Returns whether some bound became tighter. */
  private boolean narrow() {
    boolean narrower = false;
    for (Statement.Atom atom : joint) {
      double constant = Outward.below(atom.form().constant());
      for (Variable variable : atom.form().coefficients().keySet()) {
        double rest = constant;
        for (Map.Entry<Variable, Rational> other : atom.form().coefficients().entrySet()) {
          if (!other.getKey().equals(variable)) {
            rest = Outward.plus(rest, least(other.getKey().index(), other.getValue()));
          }
        }
        narrower |= narrow(variable.index(), atom.form().coefficients().get(variable), rest);
      }
    }
    return narrower;
  }

  /** Returns a lower bound of {@code a x_i}. */
  private double least(int i, Rational a) {
    Rational end = a.signum() > 0 ? lower[i] : upper[i];
    return end == null ? Double.NEGATIVE_INFINITY : Outward.below(a, end);
  }

  /** Uses {@code a x_i <= -rest}. */
  private boolean narrow(int i, Rational a, double rest) {
    boolean fromAbove = a.signum() > 0;
    double end = Outward.quotientAbove(-rest, Math.abs(a.nearest()));
    double magnitude = Math.abs(end);
    if (!(magnitude < LARGEST && magnitude > 1 / LARGEST)) {
      return false;
    }
    Rational decimal = Rational.of(new BigDecimal(fromAbove ? end : -end));
    Rational before = fromAbove ? upper[i] : lower[i];
    double gain = before == null ? magnitude : Math.abs(before.nearest() - decimal.nearest());
    boolean tighter =
        before == null
            || (fromAbove ? decimal.compareTo(before) < 0 : decimal.compareTo(before) > 0);
    if (!tighter || gain <= 1e-9 * magnitude) {
      return false;
    }
    if (fromAbove) {
      lowerUpper(i, decimal, false);
    } else {
      raiseLower(i, decimal, false);
    }
    return true;
  }

  /** Returns whether no input satisfies everything; {@code false} is no promise that one does. */
  boolean isEmpty() {
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] != null && upper[i] != null) {
        int order = lower[i].compareTo(upper[i]);
        if (order > 0 || (order == 0 && (lowerOpen[i] || upperOpen[i]))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the first input without a lower or upper bound, if there is one. */
  OptionalInt unbounded() {
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] == null || upper[i] == null) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns whether an input has a lower bound. */
  boolean hasLower(int i) {
    return lower[i] != null;
  }

  /** Returns the box, enclosed outward; needs bounds on all sides. */
  InputRegion region() {
    return InputRegion.enclosing(Arrays.asList(lower), Arrays.asList(upper));
  }

  /** Returns the inputs themselves, where they are fewer than the box. */
  Optional<ClaimedSet> claimed() {
    boolean open = false;
    for (int i = 0; i < lower.length; i++) {
      open |= lowerOpen[i] || upperOpen[i];
    }
    return open || !joint.isEmpty()
        ? Optional.of(new LinearSet(region(), new Ends(lower, upper, lowerOpen, upperOpen), joint))
        : Optional.empty();
  }

  /**
   * The exact ends of a box.
   *
   * @param lower lower ends
   * @param upper upper ends
   * @param lowerOpen where the lower end itself is excluded
   * @param upperOpen where the upper end itself is excluded
   */
  record Ends(Rational[] lower, Rational[] upper, boolean[] lowerOpen, boolean[] upperOpen) {
    /** Returns whether a double lies in an interval. */
    boolean contains(int i, double x) {
      int fromLower = lower[i].compareTo(x);
      int fromUpper = upper[i].compareTo(x);
      return (lowerOpen[i] ? fromLower < 0 : fromLower <= 0)
          && (upperOpen[i] ? fromUpper > 0 : fromUpper >= 0);
    }
  }
}
