package fanc.checker;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Parameters;
import fanc.networks.Reshape;
import fanc.networks.Step;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * The mappings of a network, value by value as the network numbers them, and one more value behind
 * the last: the margins {@code normal . y - offset} of a constraint's half-spaces.
 *
 * <p>Where the network ends in an affine op, with reshapes behind it at most, the margins read what
 * that op reads, so that bounds of differences of outputs are no differences of bounds.
 *
 * @param folded whether that is so
 */
record Program(List<Stage> stages, boolean folded) {

  /** A mapping, the values it reads, and whether two networks of one shape may differ in it. */
  record Stage(Mapping mapping, List<Integer> inputs, boolean parameters) {}

  /**
   * Returns the program of a network without margins.
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
    return new Program(stages, false);
  }

  /** Returns this program of the network with the margins of a constraint. */
  Program with(Network network, OutputConstraint constraint) {
    if (constraint.dimension() != network.outputShape().size()) {
      throw new NotEstablished("the constraint speaks of " + constraint.dimension() + " outputs");
    }
    int last = network.output();
    while (last > 0 && network.step(last).op() instanceof Reshape) {
      last = network.step(last).inputs().get(0);
    }
    List<Stage> all = new ArrayList<>(stages);
    boolean folds = last > 0 && network.step(last).op() instanceof Affine;
    List<HalfSpace> rows = constraint.halfSpaces();
    if (folds) {
      Linear margins = Mappings.margins((Affine) network.step(last).op(), rows);
      all.add(new Stage(margins, network.step(last).inputs(), true));
    } else {
      int outputs = constraint.dimension();
      all.add(new Stage(Mappings.margins(outputs, rows), List.of(network.output()), false));
    }
    return new Program(all, folds);
  }

  /** Returns the number of the margins, one more than that of the network's output. */
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
   * Returns the coefficients of value v less those of another program of the same steps, or null
   * where they are equal and exactly so.
   */
  Linear difference(int v, Program other) {
    if (!stages.get(v - 1).parameters || !(mapping(v) instanceof Linear mine)) {
      return null;
    }
    Linear difference = mine.minus((Linear) other.mapping(v));
    return difference.isZero() ? null : difference;
  }
}
