package fanc.cli;

import fanc.networks.Network;
import fanc.templates.OutputCheck;
import fanc.templates.Prover;
import fanc.templates.TemplatePlan;
import fanc.templates.Transfer;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.CascadeVerifier;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.IntervalVerifier;
import fanc.verifier.family.SetVerifier;
import fanc.verifier.kernels.Kernels;
import java.util.Optional;
import java.util.function.Consumer;

/** Threads and arithmetic of one run. */
final class Engine implements AutoCloseable {
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
    this.kernels = kernels;
    this.threads = new FamilyVerifier(threads);
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
    if (method == Method.SCRATCH) {
      return cascade(network);
    }
    if (method == Method.AUTO) {
      return new BySizeDecision(fromScratch(network, Method.DEEPZ), asSets(network));
    }
    if (method == Method.FAMILY) {
      return asSets(network);
    }
    if (method == Method.FANC_ORIGINAL) {
      return new ScratchDecision(
          constraint -> new IntervalVerifier<>(network, constraint, Domains.of(method, kernels)),
          threads);
    }
    return new ScratchDecision(
        constraint -> new AbstractVerifier<>(network, constraint, Domains.of(method, kernels)),
        threads);
  }

  private FamilyDecision asSets(Network network) {
    return new SetDecision(
        constraint ->
            new SetVerifier(
                network,
                constraint,
                kernels,
                new CascadeVerifier(
                    CascadeDecision.STEPS.stream()
                        .map(
                            m ->
                                new AbstractVerifier<>(network, constraint, Domains.of(m, kernels)))
                        .toList())));
  }

  private FamilyDecision cascade(Network network) {
    return new CascadeDecision(
        (step, constraint) ->
            new AbstractVerifier<>(network, constraint, Domains.of(step, kernels)),
        threads);
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
