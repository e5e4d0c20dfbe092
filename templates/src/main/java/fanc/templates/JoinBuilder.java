package fanc.templates;

import fanc.properties.OutputConstraint;
import fanc.verifier.Bounds;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes templates of what a parent's own regions reach at the cuts. The join of all of them is the
 * one template that no region of the parent misses; where it can not be proven, the regions are
 * halved, and so on.
 *
 * <p>Cuts are tried from the first on: the earlier a region is settled, the more of its proof is
 * saved, and what an early cut misses a later one may settle. A cut whose templates settle few
 * regions is left out, and two that settle nearly all are enough.
 *
 * <p>Every template that comes out was proven on the parent as it stands.
 *
 * @param <E> element of the domain
 */
public final class JoinBuilder<E> {
  /** Below this share of regions a cut costs every region more than it saves a few. */
  private static final double LEAST_SHARE = .25;

  /** From this share on a later cut has nothing left to settle on the parent. */
  private static final double SETTLED_SHARE = .95;

  /** Cuts that settle nearly all: one for the near children, one more for those that miss it. */
  private static final int SETTLED_CUTS = 2;

  private final Prover<E> parent;
  private final JoinPlan plan;
  private final List<Integer> cuts;

  /** Makes a builder. */
  public JoinBuilder(Prover<E> parent, JoinPlan plan) {
    this.parent = parent;
    this.plan = plan;
    this.cuts = ActivationCuts.after(parent.network(), plan.activations());
  }

  /**
   * Returns what is to verify the parent's regions, so that templates can be made afterwards.
   *
   * @param constraint what must hold at the output
   * @param regions how many there are
   * @throws IllegalArgumentException if the constraint does not fit the network
   */
  public ReachedBoxes<E> recorder(OutputConstraint constraint, long regions) {
    return new ReachedBoxes<>(parent.claim(constraint), regions == 1 ? List.of() : cuts, regions);
  }

  /**
   * Returns the templates for one image, by cut and then those first that settle most regions.
   *
   * @param reached what verified the regions; there are no templates for a single region, which is
   *     cheaper to verify than a template
   */
  public TemplateSet build(ReachedBoxes<E> reached) {
    List<Template> templates = new ArrayList<>();
    int settled = 0;
    for (int cut : reached.cuts()) {
      List<Bounds> boxes = reached.at(cut);
      ProvableJoins<E> joins = new ProvableJoins<>(reached.claim(), cut, plan);
      List<ProvableJoins.Join> found = joins.of(boxes);
      double share =
          found.stream().mapToInt(ProvableJoins.Join::regions).sum() / (double) boxes.size();
      if (share >= LEAST_SHARE) {
        found.forEach(join -> templates.add(join.template().template()));
        settled += share >= SETTLED_SHARE ? 1 : 0;
      }
      if (settled == SETTLED_CUTS) {
        break;
      }
    }
    return new TemplateSet(templates);
  }
}
