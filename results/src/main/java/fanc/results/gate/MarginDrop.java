package fanc.results.gate;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;

/**
 * By how much an image's worst margin may be smaller than the accepted one, in per cent of that.
 *
 * @param percent from 0 to 100
 */
public record MarginDrop(BigDecimal percent) {

  /** What a margin is beside the accepted one. */
  public enum Change {
    /** Not smaller by more than is allowed. */
    WITHIN,
    /** Smaller by more, or no number. */
    BEYOND,
    /** There is nothing to compare with: no margin was accepted. */
    NOT_KNOWN
  }

  /**
   * Reads what a policy says.
   *
   * @throws IllegalArgumentException if it is no percentage up to 100
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static MarginDrop of(Object value) {
    return new MarginDrop(Minimum.percent(value));
  }

  /**
   * Compares margins: {@code after >= before - percent / 100 * |before|}. A margin that is no
   * finite number is never within.
   */
  public Change change(double before, double after) {
    if (!Double.isFinite(before)) {
      return Change.NOT_KNOWN;
    }
    if (!Double.isFinite(after)) {
      return Change.BEYOND;
    }
    // In decimals: a bound that is rounded might refuse the very margin that was accepted.
    BigDecimal accepted = new BigDecimal(before);
    BigDecimal least = accepted.subtract(accepted.abs().multiply(percent.movePointLeft(2)));
    return new BigDecimal(after).compareTo(least) >= 0 ? Change.WITHIN : Change.BEYOND;
  }

  /** Returns it as a policy states it. */
  @Override
  public String toString() {
    return percent.toPlainString() + "%";
  }
}
