package fanc.networks;

import java.util.List;

/** The tensors of an op whose entries may differ between a network and its children. */
public final class Parameters implements OpVisitor<List<Tensor>> {
  private static final Parameters VISITOR = new Parameters();

  private Parameters() {}

  /** Returns the tensors of all steps, in order. */
  public static List<Tensor> of(Network network) {
    return network.steps().stream().flatMap(step -> of(step.op()).stream()).toList();
  }

  /** Returns weight and bias, scale and shift with their errors, slopes, or nothing. */
  public static List<Tensor> of(Op op) {
    return op.accept(VISITOR);
  }

  @Override
  public List<Tensor> visit(Add op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Affine op) {
    return List.of(op.weight(), op.bias());
  }

  @Override
  public List<Tensor> visit(AveragePool op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Clip op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Concat op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Conv2d op) {
    return List.of(op.weight(), op.bias());
  }

  @Override
  public List<Tensor> visit(Elu op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(HardSwish op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(LeakyRelu op) {
    return List.of(op.slope());
  }

  @Override
  public List<Tensor> visit(MaxPool op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Multiply op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Relu op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Reshape op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Scale op) {
    return List.of(op.scale(), op.shift(), op.scaleError(), op.shiftError());
  }

  @Override
  public List<Tensor> visit(Select op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Sigmoid op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Softplus op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Square op) {
    return List.of();
  }

  @Override
  public List<Tensor> visit(Tanh op) {
    return List.of();
  }
}
