package fanc.verifier.backward;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.properties.InputRegion;
import fanc.verifier.Bounds;
import fanc.verifier.Rounding;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/** The box of one region. */
final class BoxInputs implements InputSet {
  private final Bounds box;
  private final BoxDomain boxes;

  BoxInputs(InputRegion region, Kernels kernels) {
    this.boxes = new BoxDomain(kernels);
    this.box = boxes.abstraction(region);
  }

  private BoxInputs(Bounds box, BoxDomain boxes) {
    this.box = box;
    this.boxes = boxes;
  }

  @Override
  public int dimension() {
    return box.dimension();
  }

  @Override
  public Bounds hull() {
    return box;
  }

  @Override
  public Bounds image(Affine op) {
    return of(op);
  }

  @Override
  public Bounds image(Conv2d op) {
    return of(op);
  }

  @Override
  public InputSet image(Scale op) {
    return new BoxInputs(of(op), boxes);
  }

  @Override
  public InputSet image(Select op) {
    return new BoxInputs(of(op), boxes);
  }

  private Bounds of(Op op) {
    return boxes.transform(op, 1, List.of(box));
  }

  @Override
  public void lowerEnds(double[] rows, int count, double[] lower) {
    int n = box.dimension();
    double gamma = Rounding.gamma(n + 2L) * Rounding.inflate(n + 4L);
    for (int row = 0; row < count; row++) {
      double sum = 0;
      double size = 0;
      for (int i = 0; i < n; i++) {
        double a = rows[row * n + i];
        if (a != 0) {
          double term = a * (a > 0 ? box.lower(i) : box.upper(i));
          sum += term;
          size += Math.abs(term);
        }
      }
      double lost = gamma * size + 2 * (n + 2.0) * Rounding.UNDERFLOW;
      lower[row] = Double.isFinite(sum) ? Rounding.addDown(sum, -Math.nextUp(lost)) : Double.NaN;
    }
  }
}
