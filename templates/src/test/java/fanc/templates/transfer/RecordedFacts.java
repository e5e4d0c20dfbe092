package fanc.templates.transfer;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.RandomRegions;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import java.util.List;
import java.util.Random;

/** Whether what a record says is true at points of its regions, by evaluation alone. */
final class RecordedFacts {
  /** What evaluating a small network in double precision may be off. */
  private static final double EVALUATION = 1e-9;

  private RecordedFacts() {}

  /** Returns by how much the worst point is outside of what the record says; at most 0 if none. */
  static double worst(RecordedExample example, ParentRecord record, int points, Random random) {
    Network margins = example.margins();
    double worst = Double.NEGATIVE_INFINITY;
    for (RecordedGroup group : record.groups()) {
      Hulls hulls = group.hulls().hulls();
      for (long member : group.members()) {
        for (int p = 0; p < points; p++) {
          double[] x = RandomRegions.pointOrCornerOf(example.family().region(member), random);
          List<double[]> values = Evaluation.evaluateAll(margins, x);
          worst = Math.max(worst, outside(hulls, values));
          worst = Math.max(worst, below(record.margins(), member, values.get(margins.output())));
        }
      }
    }
    return worst;
  }

  /** Returns by how much some value is outside of its bounds; at most 0 if none is. */
  static double outside(Hulls hulls, List<double[]> values) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int v = 0; v < hulls.size(); v++) {
      if (hulls.knows(v)) {
        Bounds bounds = hulls.at(v);
        for (int i = 0; i < bounds.dimension(); i++) {
          double z = values.get(v)[i];
          double room = EVALUATION * Math.max(1, Math.abs(z));
          worst = Math.max(worst, bounds.lower(i) - z - room);
          worst = Math.max(worst, z - bounds.upper(i) - room);
        }
      }
    }
    return worst;
  }

  private static double below(RegionMargins margins, long region, double[] exact) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < exact.length; j++) {
      double room = EVALUATION * Math.max(1, Math.abs(exact[j]));
      worst = Math.max(worst, margins.at(region, j) - exact[j] - room);
    }
    return worst;
  }
}
