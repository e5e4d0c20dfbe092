package fanc.templates;

import fanc.networks.Network;
import fanc.verifier.Bounds;

/**
 * Widens a template around the child's own activation at its cut (the paper's transformation of
 * templates, section 4.4, in the form of its code).
 *
 * <p>For a neuron with interval [l, u], width w and activation a in the child:
 *
 * <pre>{@code
 * a - lc1 w < l   gives   l' = a - (lc1 + lc) w
 * a + lc1 w > u   gives   u' = a + (lc1 + lc) w
 * }</pre>
 *
 * <p>Two departures from the code: w is taken to be at least a small share of the mean width, so
 * that a neuron which is constant in the template can move too, and faces stay among the values the
 * activation function has. The result contains the template's attainable part. It is a better guess
 * for the child, and proves nothing: directions of rounding do not matter here.
 */
final class Adaptation {
  private Adaptation() {}

  /**
   * Returns the widened template.
   *
   * @param child the network it is fitted to
   * @param activation the child's concrete value at the template's cut for the image
   */
  static Template adapt(Template template, Network child, double[] activation, Slack slack) {
    Bounds box = template.box();
    double leastWidth = slack.dead() * BoxJoin.meanWidth(box);
    double[] lower = box.lowerArray();
    double[] upper = box.upperArray();
    for (int i = 0; i < activation.length; i++) {
      double a = activation[i];
      double width = Math.max(upper[i] - lower[i], leastWidth);
      double moved = (slack.near() + slack.beyond()) * width;
      if (a - slack.near() * width < lower[i]) {
        lower[i] = Math.min(lower[i], a - moved);
      }
      if (a + slack.near() * width > upper[i]) {
        upper[i] = Math.max(upper[i], a + moved);
      }
    }
    Bounds widened = new Bounds(lower, upper);
    return new Template(template.cut(), ActivationCuts.attainable(child, template.cut(), widened));
  }
}
