package fanc.cli.exact;

import fanc.cli.exact.Polytope.Side;
import fanc.cli.exact.Polytope.Vertex;
import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Step;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.OutputFormula;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The least margin of a constraint over a box, for a chain of affine maps and rectifiers, exactly.
 *
 * <p>The box is cut along the zeros of one neuron after the other, in those parts that have points
 * on both sides, until all neurons keep their phase; then along the points where two margins are
 * equal. In each part the margin is affine, so it is least at a vertex. All of it in integers.
 */
public final class ExactMinimum {
  private final Network network;
  private final OutputConstraint constraint;
  private Fraction least;
  private double[] where;
  private int parts;

  private ExactMinimum(Network network, OutputConstraint constraint) {
    this.network = network;
    this.constraint = constraint;
  }

  /**
   * Finds the minimum.
   *
   * @throws IllegalArgumentException if an op is neither affine nor a rectifier, a number of the
   *     constraint is no double, or a fixed coordinate is known only up to an error
   */
  public static ExactMinimum of(Network network, OutputConstraint constraint, InputRegion region) {
    for (int i = 0; i < region.dimension(); i++) {
      if (region.base().error(i) != 0) {
        throw new IllegalArgumentException("coordinate " + i + " is not exact");
      }
    }
    ExactMinimum minimum = new ExactMinimum(network, constraint);
    minimum.layer(0, Forms.identity(region.dimension()), Polytope.of(region));
    return minimum;
  }

  /** Returns the least margin. */
  public Fraction least() {
    return least;
  }

  /** Returns whether the least margin is not above a number. */
  public boolean isAtMost(BigDecimal number) {
    BigDecimal scaled = number.multiply(new BigDecimal(least.denominator()));
    return new BigDecimal(least.numerator()).compareTo(scaled) <= 0;
  }

  /** Returns a point next to one where the margin is least. */
  public double[] where() {
    return where.clone();
  }

  /** Returns in how many parts the network is affine, at least. */
  public int parts() {
    return parts;
  }

  /** Returns whether the constraint holds everywhere in the box. */
  public boolean holds() {
    boolean closed = constraint.halfSpaces().stream().allMatch(HalfSpace::closed);
    if (!closed && constraint.halfSpaces().stream().anyMatch(HalfSpace::closed)) {
      throw new IllegalStateException("open and closed half-spaces");
    }
    return least.signum() > 0 || (closed && least.signum() == 0);
  }

  private void layer(int step, Forms values, Polytope part) {
    if (step == network.steps().size()) {
      parts++;
      margins(values.through(constraint.halfSpaces()), 0, part);
      return;
    }
    Step next = network.steps().get(step);
    if (next.op() instanceof Affine affine && affine.roundings() == 0) {
      layer(step + 1, values.through(affine), part);
    } else if (next.op() instanceof Relu) {
      neuron(step, values, 0, new boolean[values.size()], part);
    } else {
      throw new IllegalArgumentException("no exact minimum behind " + next.op());
    }
  }

  private void neuron(int step, Forms values, int j, boolean[] active, Polytope part) {
    if (j == active.length) {
      layer(step + 1, values.masked(i -> active[i]), part);
      return;
    }
    BigInteger[] form = values.row(j);
    Side side = part.side(form);
    if (side != Side.BELOW) {
      boolean[] with = active.clone();
      with[j] = true;
      neuron(step, values, j + 1, with, side == Side.BOTH ? part.above(form) : part);
    }
    if (side != Side.ABOVE) {
      neuron(step, values, j + 1, active, side == Side.BOTH ? part.above(negated(form)) : part);
    }
  }

  private static BigInteger[] negated(BigInteger[] form) {
    BigInteger[] negated = new BigInteger[form.length];
    for (int i = 0; i < form.length; i++) {
      negated[i] = form[i].negate();
    }
    return negated;
  }

  private void margins(Forms rows, int pair, Polytope part) {
    int n = rows.size();
    if (pair == n * n || isLeastOfRows(constraint.formula())) {
      part.vertices().forEach(vertex -> take(rows, vertex));
      return;
    }
    if (pair / n >= pair % n) {
      margins(rows, pair + 1, part);
      return;
    }
    BigInteger[] form = rows.difference(pair / n, pair % n);
    if (part.side(form) == Side.BOTH) {
      margins(rows, pair + 1, part.above(form));
      margins(rows, pair + 1, part.above(negated(form)));
    } else {
      margins(rows, pair + 1, part);
    }
  }

  /** Where all half-spaces must hold each margin is least at a vertex, and so is the least. */
  private static boolean isLeastOfRows(OutputFormula formula) {
    if (formula instanceof OutputFormula.All all) {
      return all.parts().stream().allMatch(ExactMinimum::isLeastOfRows);
    }
    if (formula instanceof OutputFormula.Any any) {
      return any.parts().size() == 1 && isLeastOfRows(any.parts().get(0));
    }
    return true;
  }

  private void take(Forms rows, Vertex vertex) {
    List<Fraction> margins = new ArrayList<>();
    for (int j = 0; j < rows.size(); j++) {
      margins.add(vertex.value(rows.row(j), rows.scale()));
    }
    Fraction margin = FormulaMargin.of(constraint.formula(), margins);
    if (least == null || margin.compareTo(least) < 0) {
      least = margin;
      where = new double[vertex.at().length - 1];
      for (int i = 0; i < where.length; i++) {
        where[i] = new Fraction(vertex.at()[i], vertex.at()[where.length]).nearest();
      }
    }
  }
}
