package fanc.templates;

import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.perturbation.ImageFamily;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Makes templates on a parent (the paper's algorithm 2, in the form of its code): for each tile of
 * an image and each cut, a large epsilon such that the inputs in which the tile moves by epsilon,
 * pushed to the cut and enclosed in a box, still meet the constraint from that box on. The box is
 * the template.
 *
 * <p>Every template that comes out was proven on the parent as it stands.
 *
 * @param <E> element of the domain
 */
public final class TemplateBuilder<E> {
  private final Prover<E> parent;
  private final TilePlan plan;
  private final List<Integer> cuts;

  /** Makes a builder. */
  public TemplateBuilder(Prover<E> parent, TilePlan plan) {
    this.parent = parent;
    this.plan = plan;
    this.cuts = ActivationCuts.after(parent.network(), plan.activations());
  }

  /**
   * Returns the templates for one image; tiles for which nothing could be proven have none.
   *
   * @param family the regions they are for. There are no templates for a single region, which is
   *     cheaper to verify than a template, nor for regions that are not around an image
   * @param constraint what must hold at the output
   * @param threads how many templates are worked on at a time
   * @param deadline tiles that have not begun by then have no templates
   * @throws IllegalArgumentException if the image or the constraint does not fit the network
   * @throws InterruptedException if the calling thread is interrupted
   */
  public TemplateSet build(
      RegionFamily family, OutputConstraint constraint, int threads, Deadline deadline)
      throws InterruptedException {
    if (!(family instanceof ImageFamily around) || family.size() == 1) {
      return new TemplateSet(List.of());
    }
    Claim<E> claim = parent.claim(constraint);
    Tiling tiling = new Tiling(around, plan.tileHeight(), plan.tileWidth());
    int jobs = tiling.size() * cuts.size();
    AtomicReferenceArray<Template> found = new AtomicReferenceArray<>(jobs);
    Workers.forEach(
        jobs,
        threads,
        deadline,
        job -> {
          int tile = job / cuts.size();
          int cut = cuts.get(job % cuts.size());
          Optional<ProvenTemplate> best =
              plan.search().largest(epsilon -> attempt(claim, cut, tiling.region(tile, epsilon)));
          found.set(job, best.map(ProvenTemplate::template).orElse(null));
        });
    return new TemplateSet(
        IntStream.range(0, jobs).mapToObj(found::get).filter(Objects::nonNull).toList());
  }

  /** Makes a template of a region at a cut, if it can be proven. */
  private Optional<ProvenTemplate> attempt(Claim<E> claim, int cut, InputRegion region) {
    Bounds box = claim.box(region, cut);
    return Template.isFinite(box)
        ? ProvenTemplate.prove(claim, new Template(cut, box))
        : Optional.empty();
  }
}
