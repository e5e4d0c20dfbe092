package fanc.networks;

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

  private static int[] of(Window w, int last) {
    return new int[] {
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
    return of(op.window(), op.countPadding() ? 1 : 0);
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
    return of(op.window(), op.outChannels());
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
    return of(op.window(), 0);
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
  public int[] visit(Tanh op) {
    return NONE;
  }
}
