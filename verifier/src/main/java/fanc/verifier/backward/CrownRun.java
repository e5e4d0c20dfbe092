package fanc.verifier.backward;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One run through a network, value by value: intervals from what is known of the inputs, the exact
 * image where the set itself can still be mapped, and rows carried back where an op relaxes.
 */
final class CrownRun {
  /** Coefficients of one value that are carried back at a time. */
  private static final int MOST_HELD = 1 << 22;

  private final Network network;
  private final BackwardPass pass;
  private final InputSet inputs;
  private final BoxDomain boxes;
  private final RelaxedInputs relaxed;
  private final List<Bounds> bounds = new ArrayList<>();
  private final InputSet[] images;
  private final Pullback[] pullbacks;
  private final int widest;

  CrownRun(Network network, BackwardPass pass, InputSet inputs, Kernels kernels) {
    this.network = network;
    this.pass = pass;
    this.inputs = inputs;
    this.boxes = new BoxDomain(kernels);
    this.relaxed = new RelaxedInputs(network);
    this.images = new InputSet[network.output() + 1];
    this.pullbacks = new Pullback[network.output() + 1];
    int most = 1;
    for (int v = 0; v <= network.output(); v++) {
      most = Math.max(most, network.shape(v).size());
    }
    this.widest = most;
  }

  Hulls hulls(Hulls given, Deadline deadline) {
    images[0] = inputs;
    bounds.add(inputs.hull());
    for (int v = 1; v <= network.output(); v++) {
      Step step = network.step(v);
      Bounds exact = image(step.op(), v, step.inputs().get(0));
      Bounds known =
          exact != null
              ? exact
              : boxes.transform(step.op(), v, step.inputs().stream().map(bounds::get).toList());
      if (given.knows(v)) {
        known = tighter(known, given.at(v).lowerArray(), given.at(v).upperArray());
      }
      int[] coarse = exact == null ? relaxed.coordinates(v, known) : new int[0];
      bounds.add(coarse.length == 0 ? known : refined(v, known, coarse, deadline));
    }
    return new Hulls(bounds);
  }

  /**
   * Returns the bounds that the set itself gives, null if the op reads no image of the set or is
   * not affine.
   */
  private Bounds image(Op op, int value, int input) {
    InputSet set = images[input];
    if (set == null) {
      return null;
    }
    if (op instanceof Affine affine) {
      return set.image(affine);
    }
    if (op instanceof Conv2d convolution) {
      return set.image(convolution);
    }
    if (op instanceof Scale scale) {
      images[value] = set.image(scale);
    } else if (op instanceof Select select) {
      images[value] = set.image(select);
    } else if (op instanceof Reshape) {
      images[value] = set;
    }
    return images[value] == null ? null : images[value].hull();
  }

  /** Returns the bounds with some coordinates carried back to the input, as time allows. */
  private Bounds refined(int value, Bounds known, int[] coordinates, Deadline deadline) {
    double[] lower = known.lowerArray();
    double[] upper = known.upperArray();
    Hulls hulls = new Hulls(bounds);
    int most = Math.max(1, MOST_HELD / widest);
    for (int first = 0; first < coordinates.length && !deadline.passed(); first += most) {
      int end = Math.min(coordinates.length, first + most);
      int[] some = Arrays.copyOfRange(coordinates, first, end);
      double[] least = lowerEnds(value, some, 1, hulls);
      double[] greatest = lowerEnds(value, some, -1, hulls);
      for (int k = 0; k < some.length; k++) {
        lower[some[k]] = least[k];
        upper[some[k]] = 0 - greatest[k];
      }
    }
    return tighter(known, lower, upper);
  }

  private double[] lowerEnds(int value, int[] coordinates, double factor, Hulls hulls) {
    LinearRows rows = LinearRows.units(network.shape(value).size(), coordinates, factor);
    return Crown.lowerEnds(pass.lower(rows, value, 0, hulls, pullbacks), inputs);
  }

  /** A bound that is no number bounds nothing, whatever the other one is. */
  private static Bounds tighter(Bounds known, double[] lower, double[] upper) {
    for (int i = 0; i < lower.length; i++) {
      lower[i] = lower[i] >= known.lower(i) ? lower[i] : known.lower(i);
      upper[i] = upper[i] <= known.upper(i) ? upper[i] : known.upper(i);
      if (lower[i] > upper[i]) {
        throw new IllegalStateException("two enclosures of coordinate " + i + " do not meet");
      }
    }
    return new Bounds(lower, upper);
  }
}
