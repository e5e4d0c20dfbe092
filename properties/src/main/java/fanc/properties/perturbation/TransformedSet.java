package fanc.properties.perturbation;

import fanc.properties.ClaimedSet;
import fanc.properties.InputRegion;
import fanc.properties.Member;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The images that arise in one part of a transformation's parameters: the middle of the part, its
 * corners, then points of the Halton sequence.
 *
 * @param image the image that is transformed
 * @param transformation how
 * @param part one interval for each parameter
 */
record TransformedSet(InputImage image, Transformation transformation, List<ValueRange> part)
    implements ClaimedSet {
  private static final MathContext DOWN = new MathContext(20, RoundingMode.DOWN);
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int[] BASES = {2, 3};

  @Override
  public List<Member> samples(int count) {
    List<Member> members = new ArrayList<>();
    int corners = 1 << part.size();
    for (int i = 0; i < count; i++) {
      List<ValueRange> point = new ArrayList<>();
      for (int k = 0; k < part.size(); k++) {
        BigDecimal share =
            i == 0
                ? HALF
                : i <= corners ? BigDecimal.valueOf((i - 1) >> k & 1) : halton(i - corners, k);
        point.add(at(part.get(k), share));
      }
      members.add(member(point));
    }
    return List.copyOf(members);
  }

  /** Nothing: a point of the box says little about the parameters of an image near it. */
  @Override
  public Optional<Member> near(double[] point) {
    return Optional.empty();
  }

  private Member member(List<ValueRange> point) {
    return new Member(
        new InputRegion(image.base(), transformation.enclosure(image, point)),
        transformation.describe(point));
  }

  private static ValueRange at(ValueRange interval, BigDecimal share) {
    BigDecimal width = interval.upper().subtract(interval.lower());
    BigDecimal value = interval.clip(interval.lower().add(width.multiply(share).round(DOWN)));
    return new ValueRange(value, value);
  }

  /** Returns the radical inverse of i in the k-th base (Halton 1960), rounded down; in [0, 1). */
  private static BigDecimal halton(int i, int k) {
    BigDecimal base = BigDecimal.valueOf(BASES[k]);
    BigDecimal inverse = BigDecimal.ZERO;
    BigDecimal digit = BigDecimal.ONE;
    for (int rest = i; rest > 0; rest /= BASES[k]) {
      digit = digit.divide(base, DOWN);
      inverse = inverse.add(digit.multiply(BigDecimal.valueOf(rest % BASES[k])));
    }
    return inverse;
  }
}
