package fanc.verifier.difference;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.properties.InputRegion;
import fanc.verifier.Bounds;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.kernels.JavaKernels;
import java.math.BigDecimal;
import java.util.List;

/** One region as a set of inputs, by the box domain. */
final class BoxInputs implements InputSet {
  private final BoxDomain domain = new BoxDomain(new JavaKernels());
  private final Bounds box;

  BoxInputs(Bounds box) {
    this.box = box;
  }

  static BoxInputs of(InputRegion region) {
    return new BoxInputs(new BoxDomain(new JavaKernels()).abstraction(region));
  }

  @Override
  public int dimension() {
    return box.dimension();
  }

  @Override
  public Bounds hull() {
    return box;
  }

  private Bounds transform(Op op) {
    return domain.transform(op, 0, List.of(box));
  }

  @Override
  public Bounds image(Affine op) {
    return transform(op);
  }

  @Override
  public Bounds image(Conv2d op) {
    return transform(op);
  }

  @Override
  public InputSet image(Scale op) {
    return new BoxInputs(transform(op));
  }

  @Override
  public InputSet image(Select op) {
    return new BoxInputs(transform(op));
  }

  @Override
  public void lowerEnds(double[] rows, int count, double[] lower) {
    int n = dimension();
    for (int i = 0; i < count; i++) {
      BigDecimal sum = BigDecimal.ZERO;
      for (int j = 0; j < n; j++) {
        double a = rows[i * n + j];
        double end = a > 0 ? box.lower(j) : box.upper(j);
        sum = sum.add(new BigDecimal(a).multiply(new BigDecimal(end)));
      }
      lower[i] = Math.nextDown(sum.doubleValue());
    }
  }
}
