package fanc.properties;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An exact quotient of decimals, and its enclosures by doubles.
 *
 * <p>Everything between the decimal text of a file and the doubles of a region is computed here in
 * exact arithmetic, so that only one rounding happens and its direction is known. Immutable. Not
 * normalised: the order is that of the values, equality is not defined.
 */
public final class Rational implements Comparable<Rational> {
  /** Enough that the guess, once rounded to a double, is at most one double away. */
  private static final MathContext GUESS = new MathContext(40);

  /**
   * Largest magnitude of a decimal, and inverse of the smallest: products and quotients of three
   * stay doubles.
   */
  private static final BigDecimal LARGEST = new BigDecimal("1e90");

  private static final int LONGEST = 1000;

  private static final BigDecimal SMALLEST = new BigDecimal("1e-90");

  private final BigDecimal numerator;
  private final BigDecimal denominator;

  private Rational(BigDecimal numerator, BigDecimal denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** Returns the decimal itself. */
  public static Rational of(BigDecimal value) {
    return new Rational(value, BigDecimal.ONE);
  }

  /**
   * Returns {@code numerator / denominator}.
   *
   * @throws IllegalArgumentException if the denominator is 0
   */
  public static Rational of(BigDecimal numerator, BigDecimal denominator) {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("division by zero");
    }
    return denominator.signum() < 0
        ? new Rational(numerator.negate(), denominator.negate())
        : new Rational(numerator, denominator);
  }

  /**
   * Reads a decimal such as {@code -0.5}, {@code 1e-05} or {@code 3}.
   *
   * @throws IllegalArgumentException if the text is no decimal or longer than 1000 characters, or
   *     its magnitude is neither 0 nor between 1e-90 and 1e90 (exact arithmetic would take
   *     unbounded memory)
   */
  public static BigDecimal decimal(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a number of more than " + LONGEST + " characters");
    }
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a decimal number", e);
    }
    return inLimits(value);
  }

  /**
   * Returns the decimal itself if exact arithmetic with it is affordable.
   *
   * @throws IllegalArgumentException if its magnitude is neither 0 nor between 1e-90 and 1e90
   */
  public static BigDecimal inLimits(BigDecimal value) {
    BigDecimal magnitude = value.abs();
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    if (magnitude.compareTo(LARGEST) > 0 || magnitude.compareTo(SMALLEST) < 0) {
      throw new IllegalArgumentException(
          "the magnitude of " + value + " is not between 1e-90 and 1e90");
    }
    return value;
  }

  /**
   * Returns the exact sum.
   *
   * @throws IllegalArgumentException if its magnitude is neither 0 nor between 1e-90 and 1e90, as
   *     that of numbers that all but cancel may be: the nearest double would say little of it
   */
  public Rational plus(Rational other) {
    if (denominator.compareTo(other.denominator) == 0) {
      BigDecimal sum = numerator.add(other.numerator);
      inLimits(denominator.compareTo(BigDecimal.ONE) == 0 ? sum : sum.divide(denominator, GUESS));
      return new Rational(sum, denominator);
    }
    return affordable(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  /** Returns the exact product. */
  public Rational times(Rational other) {
    return affordable(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * Returns the exact quotient.
   *
   * @throws IllegalArgumentException if {@code other} is 0
   */
  public Rational dividedBy(Rational other) {
    if (other.signum() == 0) {
      throw new IllegalArgumentException("division by zero");
    }
    Rational quotient =
        affordable(
            numerator.multiply(other.denominator), denominator.multiply(other.numerator.abs()));
    return other.signum() < 0 ? quotient.negate() : quotient;
  }

  /** Returns the value with the other sign. */
  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  /** Returns -1, 0 or 1. */
  public int signum() {
    return numerator.signum();
  }

  /**
   * Returns the quotient.
   *
   * @throws IllegalArgumentException if it takes more than 1000 digits, or its magnitude is neither
   *     0 nor between 1e-90 and 1e90
   */
  private static Rational affordable(BigDecimal numerator, BigDecimal denominator) {
    if (numerator.signum() == 0) {
      return of(BigDecimal.ZERO);
    }
    if (numerator.precision() > LONGEST || denominator.precision() > LONGEST) {
      throw new IllegalArgumentException("an exact number of more than " + LONGEST + " digits");
    }
    inLimits(numerator.divide(denominator, GUESS));
    return new Rational(numerator, denominator);
  }

  /** Returns the largest double that is not above the value. */
  public double roundDown() {
    double rounded = nearest();
    while (compareTo(rounded) < 0) {
      rounded = Math.nextDown(rounded);
    }
    return rounded;
  }

  /** Returns the smallest double that is not below the value. */
  public double roundUp() {
    double rounded = nearest();
    while (compareTo(rounded) > 0) {
      rounded = Math.nextUp(rounded);
    }
    return rounded;
  }

  /** Returns a double next to the value: the value itself if it is a double. */
  public double nearest() {
    return numerator.divide(denominator, GUESS).doubleValue();
  }

  /** Returns the distance between the value and {@code point}, rounded up; 0 only if it is 0. */
  public double distance(double point) {
    BigDecimal scaled = new BigDecimal(point).multiply(denominator);
    return new Rational(numerator.subtract(scaled).abs(), denominator).roundUp();
  }

  /** Compares the value with a finite double, exactly. */
  public int compareTo(double point) {
    return numerator.compareTo(new BigDecimal(point).multiply(denominator));
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return denominator.compareTo(BigDecimal.ONE) == 0
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
