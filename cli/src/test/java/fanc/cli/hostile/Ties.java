package fanc.cli.hostile;

import fanc.cli.hostile.HostileCase.Construction;
import fanc.networks.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Margins that are exactly 0, or differ from it by as little as a number can. */
final class Ties {
  private static final int TERMS = 5;

  private Ties() {}

  static List<HostileCase> all() {
    List<HostileCase> cases = new ArrayList<>();
    for (int seed = 0; seed < 12; seed++) {
      cases.add(reordered(seed, 0, true));
      cases.add(reordered(seed, -0x1p-60, true));
      cases.add(reordered(seed, -Double.MIN_VALUE, true));
      cases.add(reordered(seed, 0x1p-60, false));
    }
    for (double margin : new double[] {1 + 0x1p-30, 1 - 0x1p-30, .1, 0x1p-160, Double.MIN_VALUE}) {
      cases.add(moved("to 0 from ", margin, margin));
      cases.add(moved("below 0 from ", margin, Math.nextUp(margin)));
    }
    return cases;
  }

  /**
   * Two outputs that are sums of the same terms in opposite orders, for each input.
   *
   * @param more what the first has more
   */
  private static HostileCase reordered(int seed, double more, boolean violated) {
    Random random = new Random(seed);
    double[] a = new double[TERMS];
    for (int i = 0; i < TERMS; i++) {
      a[i] = .1 * (1 + random.nextInt(30));
    }
    double[] point = new double[TERMS];
    double[] lower = new double[TERMS];
    int[] changed = new int[TERMS];
    for (int i = 0; i < TERMS; i++) {
      point[i] = 1;
      lower[i] = .75;
      changed[i] = i;
    }
    return HostileCase.of(
        Construction.TIE,
        "orders " + seed + ", " + more,
        List.of(sums(a, more), sums(a, .5)),
        Boxes.towards(point, changed, lower, point.clone()),
        violated);
  }

  private static Network sums(double[] a, double more) {
    double[][] copies = new double[2 * TERMS + 1][];
    double[][] sums = new double[2][2 * TERMS + 2];
    for (int i = 0; i < TERMS; i++) {
      copies[i] = unit(i);
      copies[2 * TERMS - 1 - i] = unit(i);
      sums[0][1 + i] = a[i];
      sums[1][2 * TERMS - i] = a[i];
    }
    copies[2 * TERMS] = new double[TERMS + 1];
    copies[2 * TERMS][0] = 1;
    sums[more > 0 ? 0 : 1][2 * TERMS + 1] = Math.abs(more);
    return Chain.of(TERMS).affine(copies).relu().affine(sums).relu().network();
  }

  private static double[] unit(int i) {
    double[] unit = new double[TERMS + 1];
    unit[1 + i] = 1;
    return unit;
  }

  /** A parent with a small margin, and a child that has lost all of it. */
  private static HostileCase moved(String name, double margin, double lost) {
    double[] point = {0};
    return HostileCase.of(
        Construction.TIE,
        name + margin,
        List.of(shifted(lost, margin), shifted(0, margin)),
        Boxes.towards(point, new int[] {0}, new double[] {0}, new double[] {1}),
        true);
  }

  private static Network shifted(double lost, double margin) {
    return Chain.of(1)
        .affine(new double[] {margin, 1}, new double[] {0, 1})
        .relu()
        .affine(new double[] {0, 1, 0}, new double[] {lost, 0, 1})
        .network();
  }
}
