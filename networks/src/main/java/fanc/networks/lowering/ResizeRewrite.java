package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.Arrays;

/**
 * Resize and Upsample to the nearest entry by whole factors: a selection. For whole factors every
 * way of placing and rounding positions that is accepted here picks entry {@code i / factor}.
 */
final class ResizeRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    boolean upsample = node.node().operator().equals("Upsample");
    String mode = node.text("mode", "nearest");
    String position = node.text("coordinate_transformation_mode", "half_pixel");
    String rounding = node.text("nearest_mode", "round_prefer_floor");
    node.ignore(
        "cubic_coeff_a",
        "exclude_outside",
        "extrapolation_value",
        "antialias",
        "keep_aspect_ratio_policy");
    boolean asymmetric = position.equals("asymmetric") && rounding.equals("floor");
    boolean middle =
        (position.equals("half_pixel") || position.equals("pytorch_half_pixel"))
            && rounding.startsWith("round_prefer");
    if (!mode.equals("nearest") || !(upsample || asymmetric || middle)) {
      throw node.refuse(
          "mode '"
              + mode
              + "', '"
              + position
              + "', '"
              + rounding
              + "'; supported is only nearest,"
              + " by whole factors, with half_pixel or with asymmetric and floor");
    }
    int[] factors = factors(node, from, upsample);
    int[][] picks = new int[from.rank()][];
    for (int d = 0; d < picks.length; d++) {
      int factor = factors[d];
      if ((long) from.dim(d) * factor > IndexMap.LARGEST) {
        throw node.refuse("stretches axis " + d + " of " + from + " by " + factor);
      }
      picks[d] = new int[from.dim(d) * factor];
      Arrays.setAll(picks[d], j -> j / factor);
    }
    node.rearrange(0, IndexMap.ofAxes(from, picks));
  }

  private static int[] factors(NodeScope node, Shape from, boolean upsample)
      throws LoweringException {
    int scales = upsample || node.node().inputs().size() == 2 ? 1 : 2;
    boolean bySize = !upsample && node.has(3) && node.constant(3).size() > 0;
    if (node.integers("axes").isPresent() || node.any("scales").isPresent()) {
      throw node.refuse(
          "attribute 'axes' or 'scales' is not supported; export a newer operator set");
    }
    Constant given = node.constant(bySize ? 3 : scales);
    if (given.size() != from.rank()) {
      throw node.refuse(given.size() + " factors for a value of shape " + from);
    }
    int[] factors = new int[from.rank()];
    for (int d = 0; d < factors.length; d++) {
      double factor = bySize ? given.get(d) / from.dim(d) : given.get(d);
      if (!(factor >= 1 && factor <= Short.MAX_VALUE) || factor != Math.rint(factor)) {
        throw node.refuse("factor " + factor + " of axis " + d + ", expected a whole number");
      }
      factors[d] = (int) factor;
    }
    return factors;
  }
}
