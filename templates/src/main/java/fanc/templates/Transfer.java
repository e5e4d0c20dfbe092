package fanc.templates;

import fanc.networks.Evaluation;
import fanc.properties.BasePoint;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.FamilyResult;
import fanc.verifier.FamilyVerifier;
import fanc.verifier.KeptMargins;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Verifies a child with its parent's templates (the paper's algorithm 3).
 *
 * <pre>{@code
 * a hit  =  the child's suffix meets the constraint on a template's box    shown once per template
 *           and what the region reaches at the cut lies in that box        shown per region
 * }</pre>
 *
 * <p>No verified region is lost against verification from scratch: a miss has exactly the margin it
 * has there. A hit may verify a region that DeepZ from scratch does not, since DeepZ is not
 * monotone.
 *
 * @param <E> element of the domain
 */
public final class Transfer<E> {
  private final Prover<E> child;
  private final Optional<Slack> slack;
  private final SuffixProof proof;

  /**
   * Makes a transfer to one child.
   *
   * @param slack how templates are widened around the child's activation first; empty: not at all
   * @param proof how templates are proven on the child
   */
  public Transfer(Prover<E> child, Optional<Slack> slack, SuffixProof proof) {
    this.child = child;
    this.slack = slack;
    this.proof = proof;
  }

  /** Makes a transfer to one child of a parent's templates that were made by a plan. */
  public Transfer(Prover<E> child, TemplatePlan plan) {
    this(child, plan.slack(), plan.suffixProof());
  }

  /** Makes a transfer that proves templates by the domain. */
  public Transfer(Prover<E> child, Optional<Slack> slack) {
    this(child, slack, SuffixProof.DOMAIN);
  }

  /**
   * Settles the regions of a family.
   *
   * @param templates the parent's for the same image and constraint; they need not hold here
   * @param workers the threads
   * @throws IllegalArgumentException if a template does not fit the child, or the family or the
   *     constraint has another dimension
   * @throws InterruptedException if the calling thread is interrupted
   */
  public TransferResult run(
      RegionFamily family,
      OutputConstraint constraint,
      TemplateSet templates,
      FamilyVerifier workers,
      Deadline deadline)
      throws InterruptedException {
    long start = System.nanoTime();
    Claim<E> claim = child.claim(constraint);
    List<ProvenTemplate> proven =
        reprove(claim, family.base(), templates.templates(), workers.threads(), deadline);
    double secondsReproof = secondsSince(start);
    TemplateVerifier<E> verifier = new TemplateVerifier<>(claim, proven);
    KeptMargins kept = KeptMargins.of(family);
    FamilyResult result = workers.verify(family, kept.of(verifier), deadline);
    return new TransferResult(
        result,
        kept,
        verifier.hits(),
        templates.size(),
        proven.size(),
        secondsSince(start),
        secondsReproof,
        verifier.secondsHits(),
        verifier.secondsMisses());
  }

  /** Returns those of the parent's templates that hold on the child, widened where that works. */
  private List<ProvenTemplate> reprove(
      Claim<E> claim, BasePoint image, List<Template> offered, int threads, Deadline deadline)
      throws InterruptedException {
    if (offered.isEmpty()) {
      return List.of();
    }
    offered.forEach(claim::requireFits);
    List<double[]> activations =
        slack.isPresent() ? Evaluation.evaluateAll(child.network(), image.toArray()) : List.of();
    Fitting<E> fitting = new Fitting<>(claim, activations, slack, proof);
    AtomicReferenceArray<ProvenTemplate> proven = new AtomicReferenceArray<>(offered.size());
    Workers.forEach(
        offered.size(),
        threads,
        deadline,
        t -> proven.set(t, fitting.fit(offered.get(t)).orElse(null)));
    return IntStream.range(0, offered.size())
        .mapToObj(proven::get)
        .filter(Objects::nonNull)
        .toList();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
