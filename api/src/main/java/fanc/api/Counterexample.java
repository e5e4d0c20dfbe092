package fanc.api;

import fanc.results.Witness;

/** An input at which a claim is false: the network was evaluated there. */
public final class Counterexample {
  private final Witness witness;

  Counterexample(Witness witness) {
    this.witness = witness;
  }

  /** Returns the number of the region it lies in, from 0. */
  public long region() {
    return witness.region();
  }

  /** Returns the network's input, flattened in ONNX order. */
  public double[] input() {
    return witness.input().toArray();
  }

  /** Returns the network's output there. */
  public double[] output() {
    return witness.output().toArray();
  }

  /** Returns the least difference between what must be larger and what must be smaller. */
  public double margin() {
    return witness.margin();
  }
}
