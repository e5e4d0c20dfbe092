package fanc.checker;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Parameters;
import fanc.networks.Reshape;
import fanc.networks.Step;
import fanc.properties.OutputConstraint;
import java.util.ArrayList;
import java.util.List;

/**
 * The mappings of a network, value by value as the network numbers them, and one more value behind
 * the last: the margins {@code normal . y - offset} of a constraint's half-spaces.
 *
 * <p>Where the network ends in an affine op, with reshapes behind it at most, the margins read what
 * that op reads, so that bounds of differences of outputs are no differences of bounds.
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
    while (last > 0 && network.step(last).op() instanceof Reshape) {
      last = network.step(last).inputs().get(0);
    }
    List<Stage> all = new ArrayList<>(stages);
    if (last > 0 && network.step(last).op() instanceof Affine affine) {
      Linear margins = Mappings.margins(affine, constraint.halfSpaces());
      all.add(new Stage(margins, network.step(last).inputs(), true));
    } else {
      Linear margins = Mappings.margins(outputs, constraint.halfSpaces());
      all.add(new Stage(margins, List.of(network.output()), false));
    }
    return new Program(all);
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
      if (stages.get(v - 1).parameters && mapping(v) instanceof Linear mine) {
        Linear change = mine.minus((Linear) other.mapping(v));
        changes[v] = change.isZero() ? null : change;
      }
    }
    return changes;
  }
}
