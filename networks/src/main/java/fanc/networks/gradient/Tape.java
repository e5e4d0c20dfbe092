package fanc.networks.gradient;

import fanc.networks.Network;
import fanc.networks.Step;
import java.util.Arrays;

/**
 * A network prepared to be evaluated and differentiated many times at different points: the arrays
 * of all values and of all derivatives are made once.
 *
 * <p>Reverse mode: one evaluation keeps all values, and {@code row . dy/dx} is then carried from
 * the output to the input in one walk over the steps, at about twice the cost of the evaluation.
 *
 * <p>Where an op has no derivative, one of its one-sided slopes is used: 0 for the rectifier at 0;
 * of several largest entries of a window the first one in the window's order.
 *
 * <p>Ordinary double arithmetic; no bound on the error is claimed. Mutable: for one thread at a
 * time.
 */
public final class Tape {
  private final Network network;
  private final Pass[] passes;
  private final int[][] reads;
  private final double[][] values;
  private final double[][] gradients;
  private boolean evaluated;

  private Tape(Network network, double leak) {
    int steps = network.output();
    this.network = network;
    this.passes = new Pass[steps + 1];
    this.reads = new int[steps + 1][];
    this.values = new double[steps + 1][];
    this.gradients = new double[steps + 1][];
    Passes loops = new Passes(leak);
    for (int v = 0; v <= steps; v++) {
      values[v] = new double[network.shape(v).size()];
      gradients[v] = new double[values[v].length];
    }
    for (int v = 1; v <= steps; v++) {
      Step step = network.step(v);
      reads[v] = step.inputs().stream().mapToInt(i -> i).toArray();
      passes[v] = step.op().accept(loops);
    }
  }

  /** Prepares a network. */
  public static Tape of(Network network) {
    return new Tape(network, 0);
  }

  /**
   * Prepares a network with gradients that see through resting rectifiers: backward, their slope is
   * {@code leak} where it should be 0. Not a derivative of anything; it points a way off plateaus.
   *
   * @param leak between 0 and 1
   */
  public static Tape leaky(Network network, double leak) {
    return new Tape(network, leak);
  }

  /**
   * Evaluates the network and keeps all its values.
   *
   * @param input one entry for each entry of the network's input; not modified
   * @return a new array, one entry for each entry of the output
   * @throws IllegalArgumentException if the input has another size
   */
  public double[] evaluate(double[] input) {
    requireSize("input", input, values[0]);
    System.arraycopy(input, 0, values[0], 0, input.length);
    for (int v = 1; v < values.length; v++) {
      passes[v].forward(read(values, v), values[v]);
    }
    evaluated = true;
    return output().clone();
  }

  /**
   * Returns a value at the point that was evaluated last.
   *
   * @param value its number in the network; 0 is the input
   * @return a new array, one entry for each entry of the value
   * @throws IllegalStateException if nothing was evaluated yet
   */
  public double[] value(int value) {
    if (!evaluated) {
      throw new IllegalStateException("evaluate the network before you look at its values");
    }
    return values[value].clone();
  }

  /**
   * Returns the derivative of {@code row . y} with respect to the input, at the point that was
   * evaluated last.
   *
   * @param row one coefficient for each entry of the output y
   * @return a new array, one entry for each entry of the input
   * @throws IllegalArgumentException if the row has another size than the output
   * @throws IllegalStateException if nothing was evaluated yet
   */
  public double[] gradient(double[] row) {
    requireSize("row", row, output());
    if (!evaluated) {
      throw new IllegalStateException("evaluate the network before its gradient");
    }
    for (double[] gradient : gradients) {
      Arrays.fill(gradient, 0);
    }
    System.arraycopy(row, 0, gradients[values.length - 1], 0, row.length);
    for (int v = values.length - 1; v > 0; v--) {
      passes[v].backward(read(values, v), values[v], gradients[v], read(gradients, v));
    }
    return gradients[0].clone();
  }

  /** Returns about how many multiplications one evaluation takes, at least 1. */
  public long work() {
    long work = 1;
    for (int v = 1; v < values.length; v++) {
      work += passes[v].work(values[v].length);
    }
    return work;
  }

  private double[] output() {
    return values[values.length - 1];
  }

  private double[][] read(double[][] arrays, int value) {
    double[][] read = new double[reads[value].length][];
    for (int i = 0; i < read.length; i++) {
      read[i] = arrays[reads[value][i]];
    }
    return read;
  }

  private void requireSize(String what, double[] given, double[] expected) {
    if (given.length != expected.length) {
      throw new IllegalArgumentException(
          what
              + " has "
              + given.length
              + " entries, the network takes "
              + network.inputShape()
              + " and gives "
              + network.outputShape());
    }
  }
}
