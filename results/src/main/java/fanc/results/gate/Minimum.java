package fanc.results.gate;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much must be verified at least: a count such as {@code 9}, or a share such as {@code "90%"}.
 *
 * @param amount the count, or the percentage
 * @param share whether it is a percentage
 */
public record Minimum(BigDecimal amount, boolean share) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)\\s*%");

  /**
   * Reads what a policy says.
   *
   * @throws IllegalArgumentException if it is neither a count nor a percentage up to 100
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Minimum of(Object value) {
    if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
      BigDecimal count = new BigDecimal(value.toString());
      if (count.signum() >= 0) {
        return new Minimum(count, false);
      }
    } else if (value instanceof String) {
      return new Minimum(percent(value), true);
    }
    throw new IllegalArgumentException(
        "'" + value + "' is neither a count such as 9 nor a share such as \"90%\"");
  }

  /**
   * Returns the number in front of a percent sign.
   *
   * @throws IllegalArgumentException if there is none from 0 to 100
   */
  static BigDecimal percent(Object value) {
    Matcher matcher = PERCENT.matcher(value instanceof String text ? text.strip() : "");
    if (!matcher.matches() || new BigDecimal(matcher.group(1)).compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "'" + value + "' is no percentage in quotes from \"0%\" to \"100%\"");
    }
    return new BigDecimal(matcher.group(1));
  }

  /** Returns whether enough is verified, exactly; nothing out of nothing is not. */
  public boolean isMetBy(BigInteger verified, BigInteger total) {
    BigDecimal found = new BigDecimal(verified);
    return total.signum() > 0
        && (share
            ? found.multiply(HUNDRED).compareTo(amount.multiply(new BigDecimal(total))) >= 0
            : found.compareTo(amount) >= 0);
  }

  /** Returns it as a policy states it. */
  @Override
  public String toString() {
    return amount.toPlainString() + (share ? "%" : "");
  }
}
