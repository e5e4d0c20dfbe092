package fanc.checker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The points {@code c + sum over s of e_s G_s + r}, each e_s in [-1, 1], |r_i| <= R_i. Symbols keep
 * their numbers through a network, so that values can be joined; a row that is null is 0. R takes
 * all rounding. Not modified once made.
 */
@SuppressWarnings("ArrayRecordComponent")
record Zonotope(double[] center, double[] remainder, List<double[]> rows) {

  /** Returns a point known within remainders. */
  static Zonotope of(Box box) {
    double[] center = box.centers();
    return new Zonotope(center, box.radii(center), List.of());
  }

  /** Returns one after the other. */
  static Zonotope joined(List<Zonotope> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<double[]> rows = new ArrayList<>();
    int symbols = parts.stream().mapToInt(part -> part.rows.size()).max().orElse(0);
    for (int s = 0; s < symbols; s++) {
      int number = s;
      rows.add(joinedArrays(parts.stream().map(part -> part.rowOrZeros(number)).toList()));
    }
    return new Zonotope(
        joinedArrays(parts.stream().map(Zonotope::center).toList()),
        joinedArrays(parts.stream().map(Zonotope::remainder).toList()),
        rows);
  }

  private static double[] joinedArrays(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private double[] rowOrZeros(int s) {
    boolean none = s >= rows.size() || rows.get(s) == null;
    return none ? new double[center.length] : rows.get(s);
  }

  /** Returns the sums of |G_s|, as they come out rounded: at most one rounding for each symbol. */
  private double[] spread() {
    double[] spread = new double[center.length];
    for (double[] row : rows) {
      for (int i = 0; row != null && i < spread.length; i++) {
        spread[i] += Math.abs(row[i]);
      }
    }
    return spread;
  }

  /** Returns the smallest box around it, outward. */
  Box bounds() {
    double[] radii = spread();
    Arrays.setAll(radii, i -> Rounding.up(radii[i] + remainder[i], rows.size() + 1L));
    return Box.around(center, radii);
  }

  /** Returns the image, exact but for rounding, which goes to R. */
  Zonotope image(Linear map) {
    double[] magnitude = spread();
    Arrays.setAll(magnitude, i -> magnitude[i] + (Math.abs(center[i]) + remainder[i]));
    List<double[]> images = new ArrayList<>();
    for (double[] row : rows) {
      images.add(row == null ? null : nonzero(map.product(row)));
    }
    double[] radius = map.radius(null, remainder, magnitude, rows.size() + 3);
    return new Zonotope(map.center(null, center), radius, images);
  }

  private static double[] nonzero(double[] row) {
    return Arrays.stream(row).allMatch(x -> x == 0) ? null : row;
  }

  /**
   * Returns the sums of its points and those of a box. Where the box has a width, that becomes a
   * fresh symbol, numbered behind all that any value has; where the flag says so, a remainder. The
   * sum of centers is off by u of itself at most.
   */
  Zonotope plus(Box box, boolean[] rest, int symbols) {
    double[] middles = box.centers();
    double[] radii = box.radii(middles);
    double[] newCenter = center.clone();
    double[] newRemainder = remainder.clone();
    List<double[]> all = new ArrayList<>(rows);
    while (all.size() < symbols) {
      all.add(null);
    }
    for (int i = 0; i < radii.length; i++) {
      newCenter[i] += middles[i];
      double lost = middles[i] == 0 ? 0 : Math.nextUp(2 * Rounding.UNIT * Math.abs(newCenter[i]));
      newRemainder[i] = Rounding.addUp(newRemainder[i], lost);
      if (rest[i]) {
        newRemainder[i] = Rounding.addUp(newRemainder[i], radii[i]);
      } else if (radii[i] != 0) {
        double[] row = new double[center.length];
        row[i] = radii[i];
        all.add(row);
      }
    }
    return new Zonotope(newCenter, newRemainder, all);
  }

  /** Returns for each coordinate whether no symbol reaches it. */
  boolean[] unreached() {
    double[] spread = spread();
    boolean[] unreached = new boolean[spread.length];
    for (int i = 0; i < spread.length; i++) {
      unreached[i] = spread[i] == 0;
    }
    return unreached;
  }
}
