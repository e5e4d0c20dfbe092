package fanc.approx.diversity;

/** An image that a neuron likes, and how much. Immutable. */
public final class PreferredImage {
  private final double[] pixels;
  private final double activation;

  /**
   * Copies the pixels.
   *
   * @param pixels from 0 to 1, in the order of the network's input
   * @param activation what the neuron makes of it
   */
  public PreferredImage(double[] pixels, double activation) {
    this.pixels = pixels.clone();
    this.activation = activation;
  }

  /** Returns a copy of the pixels, from 0 to 1, in the order of the network's input. */
  public double[] pixels() {
    return pixels.clone();
  }

  /** Returns what the neuron makes of it. */
  public double activation() {
    return activation;
  }
}
