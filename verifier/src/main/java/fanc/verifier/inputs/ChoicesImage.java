package fanc.verifier.inputs;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Images of choices under affine ops. The base point goes through interval arithmetic, widened by
 * what the sums over the changes lose to rounding; what the changes add is minimised exactly.
 */
final class ChoicesImage {
  private ChoicesImage() {}

  /** Returns bounds of {@code x W + b}. */
  static Bounds affine(Affine op, Choices choices, Kernels kernels) {
    BoxDomain box = new BoxDomain(kernels);
    if (choices.isBox()) {
      return box.transform(op, 0, List.of(choices.hull()));
    }
    Bounds anchor = box.transform(op, 0, List.of(choices.widenedBase(op.roundings())));
    double[] least = AffineMinima.of(choices, op, 1);
    return choices.around(anchor, least, AffineMinima.of(choices, op, -1));
  }

  /** Returns bounds of the convolution of x. */
  static Bounds convolution(Conv2d op, Choices choices, Kernels kernels) {
    BoxDomain box = new BoxDomain(kernels);
    if (choices.isBox()) {
      return box.transform(op, 0, List.of(choices.hull()));
    }
    Bounds anchor = box.transform(op, 0, List.of(choices.widenedBase(0)));
    double[][] minima = ConvolutionMinima.of(choices, op);
    return choices.around(anchor, minima[0], minima[1]);
  }

  /**
   * Returns choices that contain the images under a scale and a shift. Exact in real arithmetic if
   * the coefficients are.
   */
  static Choices scale(Scale op, Choices x) {
    int n = x.dimension();
    double[] base = new double[n];
    double[] error = new double[n];
    for (int i = 0; i < n; i++) {
      double s = op.scale().get(i);
      base[i] = s * x.base[i] + op.shift().get(i);
      double own = Math.abs(s) * x.error[i] * (1 + 4 * Rounding.UNIT);
      error[i] = Rounding.addUp(scaleError(op, i, Math.abs(x.base[i]) + x.error[i]), own);
    }
    int count = x.coordinates.length;
    double[] lower = new double[count];
    double[] upper = new double[count];
    for (int c = 0; c < count; c++) {
      int i = x.coordinates[c];
      double s = op.scale().get(i);
      double t = op.shift().get(i);
      double from = s * (s < 0 ? x.upper[c] : x.lower[c]) + t;
      double to = s * (s < 0 ? x.lower[c] : x.upper[c]) + t;
      double lost = scaleError(op, i, Math.max(Math.abs(x.lower[c]), Math.abs(x.upper[c])));
      lower[c] = lost == 0 ? from : Rounding.addDown(from, -lost);
      upper[c] = lost == 0 ? to : Rounding.addUp(to, lost);
    }
    ChangeLists lists = new ChangeLists(x.coordinates, lower, upper, x.starts, x.changes);
    return new Choices(base, error, lists, x.picks);
  }

  /** What rounding and the error of the coefficients may change at a value of some magnitude. */
  private static double scaleError(Scale op, int i, double magnitude) {
    double s = Math.abs(op.scale().get(i));
    double t = Math.abs(op.shift().get(i));
    double ofScale = op.scaleError().get(i);
    double ofShift = op.shiftError().get(i);
    if (ofScale == 0 && ofShift == 0 && s == 1 && t == 0) {
      return 0;
    }
    double lost = Rounding.gamma(4) * (s * magnitude + t) + ofScale * magnitude + ofShift;
    return lost * Rounding.inflate(8) + 4 * Rounding.UNDERFLOW;
  }

  /**
   * Returns choices that contain the images under an index map. Exact where no coordinate that
   * changes is copied twice; two copies range over their interval independently.
   */
  static Choices select(Select op, Choices x) {
    int m = op.sources().size();
    double[] base = new double[m];
    double[] error = new double[m];
    List<List<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < x.dimension(); i++) {
      readers.add(new ArrayList<>());
    }
    for (int j = 0; j < m; j++) {
      int source = op.sources().get(j);
      if (source != Select.ZERO) {
        base[j] = x.base[source];
        error[j] = x.error[source];
        readers.get(source).add(j);
      }
    }
    ChangeLists.Draft draft = new ChangeLists.Draft(m);
    for (int list = 0; list < x.lists(); list++) {
      for (int t = x.starts[list]; t < x.starts[list + 1]; t++) {
        int c = x.changes[t];
        readers.get(x.coordinates[c]).forEach(j -> draft.change(j, x.lower[c], x.upper[c]));
      }
      draft.end();
    }
    return new Choices(base, error, draft.lists(), x.picks);
  }
}
