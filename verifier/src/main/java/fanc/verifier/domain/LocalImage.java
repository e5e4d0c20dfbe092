package fanc.verifier.domain;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.verifier.Arithmetic;
import fanc.verifier.domain.Deviation.Losses;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Images of elements that hold some coordinates, under affine ops other than convolution. The same
 * sets as {@link LinearImage} makes, by way of the anchor; for the error see {@link Deviation}.
 */
final class LocalImage {
  private LocalImage() {}

  /** Image under a dense map: every output is held, and only coordinates that deviate cost. */
  static LocalZonotope affine(Affine op, LocalZonotope x, Arithmetic arithmetic, Kernels kernels) {
    Anchor image =
        x.anchor.image(op, () -> LinearImage.affine(op, x.anchor.point, arithmetic, kernels));
    long ours = x.held.length + 2L + op.roundings();
    Deviation deviation = Deviation.of(x, new Losses(arithmetic, ours, op.inputs() + 2L));
    if (deviation.count == 0) {
      return unreached(image);
    }
    int m = op.outputs();
    double[] weight = op.weight().shared();
    Terms terms = new Terms(deviation.places, deviation.coordinates, deviation.count);
    long[] symbols = x.isBox() ? x.boxSymbols() : x.values().symbols;
    int p = symbols.length;
    double[] generators = new double[Math.multiplyExact(p, m)];
    if (x.isBox()) {
      scaledRows(x, weight, m, generators);
    } else if (p > 0) {
      RowBlock rows = RowBlock.matrix(x.values().generators, p, x.held.length);
      kernels.multiplySelected(rows, terms, weight, m, RowBlock.matrix(generators, p, m));
    }
    double[] yr = new double[2 * m];
    kernels.multiplySelectedPair(deviation.rows(), terms, weight, m, RowBlock.matrix(yr, 2, m));
    double[] center = Arrays.copyOf(yr, m);
    double[] remainder = new double[m];
    for (int j = 0; j < m; j++) {
      center[j] += image.point.center[j];
      remainder[j] =
          deviation.remainder(image.point.remainder[j], yr[m + j], center[j], deviation.count, p);
    }
    double[] spread = Spread.of(generators, p, m, kernels);
    return LocalZonotope.of(
        image, image.all, new Zonotope(center, generators, remainder, symbols, spread));
  }

  /** The rows of W that a box's symbols select, each times its radius. */
  private static void scaledRows(LocalZonotope x, double[] weight, int m, double[] generators) {
    double[] radius = x.values().spread;
    int target = 0;
    for (int i = 0; i < radius.length; i++) {
      if (radius[i] != 0) {
        int at = x.held[i] * m;
        for (int j = 0; j < m; j++) {
          generators[target + j] = radius[i] * weight[at + j];
        }
        target += m;
      }
    }
  }

  /** Returns an element that is its anchor everywhere. */
  static LocalZonotope unreached(Anchor anchor) {
    double[] none = new double[0];
    return LocalZonotope.of(anchor, new int[0], new Zonotope(none, none, none, new long[0], none));
  }

  /** Image under a scale and a shift of each coordinate. */
  static LocalZonotope scale(Scale op, LocalZonotope x, Arithmetic arithmetic, Kernels kernels) {
    Anchor image =
        x.anchor.image(op, () -> LinearImage.scale(op, x.anchor.point, arithmetic, kernels));
    double[] scale = op.scale().shared();
    if (!x.isBox() || !Arrays.stream(x.held).allMatch(i -> scale[i] > 0)) {
      Zonotope part = LinearImage.scale(op, x.part(), i -> x.held[i], arithmetic, kernels);
      return LocalZonotope.of(image, x.held, part);
    }
    Zonotope points = LinearImage.scale(op, x.values(), i -> x.held[i], arithmetic, kernels);
    double[] radius = x.values().spread.clone();
    for (int i = 0; i < radius.length; i++) {
      radius[i] *= scale[x.held[i]];
    }
    return LocalZonotope.box(image, x.held, points.center, points.remainder, radius);
  }

  /** Image under an index map; exact. */
  static LocalZonotope select(Select op, LocalZonotope x) {
    Anchor image = x.anchor.image(op, () -> LinearImage.select(op, x.anchor.point));
    int[] places = x.places();
    int[] held =
        IntStream.range(0, op.sources().size())
            .filter(j -> op.sources().get(j) != Select.ZERO && places[op.sources().get(j)] >= 0)
            .toArray();
    int[] sources = Arrays.stream(held).map(j -> op.sources().get(j)).toArray();
    return LocalZonotope.of(image, held, x.at(sources));
  }

  /** The sum of two values; a coordinate that neither holds is the sum of the anchors. */
  static LocalZonotope sum(
      Add op, LocalZonotope a, LocalZonotope b, Arithmetic arithmetic, Kernels kernels) {
    Anchor image =
        a.anchor.image(
            op,
            b.anchor,
            () -> ZonotopeSum.of(a.anchor.point, b.anchor.point, arithmetic, kernels));
    int[] held =
        IntStream.concat(Arrays.stream(a.held), Arrays.stream(b.held))
            .sorted()
            .distinct()
            .toArray();
    return LocalZonotope.of(
        image, held, ZonotopeSum.of(a.at(held), b.at(held), arithmetic, kernels));
  }
}
