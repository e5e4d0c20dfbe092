package fanc.verifier;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * A network whose outputs are the margins of an output constraint: {@code normal . y - offset} for
 * each half-space.
 *
 * <p>Bounding it bounds <em>differences</em> of outputs, which is tighter than comparing
 * independent intervals. Where the network ends in an affine op (followed at most by reshapes and
 * additions of a constant) and each half-space compares two outputs, the rows are folded into that
 * op's weights; the values before it keep their numbers. Elsewhere one more affine op is appended.
 */
public final class MarginNetwork {
  private MarginNetwork() {}

  /**
   * Returns the network of the margins.
   *
   * @param network the network under test
   * @param constraint the claim
   * @return outputs in the order of {@code constraint.halfSpaces()}
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs than the
   *     network has
   */
  public static Network of(Network network, OutputConstraint constraint) {
    requireOutputs(network, constraint);
    List<HalfSpace> rows = constraint.halfSpaces();
    int last = common(network, constraint) + 1;
    if (last > network.output()) {
      return after(network, constraint);
    }
    List<Step> steps = new ArrayList<>(network.steps().subList(0, last - 1));
    Comparisons comparisons = Comparisons.of(rows);
    for (int v = last; v <= network.output(); v++) {
      steps.add(foldedInto(network.step(v), comparisons));
    }
    return new Network(network.name(0), network.inputShape(), steps);
  }

  /**
   * Returns the number of the last value that the network and {@link #of} have in common: later
   * ones are margins, or on the way to them.
   */
  static int common(Network network, OutputConstraint constraint) {
    int last = lastAffine(network);
    boolean folded =
        last > 0 && constraint.halfSpaces().stream().allMatch(MarginNetwork::isComparison);
    return folded ? last - 1 : network.output();
  }

  /**
   * Returns the network with one more affine op that forms the margins of its output.
   *
   * <p>Where an element carries a remainder its margins are weaker than those of {@link #of}; they
   * are what other programs report for the zonotope at the output.
   *
   * @throws IllegalArgumentException if the constraint speaks of another number of outputs than the
   *     network has
   */
  public static Network after(Network network, OutputConstraint constraint) {
    requireOutputs(network, constraint);
    List<Step> steps = new ArrayList<>(network.steps());
    steps.add(appended(network, constraint.halfSpaces()));
    return new Network(network.name(0), network.inputShape(), steps);
  }

  private static void requireOutputs(Network network, OutputConstraint constraint) {
    int outputs = network.outputShape().size();
    if (constraint.dimension() != outputs) {
      throw new IllegalArgumentException(
          "the constraint speaks of "
              + constraint.dimension()
              + " outputs, the network has "
              + outputs);
    }
  }

  /** Returns the affine op at the end that rows can be folded into, or 0. */
  private static int lastAffine(Network network) {
    int v = network.output();
    while (v > 0 && passesRows(network.step(v))) {
      v--;
      if (!network.cuts().contains(v)) {
        return 0;
      }
    }
    return v > 0 && network.step(v).op() instanceof Affine affine && affine.roundings() == 0
        ? v
        : 0;
  }

  private static boolean passesRows(Step step) {
    if (step.op() instanceof Scale scale) {
      for (int i = 0; i < scale.scale().size(); i++) {
        if (scale.scale().get(i) != 1
            || scale.scaleError().get(i) != 0
            || scale.shiftError().get(i) != 0) {
          return false;
        }
      }
      return true;
    }
    return step.op() instanceof Reshape;
  }

  /** The outputs that half-spaces compare, -1 for none: {@code y_above - y_below}. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Comparisons(int[] above, int[] below) {

    static Comparisons of(List<HalfSpace> rows) {
      int[] above = rows.stream().mapToInt(row -> find(row, 1)).toArray();
      int[] below = rows.stream().mapToInt(row -> find(row, -1)).toArray();
      return new Comparisons(above, below);
    }

    private static int find(HalfSpace row, int normal) {
      for (int i = 0; i < row.dimension(); i++) {
        if (row.normal(i) == normal) {
          return i;
        }
      }
      return -1;
    }

    int size() {
      return above.length;
    }

    /** Writes the differences of values, each rounded once. */
    void compare(Tensor values, int start, double[] folded, int to) {
      for (int j = 0; j < above.length; j++) {
        double plus = above[j] < 0 ? 0 : values.get(start + above[j]);
        double minus = below[j] < 0 ? 0 : values.get(start + below[j]);
        folded[to + j] = plus - minus;
      }
    }

    double[] compare(Tensor values) {
      double[] folded = new double[above.length];
      compare(values, 0, folded, 0);
      return folded;
    }
  }

  /**
   * A difference of two exact weights is rounded once; sums of more would lose the relative error
   * bound.
   */
  private static boolean isComparison(HalfSpace row) {
    int above = 0;
    int below = 0;
    int others = 0;
    for (int i = 0; i < row.dimension(); i++) {
      above += row.normal(i) == 1 ? 1 : 0;
      below += row.normal(i) == -1 ? 1 : 0;
      others += row.normal(i) != 0 && Math.abs(row.normal(i)) != 1 ? 1 : 0;
    }
    boolean exact = row.roundings() == 0 && row.offset() == 0;
    return above <= 1 && below <= 1 && above + below > 0 && others == 0 && exact;
  }

  private static Step foldedInto(Step step, Comparisons rows) {
    Shape shape = Shape.of(1, rows.size());
    if (step.op() instanceof Affine affine) {
      int n = affine.inputs();
      double[] weight = new double[n * rows.size()];
      for (int k = 0; k < n; k++) {
        rows.compare(affine.weight(), k * affine.outputs(), weight, k * rows.size());
      }
      Tensor bias = Tensor.vector(rows.compare(affine.bias()));
      Tensor matrix = Tensor.of(Shape.of(n, rows.size()), weight);
      return replaced(step, new Affine(matrix, bias, 1), shape);
    }
    if (step.op() instanceof Scale scale) {
      double[] shift = rows.compare(scale.shift());
      double[] error = new double[shift.length];
      double[] one = new double[shift.length];
      for (int j = 0; j < shift.length; j++) {
        one[j] = 1;
        error[j] = Math.ulp(shift[j]);
      }
      Tensor none = Tensor.zeros(shift.length);
      return replaced(
          step,
          new Scale(Tensor.vector(one), Tensor.vector(shift), none, Tensor.vector(error)),
          shape);
    }
    return replaced(step, new Reshape(), shape);
  }

  private static Step replaced(Step step, Op op, Shape shape) {
    return new Step(op, step.inputs(), step.name(), step.origin(), shape);
  }

  private static Step appended(Network network, List<HalfSpace> rows) {
    int n = network.outputShape().size();
    double[] weight = new double[n * rows.size()];
    double[] bias = new double[rows.size()];
    for (int j = 0; j < rows.size(); j++) {
      for (int i = 0; i < n; i++) {
        weight[i * rows.size() + j] = rows.get(j).normal(i);
      }
      bias[j] = 0 - rows.get(j).offset();
    }
    int roundings = rows.stream().mapToInt(HalfSpace::roundings).max().orElse(0);
    Tensor matrix = Tensor.of(Shape.of(n, rows.size()), weight);
    Affine op = new Affine(matrix, Tensor.vector(bias), roundings);
    return new Step(op, List.of(network.output()), "margins", "margins", Shape.of(1, rows.size()));
  }
}
