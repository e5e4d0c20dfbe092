package fanc.properties.vnnlib;

import fanc.properties.BasePoint;
import fanc.properties.ClaimedSet;
import fanc.properties.InputRegion;
import fanc.properties.Member;
import fanc.properties.Rational;
import fanc.properties.SparseBox;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The inputs of a box that satisfy strict bounds and inequalities of several inputs.
 *
 * <p>Members are points of doubles, checked against the numbers of the file in exact arithmetic, so
 * none lies on a boundary that is excluded. A point outside is first projected onto the
 * inequalities it breaks, one after the other; that may fail, and then there is no member near it.
 */
final class LinearSet implements ClaimedSet {
  private static final int PROJECTIONS = 50;
  private static final long SEED = 20_240_501;
  private static final double[] NONE = {};

  private final InputRegion box;
  private final InputEnds ends;
  private final List<Statement.Atom> joint;

  LinearSet(InputRegion box, InputEnds ends, List<Statement.Atom> joint) {
    this.box = box;
    this.ends = ends;
    this.joint = List.copyOf(joint);
  }

  @Override
  public List<Member> samples(int count) {
    List<Member> samples = new ArrayList<>();
    double[] point = box.base().toArray();
    near(point).ifPresent(samples::add);
    Random random = new Random(SEED);
    SparseBox changes = box.changes();
    for (int attempt = 0; attempt < 4 * count && samples.size() < count; attempt++) {
      for (int k = 0; k < changes.size(); k++) {
        double share = attempt % 2 == 0 ? random.nextDouble() : random.nextInt(2);
        point[changes.index(k)] = (1 - share) * changes.lower(k) + share * changes.upper(k);
      }
      near(point).filter(member -> !samples.contains(member)).ifPresent(samples::add);
    }
    return samples;
  }

  @Override
  public Optional<Member> near(double[] point) {
    double[] x = box.base().toArray();
    SparseBox changes = box.changes();
    for (int k = 0; k < changes.size(); k++) {
      int i = changes.index(k);
      x[i] = inside(i, point[i], changes.lower(k), changes.upper(k));
    }
    for (int step = 0; step < PROJECTIONS; step++) {
      if (contains(x)) {
        return Optional.of(member(x));
      }
      project(x, step);
    }
    return Optional.empty();
  }

  /** Returns a number of the interval near x, in single precision if that is possible. */
  private double inside(int i, double x, double lower, double upper) {
    double clamped = Math.max(lower, Math.min(upper, x));
    double[] candidates = {
      (float) clamped,
      clamped,
      Math.nextUp((float) lower),
      Math.nextDown((float) upper),
      Math.nextUp(lower),
      Math.nextDown(upper)
    };
    for (double candidate : candidates) {
      if (ends.contains(i, candidate)) {
        return candidate;
      }
    }
    return clamped;
  }

  /** Moves to the other side of each inequality that x breaks, a little further each time. */
  private void project(double[] x, int step) {
    SparseBox changes = box.changes();
    double[] a = new double[x.length];
    for (Statement.Atom atom : joint) {
      Arrays.fill(a, 0);
      double value = atom.form().constant().nearest();
      double size = Math.abs(value);
      for (Map.Entry<Variable, Rational> term : atom.form().coefficients().entrySet()) {
        int i = term.getKey().index();
        a[i] = term.getValue().nearest();
        value += a[i] * x[i];
        size += Math.abs(a[i] * x[i]);
      }
      double norm = 0;
      for (int k = 0; k < changes.size(); k++) {
        norm += a[changes.index(k)] * a[changes.index(k)];
      }
      double excess = value + Math.scalb(size, Math.min(step, 30) - 52);
      if (excess > 0 && norm > 0) {
        for (int k = 0; k < changes.size(); k++) {
          int i = changes.index(k);
          x[i] = inside(i, x[i] - excess * a[i] / norm, changes.lower(k), changes.upper(k));
        }
      }
    }
  }

  private boolean contains(double[] x) {
    SparseBox changes = box.changes();
    Rational[] exact = new Rational[x.length];
    for (int i = 0; i < x.length; i++) {
      exact[i] = ends.lower(i);
    }
    for (int k = 0; k < changes.size(); k++) {
      int i = changes.index(k);
      if (!ends.contains(i, x[i])) {
        return false;
      }
      exact[i] = Rational.of(new BigDecimal(x[i]));
    }
    return joint.stream().allMatch(atom -> holds(atom, exact));
  }

  /** Decides in exact arithmetic; what that cannot afford does not count as true. */
  private static boolean holds(Statement.Atom atom, Rational[] x) {
    try {
      Rational value = atom.form().constant();
      for (Map.Entry<Variable, Rational> term : atom.form().coefficients().entrySet()) {
        value = value.plus(term.getValue().times(x[term.getKey().index()]));
      }
      return atom.strict() ? value.signum() < 0 : value.signum() <= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Member member(double[] x) {
    double[] errors = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      errors[i] = box.base().error(i);
    }
    InputRegion point =
        new InputRegion(new BasePoint(x, errors), new SparseBox(new int[0], NONE, NONE));
    return new Member(point, "a point of the query's inputs");
  }
}
