package fanc.templates.transfer;

import java.util.Arrays;

/**
 * For each region, a radius of a ball of networks around the parent all of which have positive
 * margins there ({@code fanc.verifier.difference.NetworkBall} says what the ball is). A radius is a
 * premise, rounded down wherever it is rounded. Immutable.
 */
public final class BallRadii {
  private final double[] radii;
  private final byte[] choices;

  private BallRadii(double[] radii, byte[] choices) {
    this.radii = radii;
    this.choices = choices;
  }

  /**
   * Copies the arrays.
   *
   * @param radii the radii that occur, each greater than 0, at most 127
   * @param choices for each region which of them it has, -1 for none
   * @throws IllegalArgumentException if a choice or a radius is none
   */
  public static BallRadii of(double[] radii, byte[] choices) {
    for (double radius : radii) {
      if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(radius + " is no radius of a ball");
      }
    }
    for (byte choice : choices) {
      if (choice < -1 || choice >= radii.length) {
        throw new IllegalArgumentException("there is no radius number " + choice);
      }
    }
    return new BallRadii(radii.clone(), choices.clone());
  }

  /** Returns the number of regions. */
  public int regions() {
    return choices.length;
  }

  /** Returns the radius of a region's ball; 0 where none is known. */
  public double at(long region) {
    byte choice = choices[Math.toIntExact(region)];
    return choice < 0 ? 0 : radii[choice];
  }

  /** Returns a copy of the radii that occur. */
  public double[] radii() {
    return radii.clone();
  }

  /** Returns a copy of the choices. */
  public byte[] choices() {
    return choices.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BallRadii b
        && Arrays.equals(radii, b.radii)
        && Arrays.equals(choices, b.choices);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(radii) + Arrays.hashCode(choices);
  }
}
