package fanc.results.report;

import fanc.results.RegionCounts;
import java.util.Locale;

/** How numbers stand in the tables of a report; a dash for those that are not known. */
final class Figures {
  static final String UNKNOWN = "-";

  private Figures() {}

  static String seconds(double seconds) {
    return number("%.4g", seconds);
  }

  static String factor(double factor) {
    return number("%.2f", factor);
  }

  /** Returns a speed-up; one that a budget cut on one side is a bound, on both sides nothing. */
  static String factor(double factor, RegionCounts counts) {
    boolean atLeast = counts.baselineEnded() > 0;
    boolean atMost = counts.ended() > 0;
    String sign = atLeast ? "> " : "";
    return atLeast && atMost ? "?" : (atMost ? "< " : sign) + factor(factor);
  }

  static String share(double share) {
    return number("%.3f", share);
  }

  static String yes(boolean met) {
    return met ? "yes" : "no";
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : UNKNOWN;
  }
}
