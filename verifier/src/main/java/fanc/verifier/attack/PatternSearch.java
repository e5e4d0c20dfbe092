package fanc.verifier.attack;

/**
 * Search without slopes: one coordinate at a time is moved up and down, by less and less. For boxes
 * of few coordinates, where slopes vanish or lead along ridges.
 */
final class PatternSearch {
  private static final double FIRST = 0.25;
  private static final double LAST = 1e-7;

  private PatternSearch() {}

  /** Searches from a point, while the probe may. */
  static void run(Probe probe, int target, double[] start) {
    double[] x = probe.look(start);
    double best = probe.value(target);
    double step = FIRST;
    while (step > LAST && !probe.done()) {
      double before = best;
      for (int k = 0; k < x.length && !probe.done(); k++) {
        for (int sign = -1; sign <= 1 && !probe.done(); sign += 2) {
          double[] moved = x.clone();
          moved[k] += sign * step * probe.box().width(k);
          double[] looked = probe.look(moved);
          if (probe.value(target) < best) {
            best = probe.value(target);
            x = looked;
          }
        }
      }
      step = best < before ? step : step / 2;
    }
  }
}
