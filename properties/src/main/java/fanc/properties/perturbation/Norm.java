package fanc.properties.perturbation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;

/** How the size of a change of an image is measured. */
public enum Norm {
  /** Sum of the magnitudes. */
  L1,
  /** Root of the sum of the squares. */
  L2;

  private static final MathContext UP = new MathContext(30, RoundingMode.UP);

  /** Returns whether the size of a change is at most {@code radius}; decided exactly. */
  boolean within(Collection<BigDecimal> change, BigDecimal radius) {
    return power(change).compareTo(this == L1 ? radius : radius.multiply(radius)) <= 0;
  }

  /** Returns the size of a change, rounded up. */
  BigDecimal of(Collection<BigDecimal> change) {
    return this == L1 ? power(change) : power(change).sqrt(UP);
  }

  private BigDecimal power(Collection<BigDecimal> change) {
    return change.stream()
        .map(d -> this == L1 ? d.abs() : d.multiply(d))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns {@code l1} or {@code l2}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
