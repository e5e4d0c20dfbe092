package fanc.verifier.domain;

import fanc.networks.Conv2d;
import fanc.verifier.Arithmetic;
import fanc.verifier.domain.Deviation.Losses;
import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.RowBlock;
import fanc.verifier.kernels.Terms;

/**
 * The image of an element under a convolution, at the output positions that its deviating
 * coordinates reach; everywhere else the image is the anchor's. The same set as {@link
 * LinearImage#convolution} makes; for the error see {@link Deviation}.
 *
 * <p>Each position is one selected product: the deviating coordinates under the window, by the
 * filters' weights there. The coordinates of a position stand together in the result.
 */
final class LocalConvolution {
  private final Conv2d op;
  private final int positions;
  private final LocalZonotope x;
  private final Zonotope part;
  private final Deviation deviation;
  private final int filters;
  private final ReachedPositions reached;

  private LocalConvolution(Conv2d op, LocalZonotope x, Arithmetic arithmetic) {
    this.op = op;
    this.positions = op.window().positions();
    this.x = x;
    this.part = x.part();
    long roundings = op.filterSize() + 2L;
    this.deviation = Deviation.of(x, new Losses(arithmetic, roundings, roundings));
    this.filters = op.outChannels() / op.groups();
    this.reached = ReachedPositions.of(op, deviation);
  }

  /** Returns the image. */
  static LocalZonotope of(Conv2d op, LocalZonotope x, Arithmetic arithmetic, Kernels kernels) {
    Anchor image =
        x.anchor.image(op, () -> LinearImage.convolution(op, x.anchor.point, arithmetic, kernels));
    LocalConvolution convolution = new LocalConvolution(op, x, arithmetic);
    return convolution.reached.count() == 0
        ? LocalImage.unreached(image)
        : convolution.image(image, kernels);
  }

  private LocalZonotope image(Anchor image, Kernels kernels) {
    double[] weight = x.anchor.weights(op, this::weightsByTap);
    int p = part.symbolCount();
    int m = Math.multiplyExact(reached.count(), filters);
    double[] generators = new double[Math.multiplyExact(p, m)];
    double[] yr = new double[2 * m];
    RowBlock rows = RowBlock.matrix(part.generators, p, x.held.length);
    int[] held = new int[m];
    for (int k = 0; k < reached.count(); k++) {
      Terms terms = reached.terms(k);
      int at = k * filters;
      if (p > 0) {
        kernels.multiplySelected(rows, terms, weight, filters, new RowBlock(generators, at, m, p));
      }
      kernels.multiplySelectedPair(
          deviation.rows(), terms, weight, filters, new RowBlock(yr, at, m, 2));
      int group = reached.position(k) / positions;
      int first = group * filters * positions + reached.position(k) % positions;
      for (int f = 0; f < filters; f++) {
        held[at + f] = first + f * positions;
      }
    }
    double[] center = new double[m];
    double[] remainder = new double[m];
    for (int j = 0; j < m; j++) {
      center[j] = image.point.center[held[j]] + yr[j];
      remainder[j] =
          deviation.remainder(
              image.point.remainder[held[j]], yr[m + j], center[j], op.filterSize(), p);
    }
    double[] spread = Spread.of(generators, p, m, kernels);
    return LocalZonotope.of(
        image, held, new Zonotope(center, generators, remainder, part.symbols, spread));
  }

  /**
   * Returns the weights with one row for each weight of a filter, and one column for each filter of
   * its group; group after group.
   */
  private double[] weightsByTap() {
    int taps = op.filterSize();
    double[] byFilter = op.weight().shared();
    double[] byTap = new double[byFilter.length];
    for (int f = 0; f < op.outChannels(); f++) {
      int group = f / filters * taps * filters;
      for (int tap = 0; tap < taps; tap++) {
        byTap[group + tap * filters + f % filters] = byFilter[f * taps + tap];
      }
    }
    return byTap;
  }
}
