package fanc.templates.transfer;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import fanc.properties.RandomRegions;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.MarginNetwork;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random network, some regions around a point, and a claim about them.
 *
 * @param network the parent
 * @param family the regions
 * @param constraint the label that the network gives the point
 */
record RecordedExample(Network network, RegionFamily family, OutputConstraint constraint) {

  /** Regions as they come. */
  record Regions(BasePoint base, List<SparseBox> boxes) implements RegionFamily {
    @Override
    public long size() {
      return boxes.size();
    }

    @Override
    public SparseBox changes(long index) {
      return boxes.get((int) index);
    }

    @Override
    public String describe(long index) {
      return "region " + index;
    }
  }

  /** Returns an example with the given number of small regions. */
  static RecordedExample random(Random random, int regions) {
    Network network = RandomNetworks.of(random);
    BasePoint base = RandomRegions.point(network.inputShape().size(), random);
    double radius = .3 * random.nextDouble();
    List<SparseBox> boxes = new ArrayList<>();
    for (int r = 0; r < regions; r++) {
      boxes.add(RandomRegions.region(base, radius, random).changes());
    }
    double[] y = Evaluation.evaluate(network, base.toArray());
    int best = 0;
    for (int j = 1; j < y.length; j++) {
      best = y[j] > y[best] ? j : best;
    }
    return new RecordedExample(
        network, new Regions(base, boxes), OutputConstraint.label(best, y.length));
  }

  ParentRecorder recorder() {
    return new ParentRecorder(network, constraint, family, GroupTree::quarters, new JavaKernels());
  }

  /** Returns what some threads record. */
  ParentRecord record(FamilyVerifier threads) throws InterruptedException {
    ParentRecorder recorder = recorder();
    threads.verify(family, recorder, Deadline.never());
    return recorder.record().orElseThrow();
  }

  Network margins() {
    return MarginNetwork.of(network, constraint);
  }
}
