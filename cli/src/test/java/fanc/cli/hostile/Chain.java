package fanc.cli.hostile;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A chain of affine maps and rectifiers under construction. Mutable. */
public final class Chain {
  private final int inputs;
  private final List<Step> steps = new ArrayList<>();

  private Chain(int inputs) {
    this.inputs = inputs;
  }

  /** Begins a chain with so many inputs. */
  public static Chain of(int inputs) {
    return new Chain(inputs);
  }

  /**
   * Adds an affine map.
   *
   * @param neurons of each output the bias, then one weight for each value before it
   */
  public Chain affine(double[]... neurons) {
    int n = size();
    double[] weight = new double[n * neurons.length];
    double[] bias = new double[neurons.length];
    for (int j = 0; j < neurons.length; j++) {
      if (neurons[j].length != n + 1) {
        throw new IllegalArgumentException("neuron " + j + " reads " + n + " values");
      }
      bias[j] = neurons[j][0];
      for (int i = 0; i < n; i++) {
        weight[i * neurons.length + j] = neurons[j][i + 1];
      }
    }
    Tensor matrix = Tensor.of(Shape.of(n, neurons.length), weight);
    return step(Affine.exact(matrix, Tensor.vector(bias)), neurons.length);
  }

  /** Adds a rectifier. */
  public Chain relu() {
    return step(new Relu(), size());
  }

  /** Returns the network. */
  public Network network() {
    return new Network("x", Shape.of(1, inputs), steps);
  }

  private int size() {
    return steps.isEmpty() ? inputs : steps.get(steps.size() - 1).shape().size();
  }

  private Chain step(Op op, int outputs) {
    int value = steps.size();
    String origin = op.getClass().getSimpleName();
    steps.add(new Step(op, List.of(value), "v" + (value + 1), origin, Shape.of(1, outputs)));
    return this;
  }
}
