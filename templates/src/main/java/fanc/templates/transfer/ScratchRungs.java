package fanc.templates.transfer;

import fanc.networks.ActivationOp;
import fanc.networks.Conv2d;
import fanc.networks.Multiplications;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.MarginNetwork;
import fanc.verifier.group.GroupCrown;
import fanc.verifier.group.GroupVerifier;
import fanc.verifier.group.JoinVerifier;
import fanc.verifier.group.Partition;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rungs that need no parent, for one network. Not for several threads. */
public final class ScratchRungs {
  /**
   * Seconds for each multiplication of a point's pass that a region takes, before one was timed.
   */
  private static final double SECONDS_PER_MULTIPLICATION = 2e-10;

  private static final double SECONDS_PER_REGION = 2e-5;

  /** Passes over the network that intervals and rows of margins take together, about. */
  private static final double PASSES = 12;

  /** Regions of a group that are worth a backward pass for every value. */
  private static final int MANY = 128;

  /** A row's way back through a convolution against as many multiplications of an affine op. */
  private static final double CONVOLUTION = 4;

  /** Share of the coordinates before activations that backward bounds are made for, about. */
  private static final double UNDECIDED = .3;

  private final Network network;
  private final Kernels kernels;
  private final Map<OutputConstraint, Network> margins = new HashMap<>();

  /**
   * Makes the rungs of a network.
   *
   * @param kernels the arithmetic of all that is proven
   */
  public ScratchRungs(Network network, Kernels kernels) {
    this.network = network;
    this.kernels = kernels;
  }

  /**
   * Returns the rungs for one image, cheap ones first; none for a single region, which is a group
   * of its own already.
   */
  public List<Rung> rungs(RegionFamily family, OutputConstraint constraint) {
    if (family.size() == 1) {
      return List.of();
    }
    Network asked = margins.computeIfAbsent(constraint, c -> MarginNetwork.of(network, c));
    Partition partition = Partition.of(family);
    double pass = Multiplications.of(network);
    List<Rung> rungs = new ArrayList<>();
    rungs.add(new IntervalRung(asked, constraint, family, partition, kernels));
    GroupVerifier verifier = new GroupVerifier(network, constraint, kernels);
    rungs.add(
        new GroupRung(
            new GroupRung.Kind(LadderStep.GROUP, "group", PASSES * pass, 0, 0),
            verifier::margins,
            family,
            partition));
    GroupCrown crown = new GroupCrown(network, constraint, kernels);
    rungs.add(
        new GroupRung(
            new GroupRung.Kind(LadderStep.GROUP, "group, crown", everyRow(asked), 0, MANY),
            crown::margins,
            family,
            partition));
    joinCut().ifPresent(cut -> rungs.add(join(cut, family, constraint, partition)));
    return rungs;
  }

  private Rung join(
      int cut, RegionFamily family, OutputConstraint constraint, Partition partition) {
    double prefix = 0;
    for (int v = 1; v <= cut; v++) {
      prefix += Multiplications.of(network.step(v).op());
    }
    double pass = Multiplications.of(network);
    JoinVerifier verifier = new JoinVerifier(network, constraint, cut, kernels);
    return new GroupRung(
        new GroupRung.Kind(LadderStep.JOIN, "join", PASSES * pass, prefix, 0),
        verifier::margins,
        family,
        partition);
  }

  /** Returns what carrying back every row that an activation reads takes, about half of them. */
  private static double everyRow(Network margins) {
    double before = 0;
    double sum = 0;
    for (int v = 1; v <= margins.output(); v++) {
      Op op = margins.step(v).op();
      before += Multiplications.of(op) * (op instanceof Conv2d ? CONVOLUTION : 1);
      sum += op instanceof ActivationOp ? before * margins.shape(v).size() : 0;
    }
    return sum * UNDECIDED;
  }

  /** Returns the cut after the second activation, if there is one and it is not the last. */
  private Optional<Integer> joinCut() {
    return network.cuts().stream()
        .filter(v -> v > 0 && network.step(v).op() instanceof ActivationOp)
        .filter(v -> v < network.output())
        .sorted()
        .skip(1)
        .findFirst();
  }

  /** Returns about how many seconds one region takes alone, where nothing was measured. */
  public double secondsPerRegion() {
    return SECONDS_PER_REGION + Multiplications.of(network) * SECONDS_PER_MULTIPLICATION;
  }
}
