package fanc.networks;

import java.util.Arrays;

/** The integers that describe an op without its parameters. */
final class Structure implements OpVisitor<int[]> {
  private static final Structure VISITOR = new Structure();
  private static final int[] NONE = {};

  private Structure() {}

  /**
   * Returns sizes, geometry, index maps and ends; two ops of one kind differ in them or in
   * parameters.
   */
  static int[] of(Op op) {
    return op.accept(VISITOR);
  }

  /** Dilations and groups are left out where all are 1. */
  private static int[] of(Window w, int groups, int last) {
    int[] plain = {
      w.channels(),
      w.height(),
      w.width(),
      w.kernelHeight(),
      w.kernelWidth(),
      w.strideHeight(),
      w.strideWidth(),
      w.padTop(),
      w.padLeft(),
      w.outHeight(),
      w.outWidth(),
      last
    };
    if (w.dilationHeight() == 1 && w.dilationWidth() == 1 && groups == 1) {
      return plain;
    }
    int[] extended = Arrays.copyOf(plain, plain.length + 3);
    extended[plain.length] = w.dilationHeight();
    extended[plain.length + 1] = w.dilationWidth();
    extended[plain.length + 2] = groups;
    return extended;
  }

  @Override
  public int[] visit(Add op) {
    return NONE;
  }

  @Override
  public int[] visit(Affine op) {
    return new int[] {op.inputs(), op.outputs()};
  }

  @Override
  public int[] visit(AveragePool op) {
    return of(op.window(), 1, op.countPadding() ? 1 : 0);
  }

  @Override
  public int[] visit(Clip op) {
    long lower = Double.doubleToRawLongBits(op.lower());
    long upper = Double.doubleToRawLongBits(op.upper());
    return new int[] {(int) (lower >> 32), (int) lower, (int) (upper >> 32), (int) upper};
  }

  @Override
  public int[] visit(Concat op) {
    return new int[] {op.parts()};
  }

  @Override
  public int[] visit(Conv2d op) {
    return of(op.window(), op.groups(), op.outChannels());
  }

  @Override
  public int[] visit(Elu op) {
    long alpha = Double.doubleToRawLongBits(op.alpha());
    return new int[] {(int) (alpha >> 32), (int) alpha};
  }

  @Override
  public int[] visit(HardSwish op) {
    return NONE;
  }

  @Override
  public int[] visit(LeakyRelu op) {
    return new int[] {op.slope().size()};
  }

  @Override
  public int[] visit(MaxPool op) {
    return of(op.window(), 1, 0);
  }

  @Override
  public int[] visit(Multiply op) {
    return NONE;
  }

  @Override
  public int[] visit(Relu op) {
    return NONE;
  }

  @Override
  public int[] visit(Reshape op) {
    return NONE;
  }

  @Override
  public int[] visit(Scale op) {
    return new int[] {op.scale().size()};
  }

  @Override
  public int[] visit(Select op) {
    return op.sources().stream().mapToInt(source -> source).toArray();
  }

  @Override
  public int[] visit(Sigmoid op) {
    return NONE;
  }

  @Override
  public int[] visit(Softplus op) {
    return NONE;
  }

  @Override
  public int[] visit(Square op) {
    return NONE;
  }

  @Override
  public int[] visit(Tanh op) {
    return NONE;
  }
}
