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

  private final Network network;
  private final Kernels kernels;
  private final Map<OutputConstraint, Verifiers> verifiers = new HashMap<>();
  private final Optional<Integer> cut;
  private final double pass;
  private final double prefix;
  private final double everyRow;

  /**
   * Makes the rungs of a network.
   *
   * @param kernels the arithmetic of all that is proven
   */
  public ScratchRungs(Network network, Kernels kernels) {
    this.network = network;
    this.kernels = kernels;
    this.cut = joinCut(network);
    this.pass = Multiplications.of(network);
    this.prefix = cut.map(c -> upTo(network, c)).orElse(0.0);
    this.everyRow = everyRow(network);
  }

  /** What verifies groups by one constraint, the same for all images that have it. */
  private final class Verifiers {
    private final Once<Network> margins;
    private final Once<GroupVerifier> group;
    private final Once<GroupCrown> crown;
    private final Once<JoinVerifier> join;

    private Verifiers(OutputConstraint constraint) {
      this.margins = new Once<>(() -> MarginNetwork.of(network, constraint));
      this.group = new Once<>(() -> new GroupVerifier(network, constraint, kernels));
      this.crown = new Once<>(() -> new GroupCrown(network, constraint, kernels));
      this.join =
          new Once<>(() -> new JoinVerifier(network, constraint, cut.orElseThrow(), kernels));
    }
  }

  /**
   * Returns the rungs for one image, cheap ones first; none for a single region, which is a group
   * of its own already.
   */
  public List<Rung> rungs(RegionFamily family, OutputConstraint constraint) {
    if (family.size() == 1) {
      return List.of();
    }
    Verifiers of = verifiers.computeIfAbsent(constraint, Verifiers::new);
    FamilyGroups groups = new FamilyGroups(family, kernels);
    List<Rung> rungs = new ArrayList<>();
    rungs.add(new IntervalRung(network, of.margins, constraint, groups, kernels));
    rungs.add(
        new GroupRung(
            new GroupRung.Kind(LadderStep.GROUP, "group", PASSES * pass, 0, 0, .3),
            (f, members, deadline) -> of.group.get().margins(f, members, deadline),
            groups));
    rungs.add(
        new GroupRung(
            new GroupRung.Kind(LadderStep.GROUP, "group, crown", everyRow, 0, MANY, .3),
            (f, members, deadline) -> of.crown.get().margins(f, members, deadline),
            groups));
    if (cut.isPresent()) {
      rungs.add(
          new GroupRung(
              new GroupRung.Kind(LadderStep.JOIN, "join", PASSES * pass, prefix, 0, .15),
              (f, members, deadline) -> of.join.get().margins(f, members, deadline),
              groups));
    }
    return rungs;
  }

  private static double upTo(Network network, int cut) {
    double prefix = 0;
    for (int v = 1; v <= cut; v++) {
      prefix += Multiplications.of(network.step(v).op());
    }
    return prefix;
  }

  /** Returns what carrying back every row that an activation reads takes. */
  private static double everyRow(Network network) {
    double before = 0;
    double sum = 0;
    for (int v = 1; v <= network.output(); v++) {
      Op op = network.step(v).op();
      before += Multiplications.of(op) * (op instanceof Conv2d ? CONVOLUTION : 1);
      sum += op instanceof ActivationOp ? before * network.shape(v).size() : 0;
    }
    return sum;
  }

  /** Returns the cut after the second activation, if there is one and it is not the last. */
  private static Optional<Integer> joinCut(Network network) {
    return network.cuts().stream()
        .filter(v -> v > 0 && network.step(v).op() instanceof ActivationOp)
        .filter(v -> v < network.output())
        .sorted()
        .skip(1)
        .findFirst();
  }

  /** Returns about how many seconds one region takes alone, where nothing was measured. */
  public double secondsPerRegion() {
    return SECONDS_PER_REGION + pass * SECONDS_PER_MULTIPLICATION;
  }
}
