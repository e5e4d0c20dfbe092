package fanc.verifier.backward;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.MarginNetwork;
import fanc.verifier.kernels.JavaKernels;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against all corners of a region, evaluated one by one. */
class CornerRefutationTest {
  private static final int MOST_CHANGES = 6;

  /** A network that takes a base point for what it is, and a region around that point. */
  private record Trial(Network network, OutputConstraint constraint, InputRegion region) {

    static Trial random(Random random, double radius) {
      Network network = RandomNetworks.of(random);
      BasePoint base = RandomRegions.point(network.inputShape().size(), random);
      double[] y = Evaluation.evaluate(network, base.toArray());
      int label = 0;
      for (int j = 1; j < y.length; j++) {
        label = y[j] > y[label] ? j : label;
      }
      int count = Math.min(base.dimension(), 1 + random.nextInt(MOST_CHANGES));
      int[] indices = new int[count];
      double[] lower = new double[count];
      double[] upper = new double[count];
      for (int k = 0; k < count; k++) {
        indices[k] = k;
        lower[k] = base.value(k) - radius * random.nextDouble();
        upper[k] = base.value(k) + radius * random.nextDouble();
      }
      OutputConstraint constraint =
          y.length < 2 ? OutputConstraint.label(0, 2) : OutputConstraint.label(label, y.length);
      return new Trial(
          network, constraint, new InputRegion(base, new SparseBox(indices, lower, upper)));
    }

    boolean fits() {
      return network.outputShape().size() >= 2;
    }

    double leastAtCorners() {
      Network margins = MarginNetwork.of(network, constraint);
      SparseBox changes = region.changes();
      double least = Double.POSITIVE_INFINITY;
      for (int corner = 0; corner < 1 << changes.size(); corner++) {
        double[] x = region.base().toArray();
        for (int k = 0; k < changes.size(); k++) {
          x[changes.index(k)] = (corner >> k & 1) == 0 ? changes.lower(k) : changes.upper(k);
        }
        least = Math.min(least, constraint.margin(Evaluation.evaluate(margins, x)));
      }
      return least;
    }

    boolean refuted() {
      return new CornerRefutation(network, constraint, new JavaKernels()).test(region);
    }
  }

  @Property(tries = 500)
  void regionIsLeftOnlyWhereTheClaimFailsAtACorner(@ForAll long seed) {
    Random random = new Random(seed);
    Trial trial = Trial.random(random, Math.pow(10, 1 - 3 * random.nextDouble()));
    if (trial.fits() && trial.refuted()) {
      assertThat(trial.leastAtCorners()).isLessThanOrEqualTo(1e-9);
    }
  }

  @Example
  void mostRegionsWithABadCornerAreFound() {
    int bad = 0;
    int found = 0;
    for (long seed = 0; seed < 300; seed++) {
      Trial trial = Trial.random(new Random(seed), 3);
      if (trial.fits() && trial.leastAtCorners() < -1e-6) {
        bad++;
        found += trial.refuted() ? 1 : 0;
      }
    }
    assertThat(bad).isGreaterThan(50);
    assertThat(found).isGreaterThan(bad / 2);
  }
}
