package fanc.networks.ensemble;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Concat;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.networks.ensemble.SummedNetwork.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A sum of members in the making: the steps so far, and which values of members they make. */
final class SumDraft {
  private final List<Network> members;
  private final List<Step> steps = new ArrayList<>();
  private final List<List<Part>> parts = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final List<Affine> lastOps = new ArrayList<>();

  SumDraft(List<Network> members) {
    this.members = members;
    parts.add(List.of(new Part(0, 0)));
  }

  /** Takes over a step that is the same in all members; the steps so far are theirs. */
  void share(int value) {
    steps.add(members.get(0).step(value));
    parts.add(List.of(new Part(0, value)));
  }

  /** Adds one step that makes the value of every member, one after the other. */
  void stack(int value) {
    List<Step> all = members.stream().map(member -> member.step(value)).toList();
    Op op = Stacking.of(all.stream().map(Step::op).toList());
    int size = all.stream().mapToInt(step -> step.shape().size()).sum();
    Step first = all.get(0);
    steps.add(
        new Step(
            op,
            first.inputs(),
            "all members/" + first.name(),
            first.origin(),
            Stacking.shape(op, first.shape(), size)));
    parts.add(
        IntStream.range(0, members.size()).mapToObj(member -> new Part(member, value)).toList());
  }

  /**
   * Adds the steps of one member.
   *
   * @param stacked the last value that is stacked; negative if there is none
   * @param shared the last value that is shared
   * @param open whether its last op, an affine one, is left out
   */
  void branch(int member, int stacked, int shared, boolean open) {
    Network network = members.get(member);
    int base = stacked < 0 ? shared : stacked;
    int[] numbers = new int[network.output() + 1];
    numbers[base] = stacked < 0 ? shared : selected(member, stacked);
    int last = open ? network.output() - 1 : network.output();
    for (int v = base + 1; v <= last; v++) {
      Step step = network.step(v);
      List<Integer> inputs = step.inputs().stream().map(input -> numbers[input]).toList();
      numbers[v] =
          add(
              new Step(step.op(), inputs, named(member, step.name()), step.origin(), step.shape()),
              List.of(new Part(member, v)));
    }
    if (open) {
      Step step = network.step(network.output());
      lastOps.add((Affine) step.op());
      ends.add(numbers[step.inputs().get(0)]);
    } else {
      ends.add(numbers[network.output()]);
    }
  }

  /** Adds what takes one member's part out of a value that is stacked. */
  private int selected(int member, int stacked) {
    int from = 0;
    for (Network before : members.subList(0, member)) {
      from += before.shape(stacked).size();
    }
    Shape shape = members.get(member).shape(stacked);
    List<Integer> sources = IntStream.range(from, from + shape.size()).boxed().toList();
    String name = named(member, members.get(member).name(stacked));
    Step step = new Step(new Select(sources), List.of(stacked), name, "member", shape);
    return add(step, List.of(new Part(member, stacked)));
  }

  /** Adds one affine op in place of the members' last ones, and their biases one by one. */
  void joinEnds() {
    int size = lastOps.stream().mapToInt(Affine::inputs).sum();
    Step ends =
        new Step(new Concat(this.ends.size()), this.ends, "ends", "ends", Shape.of(1, size));
    int last = add(ends, List.of());
    Shape shape = members.get(0).outputShape();
    int outputs = shape.size();
    double[] weight = new double[Math.multiplyExact(size, outputs)];
    int at = 0;
    for (Affine op : lastOps) {
      System.arraycopy(op.weight().shared(), 0, weight, at, op.weight().size());
      at += op.weight().size();
    }
    Tensor matrix = Tensor.of(Shape.of(size, outputs), weight);
    Op sum = Affine.exact(matrix, lastOps.get(0).bias());
    last = add(new Step(sum, List.of(last), "sum", "sum", shape), List.of());
    // The sum of the biases may be no double; each by itself is one.
    double[] one = new double[outputs];
    Arrays.fill(one, 1);
    for (int member = 1; member < lastOps.size(); member++) {
      Op shift = Scale.exact(Tensor.vector(one), lastOps.get(member).bias());
      String name = named(member, "bias");
      last = add(new Step(shift, List.of(last), name, "sum", shape), List.of());
    }
  }

  /** Adds the members' outputs one by one. */
  void addEnds() {
    int last = ends.get(0);
    for (int member = 1; member < ends.size(); member++) {
      List<Integer> both = List.of(last, ends.get(member));
      String name = named(member, "sum");
      last = add(new Step(new Add(), both, name, "sum", members.get(0).outputShape()), List.of());
    }
  }

  private int add(Step step, List<Part> made) {
    steps.add(step);
    parts.add(made);
    return steps.size();
  }

  private static String named(int member, String name) {
    return "member " + member + "/" + name;
  }

  /** Returns the network of the steps so far. */
  Network network() {
    return new Network(members.get(0).name(0), members.get(0).inputShape(), steps);
  }

  /** Returns which values of members each value is made of. */
  List<List<Part>> parts() {
    return parts;
  }
}
