package fanc.cli;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.templates.OutputCheck;
import fanc.templates.Prover;
import fanc.templates.TemplatePlan;
import fanc.templates.Transfer;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.IntervalVerifier;
import fanc.verifier.RegionVerifier;
import fanc.verifier.backward.CornerRefutation;
import fanc.verifier.backward.CrownVerifier;
import fanc.verifier.backward.SumVerifier;
import fanc.verifier.family.PartObserver;
import fanc.verifier.family.SetVerifier;
import fanc.verifier.kernels.BudgetedKernels;
import fanc.verifier.kernels.HeapBudget;
import fanc.verifier.kernels.Kernels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Threads and arithmetic of one run. */
final class Engine implements AutoCloseable {
  /** The program itself needs some, whatever the work. */
  private static final long LEAST_MEGABYTES = 64;

  private final Kernels kernels;
  private final FamilyVerifier threads;

  /**
   * Starts the threads, and chooses the arithmetic.
   *
   * @param multiplications size of the run, see {@link WorkEstimate}
   */
  Engine(WorkOptions work, double multiplications, Consumer<String> notes) {
    this(Backend.named(work.backend(), multiplications, notes), work.threads());
  }

  /** Uses an arithmetic that was chosen elsewhere. */
  Engine(Kernels kernels, int threads) {
    this(kernels, new FamilyVerifier(threads));
  }

  private Engine(Kernels kernels, FamilyVerifier threads) {
    this.kernels = kernels;
    this.threads = threads;
  }

  /**
   * Returns the same threads and arithmetic for work that must do with some memory; what needs more
   * throws {@link OutOfMemoryError}. Closing one closes both.
   *
   * @param megabytes of the heap; empty for all of it
   */
  Engine within(OptionalLong megabytes) {
    if (megabytes.isEmpty()) {
      return this;
    }
    HeapBudget budget = new HeapBudget(Math.max(LEAST_MEGABYTES, megabytes.getAsLong()));
    return budget.binds() ? new Engine(new BudgetedKernels(kernels, budget), threads) : this;
  }

  /** Returns the arithmetic. */
  Kernels kernels() {
    return kernels;
  }

  /** Returns the threads. */
  FamilyVerifier threads() {
    return threads;
  }

  /** Returns a decision that uses no parent. */
  FamilyDecision fromScratch(Network network, Method method) {
    if (method == Method.SCRATCH || method == Method.AUTO) {
      return bySize(network, LadderRungs.fromScratch(network, kernels));
    }
    if (method == Method.FAMILY) {
      return asSets(network);
    }
    if (method == Method.FANC_ORIGINAL) {
      return new ScratchDecision(
          constraint -> new IntervalVerifier<>(network, constraint, Domains.of(method, kernels)),
          threads);
    }
    return new ScratchDecision(constraint -> verifier(network, method, constraint), threads);
  }

  private RegionVerifier verifier(Network network, Method method, OutputConstraint constraint) {
    return method == Method.CROWN
        ? new CrownVerifier(network, constraint, kernels)
        : new AbstractVerifier<>(network, constraint, Domains.of(method, kernels));
  }

  /**
   * Returns a decision that settles groups of regions, and by the steps of {@link Cascade} what is
   * left.
   */
  LadderDecision ladder(Network network, LadderDecision.ImageRungs rungs) {
    return new LadderDecision(rungs, constraint -> cascade(network, constraint), threads);
  }

  /** Returns the same, but that families too large to be gone through are decided as sets. */
  FamilyDecision bySize(Network network, LadderDecision.ImageRungs rungs) {
    return bySize(network, rungs, asSets(network));
  }

  /**
   * Returns the same, but that families too large to be gone through are decided in another way.
   */
  FamilyDecision bySize(Network network, LadderDecision.ImageRungs rungs, FamilyDecision sets) {
    return new BySizeDecision(ladder(network, rungs), sets);
  }

  /**
   * Returns a decision of the sum of several networks as {@link #bySize} does of one, whose last
   * step also adds up what each member is bounded by alone.
   */
  FamilyDecision sumBySize(
      Network sum, List<Network> members, LadderDecision.ImageRungs rungs, FamilyDecision sets) {
    return new BySizeDecision(
        new LadderDecision(
            rungs,
            constraint ->
                cascade(
                    sum,
                    constraint,
                    new SumVerifier(crown(sum, constraint), sum, members, constraint, kernels)),
            threads),
        sets);
  }

  private Cascade cascade(Network network, OutputConstraint constraint) {
    return cascade(network, constraint, crown(network, constraint));
  }

  private Cascade cascade(Network network, OutputConstraint constraint, RegionVerifier last) {
    return new Cascade(
        step -> step == Method.CROWN ? last : verifier(network, step, constraint),
        new CornerRefutation(network, constraint, kernels));
  }

  private RegionVerifier crown(Network network, OutputConstraint constraint) {
    return CrownVerifier.behind(Domains.of(Method.PRODUCT, kernels), network, constraint, kernels);
  }

  /** Returns a decision that bounds families as sets and uses no parent. */
  FamilyDecision asSets(Network network) {
    return new SetDecision(claim -> sets(network, claim.constraint(), PartObserver.NOBODY));
  }

  /**
   * Returns what bounds families as sets.
   *
   * @param observer told of the parts into which it divides them
   */
  SetVerifier sets(Network network, OutputConstraint constraint, PartObserver observer) {
    return new SetVerifier(
        network, constraint, kernels, cascade(network, constraint).verifier(), observer);
  }

  /** Returns the means by which templates are made and re-proven on a network. */
  Prover<?> prover(Network network, Method method) {
    OutputCheck check =
        method == Method.FANC_ORIGINAL ? OutputCheck.INTERVALS : OutputCheck.DIFFERENCE;
    return new Prover<>(network, () -> Domains.deepz(method, kernels), check);
  }

  /**
   * Returns the transfer of templates to a network.
   *
   * @param plan how they were made; empty if there are none
   */
  Transfer<?> transfer(Network network, Method method, Optional<TemplatePlan> plan) {
    Prover<?> prover = prover(network, method);
    return plan.<Transfer<?>>map(made -> new Transfer<>(prover, made))
        .orElseGet(() -> new Transfer<>(prover, Optional.empty()));
  }

  @Override
  public void close() {
    threads.close();
  }
}
