package fanc.results.html;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Locale;

/** How numbers stand on the page; a dash for those that are not known. */
final class Figures {
  static final String UNKNOWN = "–";
  private static final int HASH_DIGITS = 12;

  /** Below this a margin says that the claim is proven and nothing of how well. */
  private static final double PROVEN_ONLY = 1e-300;

  private Figures() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String count(BigInteger count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a number and what is counted, in the plural unless there is one. */
  static String count(long count, String one, String several) {
    return count(count) + " " + (count == 1 ? one : several);
  }

  /** Returns four significant digits. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    double size = Math.abs(value);
    String text =
        size >= 1e-4 && size < 1e7
            ? rounded.toPlainString()
            : String.format(Locale.ROOT, "%.3e", value);
    return text.replace('-', '−');
  }

  /** Returns whether a margin says that the claim is proven, and nothing of how well. */
  static boolean provenOnly(double margin) {
    return margin > 0 && margin < PROVEN_ONLY;
  }

  /** Returns a margin; a bound that only says that the claim holds is told as such. */
  static String margin(double margin) {
    return provenOnly(margin) ? "> 0" : number(margin);
  }

  static String seconds(double seconds) {
    return number(seconds);
  }

  static String factor(double factor) {
    return Double.isFinite(factor) ? String.format(Locale.ROOT, "%.2f×", factor) : UNKNOWN;
  }

  /** Returns a share as percents; only all is 100 %, only nothing 0 %. */
  static String percent(double share) {
    if (!Double.isFinite(share)) {
      return UNKNOWN;
    }
    if (share > 0 && share < 0.0005) {
      return "< 0.1 %";
    }
    if (share < 1 && share > 0.9995) {
      return "> 99.9 %";
    }
    return String.format(Locale.ROOT, "%.1f %%", 100 * share).replace(".0 %", " %");
  }

  static String share(BigInteger part, BigInteger whole) {
    return whole.signum() == 0 ? UNKNOWN : percent(part.doubleValue() / whole.doubleValue());
  }

  /** Returns the first digits of a hash. */
  static String hash(String hash) {
    return hash.length() <= HASH_DIGITS ? hash : hash.substring(0, HASH_DIGITS);
  }
}
