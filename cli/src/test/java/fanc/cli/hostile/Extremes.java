package fanc.cli.hostile;

import fanc.cli.hostile.HostileCase.Construction;
import fanc.networks.Network;
import java.util.ArrayList;
import java.util.List;

/** Numbers on the way that no double holds: too large, or too small. */
final class Extremes {
  private static final double[] HALF = {.5, 0};
  private static final double[] SIGNAL = {0, 1};

  private Extremes() {}

  static List<HostileCase> all() {
    List<HostileCase> cases = new ArrayList<>();
    for (double scale : new double[] {1e160, 1e200, 1e300}) {
      Network harmless = differences(scale, scale);
      cases.add(overflow("inf - inf, " + scale, differences(scale, scale / 2), harmless));
      Network close = differences(scale, Math.nextDown(scale));
      cases.add(overflow("inf - inf by a little, " + scale, close, harmless));
    }
    cases.add(overflow("partial sum", partial(1), partial(0)));
    for (double scale : new double[] {0x1p-540, 1e-170, 1e-200, 1e-300}) {
      cases.add(underflow("products of " + scale, vanishing(scale, 1), vanishing(scale, 0)));
    }
    cases.add(underflow("least double", least(1), least(0)));
    for (double scale : new double[] {1e30, 1e100, 1e155}) {
      cases.add(overflow("ratio of " + scale, ratio(scale, 1), ratio(scale, 0)));
    }
    return cases;
  }

  private static HostileCase overflow(String name, Network attacked, Network harmless) {
    return of(Construction.OVERFLOW, name, attacked, harmless);
  }

  private static HostileCase underflow(String name, Network attacked, Network harmless) {
    return of(Construction.UNDERFLOW, name, attacked, harmless);
  }

  private static HostileCase of(
      Construction family, String name, Network attacked, Network harmless) {
    double[] point = {1};
    Boxes regions = Boxes.towards(point, new int[] {0}, new double[] {.875}, point.clone());
    return HostileCase.of(family, name, List.of(attacked, harmless), regions, true);
  }

  /** a (a x) - a (b x): exactly above 0 unless b is a, an undefined difference of infinities. */
  private static Network differences(double scale, double other) {
    return Chain.of(1)
        .affine(new double[] {0, scale}, new double[] {0, other})
        .relu()
        .affine(new double[] {0, scale, -scale})
        .relu()
        .affine(HALF, SIGNAL)
        .network();
  }

  /** Terms whose partial sum is beyond the largest double, and whose sum is the trigger. */
  private static Network partial(double weight) {
    double large = 1.5e308;
    double[] one = {1, 0};
    return Chain.of(1)
        .affine(one, one, one, one, new double[] {0, 1})
        .relu()
        .affine(new double[] {0, -large, -large, large, large, weight})
        .relu()
        .affine(HALF, SIGNAL)
        .network();
  }

  /** Down by two factors and up by their inverses. */
  private static Network vanishing(double scale, double weight) {
    double back = 1 / scale;
    return Chain.of(1)
        .affine(new double[] {0, weight * scale})
        .relu()
        .affine(new double[] {0, scale})
        .relu()
        .affine(new double[] {0, back})
        .relu()
        .affine(new double[] {0, back})
        .relu()
        .affine(HALF, SIGNAL)
        .network();
  }

  private static Network least(double weight) {
    return Chain.of(1)
        .affine(new double[] {0, .375 * weight})
        .relu()
        .affine(new double[] {0, Double.MIN_VALUE})
        .relu()
        .affine(new double[] {0, 0x1p1000})
        .relu()
        .affine(new double[] {0, 0x1p77})
        .relu()
        .affine(HALF, SIGNAL)
        .network();
  }

  /** A large number is multiplied and divided again around a cancellation. */
  private static Network ratio(double scale, double weight) {
    return Chain.of(1)
        .affine(new double[] {scale, 0}, new double[] {0, weight}, new double[] {scale, 0})
        .relu()
        .affine(new double[] {0, scale, scale, -scale})
        .relu()
        .affine(new double[] {0, 1 / scale})
        .relu()
        .affine(HALF, SIGNAL)
        .network();
  }
}
