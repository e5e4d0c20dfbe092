package fanc.templates;

/**
 * How far a template is widened around the child's own activation, all as shares of a neuron's
 * width in the template (lc1 and lc of the paper's code).
 *
 * <p>A face is moved when the child's activation comes within {@code near} of it or lies beyond; it
 * then ends up {@code near + beyond} away from the activation.
 *
 * @param near lc1, at least 0
 * @param beyond lc, at least 0
 * @param dead the least width a neuron is taken to have, as a share of the mean width of those that
 *     have any, at least 0: without it a neuron that is constant in the template could never move
 */
public record Slack(double near, double beyond, double dead) {

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Slack {
    if (!(near >= 0 && beyond >= 0 && dead >= 0) || Double.isInfinite(near + beyond + dead)) {
      throw new IllegalArgumentException("slack " + near + ", " + beyond + ", " + dead);
    }
  }

  /** Returns this slack with all shares multiplied by {@code factor}. */
  Slack times(double factor) {
    return new Slack(near * factor, beyond * factor, dead * factor);
  }
}
