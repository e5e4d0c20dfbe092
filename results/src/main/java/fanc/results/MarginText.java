package fanc.results;

import java.util.Locale;

/**
 * Text of proven margins for people. A proof that says no more than that a margin is positive, such
 * as one for all networks of a ball, is recorded as the least positive double; that reads as {@code
 * > 0}.
 */
public final class MarginText {
  private MarginText() {}

  /** Returns whether {@code margin} says no more than that it is positive. */
  public static boolean onlyPositive(double margin) {
    return margin > 0 && margin < Double.MIN_NORMAL;
  }

  /**
   * Returns {@code margin} with significant digits.
   *
   * @param digits 1 or more
   */
  public static String of(double margin, int digits) {
    return onlyPositive(margin) ? "> 0" : String.format(Locale.ROOT, "%." + digits + "g", margin);
  }
}
