package fanc.networks;

/** Counts the multiplications that a network takes at one point: what one pass over it costs. */
public final class Multiplications {
  private Multiplications() {}

  /** Returns those of all affine ops and convolutions; what others take is little beside it. */
  public static double of(Network network) {
    return network.steps().stream().mapToDouble(step -> of(step.op())).sum();
  }

  /** Returns those of one op; 0 if it is neither affine nor a convolution. */
  public static double of(Op op) {
    if (op instanceof Affine affine) {
      return (double) affine.inputs() * affine.outputs();
    }
    if (op instanceof Conv2d conv) {
      return (double) conv.outChannels() * conv.filterSize() * conv.window().positions();
    }
    return 0;
  }
}
