package fanc.properties.perturbation;

import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Transformed images by the definitions in docs/formats.md, in 60 digits and with series for sine
 * and cosine; shares nothing with the code under test but the numbering of inputs.
 */
final class ExactTransformations {
  /** Far above the errors here, far below those of doubles. */
  static final BigDecimal SLACK = new BigDecimal("1e-40");

  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal RADIAN = pi().divide(BigDecimal.valueOf(180), DIGITS);

  private ExactTransformations() {}

  static BigDecimal[] rotated(InputImage image, BigDecimal degrees, ValueRange range) {
    BigDecimal angle = degrees.multiply(RADIAN);
    BigDecimal sine = series(angle, 1);
    BigDecimal cosine = series(angle, 0);
    ImageGeometry geometry = image.geometry();
    BigDecimal middleRow = BigDecimal.valueOf(geometry.height() - 1).divide(TWO);
    BigDecimal middleColumn = BigDecimal.valueOf(geometry.width() - 1).divide(TWO);
    return moved(
        image,
        range,
        (i, j) -> {
          BigDecimal y = BigDecimal.valueOf(i).subtract(middleRow);
          BigDecimal x = BigDecimal.valueOf(j).subtract(middleColumn);
          return new BigDecimal[] {
            middleRow.add(x.multiply(sine)).add(y.multiply(cosine)),
            middleColumn.add(x.multiply(cosine)).subtract(y.multiply(sine))
          };
        });
  }

  static BigDecimal[] translated(
      InputImage image, BigDecimal right, BigDecimal down, ValueRange range) {
    return moved(
        image,
        range,
        (i, j) ->
            new BigDecimal[] {
              BigDecimal.valueOf(i).subtract(down), BigDecimal.valueOf(j).subtract(right)
            });
  }

  /** Where a pixel comes from: row and column. */
  private interface Source {
    BigDecimal[] of(int row, int column);
  }

  private static BigDecimal[] moved(InputImage image, ValueRange range, Source source) {
    ImageGeometry geometry = image.geometry();
    BigDecimal[] moved = new BigDecimal[geometry.values()];
    for (int i = 0; i < geometry.height(); i++) {
      for (int j = 0; j < geometry.width(); j++) {
        BigDecimal[] from = source.of(i, j);
        for (int channel = 0; channel < geometry.channels(); channel++) {
          moved[geometry.inputIndex(i, j, channel)] =
              range.clip(interpolated(image, from[0], from[1], channel));
        }
      }
    }
    return moved;
  }

  /** The sum over all pixels of the value times two hats, without looking for a cell. */
  private static BigDecimal interpolated(
      InputImage image, BigDecimal s, BigDecimal t, int channel) {
    ImageGeometry geometry = image.geometry();
    BigDecimal sum = BigDecimal.ZERO;
    for (int a = 0; a < geometry.height(); a++) {
      BigDecimal row = hat(s.subtract(BigDecimal.valueOf(a)));
      for (int b = 0; b < geometry.width() && row.signum() > 0; b++) {
        BigDecimal weight = row.multiply(hat(t.subtract(BigDecimal.valueOf(b))));
        sum = sum.add(weight.multiply(image.pixel(geometry.inputIndex(a, b, channel))));
      }
    }
    return sum;
  }

  private static BigDecimal hat(BigDecimal distance) {
    return BigDecimal.ONE.subtract(distance.abs()).max(BigDecimal.ZERO);
  }

  /** The alternating sum of x^n / n! over n = first, first + 2, ...; |x| below 7. */
  private static BigDecimal series(BigDecimal x, int first) {
    BigDecimal term = first == 0 ? BigDecimal.ONE : x;
    BigDecimal sum = term;
    for (int n = first + 2; n < 120; n += 2) {
      term =
          term.multiply(x)
              .multiply(x)
              .divide(BigDecimal.valueOf((long) n * (n - 1)), DIGITS)
              .negate();
      sum = sum.add(term);
    }
    return sum.round(DIGITS);
  }

  /** Machin's formula: pi = 16 arctan(1/5) - 4 arctan(1/239). */
  private static BigDecimal pi() {
    return arctanOfInverse(5)
        .multiply(BigDecimal.valueOf(16))
        .subtract(arctanOfInverse(239).multiply(BigDecimal.valueOf(4)));
  }

  private static BigDecimal arctanOfInverse(int x) {
    BigDecimal square = BigDecimal.valueOf((long) x * x);
    BigDecimal power = BigDecimal.ONE.setScale(70).divide(BigDecimal.valueOf(x), RoundingMode.DOWN);
    BigDecimal sum = power;
    for (int n = 3; n < 110; n += 2) {
      power = power.divide(square, RoundingMode.DOWN).negate();
      sum = sum.add(power.divide(BigDecimal.valueOf(n), RoundingMode.DOWN));
    }
    return sum;
  }
}
