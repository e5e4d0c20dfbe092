package fanc.templates.transfer;

import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Parameters;
import fanc.networks.Step;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.difference.DifferencePass;
import fanc.verifier.difference.Drift;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out which layers of a child use up the margins of its parent.
 *
 * <p>The pass that the ladder begins with, over all regions at once, is repeated for networks
 * between the two: the parent with one layer of the child, and the child with one layer of the
 * parent. Each pass is sound for the network it is about; that their results add up to what all
 * layers do together is not claimed.
 */
public final class LayerAnalysis {
  private final Network parent;
  private final Network child;
  private final OutputConstraint constraint;
  private final RegionMargins margins;
  private final RecordedGroup all;
  private final InputSet set;
  private final Kernels kernels;

  private LayerAnalysis(
      NetworkPair pair, OutputConstraint constraint, ParentRecord record, InputSet set) {
    this.parent = pair.parent();
    this.child = pair.child();
    this.constraint = constraint;
    this.margins = record.margins();
    this.all = record.groups().get(0);
    this.set = set;
    this.kernels = pair.kernels();
  }

  /**
   * Looks at every layer.
   *
   * @param pair parent and child
   * @param family the regions of one image
   * @param record of the parent, on the same regions and the same constraint
   * @throws IllegalArgumentException if {@link ChildRungs#mismatch} has an objection
   */
  public static DriftByLayer of(
      NetworkPair pair, RegionFamily family, OutputConstraint constraint, ParentRecord record) {
    ChildRungs.mismatch(record, family, constraint)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    InputSet set = RegionSet.of(family, record.groups().get(0).members(), pair.kernels());
    return new LayerAnalysis(pair, constraint, record, set).layers(pair);
  }

  private DriftByLayer layers(NetworkPair pair) {
    Drift drift = drift(child);
    double[] change = drift.marginChange();
    int row = row(change);
    List<LayerDrift> layers = new ArrayList<>();
    for (int v = 1; v <= child.output(); v++) {
      if (!Parameters.of(child.step(v).op()).isEmpty()) {
        layers.add(pair.unchanged(v) ? unchanged(v, drift, row) : changed(v, drift, row));
      }
    }
    double[] known = known(row);
    return new DriftByLayer(
        margins.regions(),
        known.length,
        settled(change),
        row,
        known.length == 0 ? Double.NaN : known[0],
        known.length == 0 ? Double.NaN : known[(known.length - 1) / 2],
        change[row],
        layers);
  }

  private LayerDrift unchanged(int v, Drift drift, int row) {
    DriftSize size = DriftSize.of(drift.difference(v));
    double[] change = drift.marginChange();
    WeightChange weights = WeightChange.of(parent.step(v).op(), child.step(v).op());
    return new LayerDrift(v, weights, size, DriftSize.NONE, size, 0, change[row], settled(change));
  }

  private LayerDrift changed(int v, Drift drift, int row) {
    Drift alone = drift(with(parent, v, child.step(v).op()));
    Drift without = drift(with(child, v, parent.step(v).op()));
    double[] left = without.marginChange();
    return new LayerDrift(
        v,
        WeightChange.of(parent.step(v).op(), child.step(v).op()),
        DriftSize.of(drift.difference(v)),
        DriftSize.of(alone.difference(v)),
        DriftSize.of(without.difference(v)),
        alone.marginChange()[row],
        left[row],
        settled(left));
  }

  private Drift drift(Network network) {
    NetworkPair pair = NetworkPair.of(parent, network, kernels).margins(constraint);
    return DifferencePass.of(pair).over(set, all.hulls().hulls());
  }

  private static Network with(Network network, int value, Op op) {
    List<Step> steps = new ArrayList<>(network.steps());
    Step step = network.step(value);
    steps.set(value - 1, new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
    return new Network(network.name(0), network.inputShape(), steps);
  }

  private boolean isProven(long region) {
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < margins.rows(); j++) {
      least = Math.min(least, margins.at(region, j));
    }
    return least > 0;
  }

  /** Returns the margins of one half-space in the regions proven on the parent, ascending. */
  private double[] known(int row) {
    return Arrays.stream(all.members())
        .filter(this::isProven)
        .mapToDouble(region -> margins.at(region, row))
        .sorted()
        .toArray();
  }

  /** Returns the half-space with the least margin left in any region proven on the parent. */
  private int row(double[] change) {
    int row = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < change.length; j++) {
      double[] known = known(j);
      double left = known.length == 0 ? 0 : known[0] + DriftByLayer.orLeast(change[j]);
      if (left < least) {
        least = left;
        row = j;
      }
    }
    return row;
  }

  private long settled(double[] change) {
    return Arrays.stream(all.members())
        .filter(region -> margins.leastAfter(region, change) > 0)
        .count();
  }
}
