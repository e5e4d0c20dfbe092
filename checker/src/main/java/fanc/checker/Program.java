package fanc.checker;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Parameters;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.OutputConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mappings of a network, value by value as the network numbers them, and one more value behind
 * the last: the margins {@code normal . y - offset} of a constraint's half-spaces.
 *
 * <p>Where the network ends in an affine op, with reshapes and one added constant behind it at
 * most, the margins read what that op reads, so that bounds of differences of outputs are no
 * differences of bounds.
 */
record Program(List<Stage> stages) {

  /** A mapping, the values it reads, and whether two networks of one shape may differ in it. */
  record Stage(Mapping mapping, List<Integer> inputs, boolean parameters) {}

  /**
   * Returns the program of a network, without margins.
   *
   * @throws NotEstablished if the network has an op that is not known here
   */
  static Program of(Network network) {
    List<Stage> stages = new ArrayList<>();
    for (Step step : network.steps()) {
      int inputs = step.inputs().stream().mapToInt(v -> network.shape(v).size()).sum();
      Mapping mapping = Mappings.of(step.op(), inputs, step.shape().size());
      stages.add(new Stage(mapping, step.inputs(), !Parameters.of(step.op()).isEmpty()));
    }
    return new Program(stages);
  }

  /** Returns this program of the network with the margins of a constraint. */
  Program with(Network network, OutputConstraint constraint) {
    int outputs = network.outputShape().size();
    if (constraint.dimension() != outputs) {
      throw new NotEstablished("the constraint is about " + constraint.dimension() + " outputs");
    }
    int last = network.output();
    Scale added = null;
    while (last > 0 && keepsRows(network.step(last).op(), added == null)) {
      added = network.step(last).op() instanceof Scale scale ? scale : added;
      last = network.step(last).inputs().get(0);
    }
    List<Stage> all = new ArrayList<>(stages);
    if (last > 0
        && network.step(last).op() instanceof Affine affine
        && (added == null || affine.roundings() == 0)) {
      Affine sum = added == null ? affine : plus(affine, added.shift());
      Linear margins = Mappings.margins(sum, constraint.halfSpaces());
      all.add(new Stage(margins, network.step(last).inputs(), true));
    } else {
      Linear margins = Mappings.margins(outputs, constraint.halfSpaces());
      all.add(new Stage(margins, List.of(network.output()), false));
    }
    return new Program(all);
  }

  /** Returns whether differences behind the op are those before it, and constants. */
  private static boolean keepsRows(Op op, boolean first) {
    return op instanceof Reshape
        || (first
            && op instanceof Scale scale
            && Arrays.stream(scale.scale().shared()).allMatch(s -> s == 1)
            && Arrays.stream(scale.scaleError().shared()).allMatch(e -> e == 0)
            && Arrays.stream(scale.shiftError().shared()).allMatch(e -> e == 0));
  }

  /** Each sum is rounded once. */
  private static Affine plus(Affine affine, Tensor shift) {
    double[] sums = Box.combined(affine.bias().shared(), shift.shared(), Double::sum);
    return new Affine(affine.weight(), Tensor.vector(sums), 1);
  }

  /** Returns the number of the last value: with margins, one more than that of the output. */
  int margins() {
    return stages.size();
  }

  /** Returns what makes value v, from 1 on. */
  Mapping mapping(int v) {
    return stages.get(v - 1).mapping;
  }

  /** Returns the values that value v is made of. */
  List<Integer> inputs(int v) {
    return stages.get(v - 1).inputs;
  }

  /** Returns the boxes that value v reads, joined to one. */
  Box operands(int v, Box[] values) {
    return Box.joined(inputs(v).stream().map(input -> values[input]).toList());
  }

  /**
   * Returns for each value from {@code first} on the coefficients that make it less those of
   * another program of the same steps; null where these are equal and exactly so.
   */
  Linear[] changes(Program other, int first) {
    Linear[] changes = new Linear[margins() + 1];
    for (int v = first; v <= margins(); v++) {
      if (!inputs(v).equals(other.inputs(v))) {
        throw new NotEstablished("parent and child make value " + v + " of other values");
      }
      if (stages.get(v - 1).parameters && mapping(v) instanceof Linear mine) {
        Linear change = mine.minus((Linear) other.mapping(v));
        changes[v] = change.isZero() ? null : change;
      }
    }
    return changes;
  }
}
