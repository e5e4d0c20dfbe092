package fanc.networks.onnx;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Clip;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.Elu;
import fanc.networks.HardSwish;
import fanc.networks.LeakyRelu;
import fanc.networks.MaxPool;
import fanc.networks.Multiply;
import fanc.networks.OpVisitor;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Square;
import fanc.networks.Step;
import fanc.networks.Tanh;
import fanc.networks.Tensor;
import fanc.networks.Window;
import fanc.networks.onnx.proto.AttributeProto;
import java.util.ArrayList;
import java.util.List;

/** Writes one step as the nodes that compute it; returns the name of the value made. */
final class NodeWriter implements OpVisitor<String> {
  private final GraphDraft draft;
  private final Step step;

  NodeWriter(GraphDraft draft, Step step) {
    this.draft = draft;
    this.step = step;
  }

  /**
   * Adds a node whose output has the given shape, and a Reshape behind it if the step's differs.
   */
  private String finish(
      String operator, List<String> inputs, Shape shape, AttributeProto... attributes) {
    boolean same = shape.equals(step.shape());
    String output = same ? step.name() : draft.freshName(step.name() + "/unshaped");
    draft.node(operator, inputs, output, List.of(attributes));
    return same ? output : draft.reshape(output, step.shape(), step.name());
  }

  private String input(int i, Shape shape) {
    return draft.as(shape, step.inputs().get(i), step.name());
  }

  @Override
  public String visit(Add op) {
    return finish("Add", List.of(input(0, step.shape()), input(1, step.shape())), step.shape());
  }

  @Override
  public String visit(Affine op) {
    if (op.roundings() > 0) {
      throw new IllegalArgumentException("'" + step.name() + "' has inexact weights");
    }
    String x = input(0, Shape.of(1, op.inputs()));
    String weight = draft.floats(step.name() + ".weight", op.weight().shape(), op.weight());
    String bias = draft.floats(step.name() + ".bias", op.bias().shape(), op.bias());
    return finish("Gemm", List.of(x, weight, bias), Shape.of(1, op.outputs()));
  }

  @Override
  public String visit(AveragePool op) {
    if (!dilations(op.window()).isEmpty()) {
      throw new IllegalArgumentException("'" + step.name() + "' averages over a dilated window");
    }
    long counted = op.countPadding() ? 1 : 0;
    return pool(
        "AveragePool", op.window(), List.of(GraphDraft.attribute("count_include_pad", counted)));
  }

  @Override
  public String visit(Clip op) {
    String x = input(0, step.shape());
    List<String> inputs = List.of(x, end(".lower", op.lower()), end(".upper", op.upper()));
    return finish("Clip", inputs, step.shape());
  }

  @Override
  public String visit(Concat op) {
    List<String> inputs = new ArrayList<>();
    int size = 0;
    for (int i = 0; i < op.parts(); i++) {
      int part = draft.network().shape(step.inputs().get(i)).size();
      inputs.add(input(i, Shape.of(part)));
      size += part;
    }
    return finish("Concat", inputs, Shape.of(size), GraphDraft.attribute("axis", 0));
  }

  @Override
  public String visit(Conv2d op) {
    Window window = op.window();
    String x = input(0, image(window));
    String weight = draft.floats(step.name() + ".weight", op.weight().shape(), op.weight());
    String bias = draft.floats(step.name() + ".bias", op.bias().shape(), op.bias());
    Shape out = Shape.of(1, op.outChannels(), window.outHeight(), window.outWidth());
    List<AttributeProto> attributes =
        new ArrayList<>(List.of(kernel(window), strides(window), pads(window)));
    attributes.addAll(dilations(window));
    if (op.groups() > 1) {
      attributes.add(GraphDraft.attribute("group", op.groups()));
    }
    return finish("Conv", List.of(x, weight, bias), out, attributes.toArray(AttributeProto[]::new));
  }

  @Override
  public String visit(Elu op) {
    AttributeProto alpha = GraphDraft.real(step.name(), "alpha", op.alpha());
    return finish("Elu", List.of(input(0, step.shape())), step.shape(), alpha);
  }

  @Override
  public String visit(HardSwish op) {
    return finish("HardSwish", List.of(input(0, step.shape())), step.shape());
  }

  @Override
  public String visit(LeakyRelu op) {
    String slope = draft.floats(step.name() + ".slope", step.shape(), op.slope());
    return finish("PRelu", List.of(input(0, step.shape()), slope), step.shape());
  }

  @Override
  public String visit(MaxPool op) {
    return pool("MaxPool", op.window(), dilations(op.window()));
  }

  @Override
  public String visit(Multiply op) {
    return finish("Mul", List.of(input(0, step.shape()), input(1, step.shape())), step.shape());
  }

  @Override
  public String visit(Relu op) {
    return finish("Relu", List.of(input(0, step.shape())), step.shape());
  }

  @Override
  public String visit(Reshape op) {
    String x = draft.network().name(step.inputs().get(0));
    return draft.reshape(x, step.shape(), step.name());
  }

  @Override
  public String visit(Scale op) {
    requireZero(op.scaleError());
    requireZero(op.shiftError());
    String scale = draft.floats(step.name() + ".scale", step.shape(), op.scale());
    String shift = draft.floats(step.name() + ".shift", step.shape(), op.shift());
    String scaled = draft.freshName(step.name() + "/scaled");
    draft.node("Mul", List.of(input(0, step.shape()), scale), scaled, List.of());
    return finish("Add", List.of(scaled, shift), step.shape());
  }

  @Override
  public String visit(Select op) {
    int size = draft.network().shape(step.inputs().get(0)).size();
    String x = input(0, Shape.of(size));
    if (op.sources().contains(Select.ZERO)) {
      String zero = draft.floats(step.name() + ".zero", Shape.of(1), Tensor.zeros(1));
      String extended = draft.freshName(step.name() + "/extended");
      draft.node("Concat", List.of(x, zero), extended, List.of(GraphDraft.attribute("axis", 0)));
      x = extended;
    }
    long[] sources =
        op.sources().stream().mapToLong(source -> source == Select.ZERO ? size : source).toArray();
    String indices = draft.integers(step.name() + ".sources", sources);
    return finish("Gather", List.of(x, indices), Shape.of(sources.length));
  }

  @Override
  public String visit(Sigmoid op) {
    return finish("Sigmoid", List.of(input(0, step.shape())), step.shape());
  }

  @Override
  public String visit(Softplus op) {
    return finish("Softplus", List.of(input(0, step.shape())), step.shape());
  }

  @Override
  public String visit(Square op) {
    String x = input(0, step.shape());
    return finish("Mul", List.of(x, x), step.shape());
  }

  @Override
  public String visit(Tanh op) {
    return finish("Tanh", List.of(input(0, step.shape())), step.shape());
  }

  /** Returns the name of an end of a clip; none where it is infinite. */
  private String end(String suffix, double value) {
    return Double.isInfinite(value)
        ? ""
        : draft.floats(
            step.name() + suffix, Shape.of(), Tensor.of(Shape.of(), new double[] {value}));
  }

  private String pool(String operator, Window window, List<AttributeProto> more) {
    List<AttributeProto> attributes =
        new ArrayList<>(List.of(kernel(window), strides(window), pads(window)));
    attributes.addAll(more);
    Shape out = Shape.of(1, window.channels(), window.outHeight(), window.outWidth());
    return finish(
        operator, List.of(input(0, image(window))), out, attributes.toArray(AttributeProto[]::new));
  }

  private void requireZero(Tensor errors) {
    for (int i = 0; i < errors.size(); i++) {
      if (errors.get(i) != 0) {
        throw new IllegalArgumentException("'" + step.name() + "' has inexact coefficients");
      }
    }
  }

  private static Shape image(Window window) {
    return Shape.of(1, window.channels(), window.height(), window.width());
  }

  private static AttributeProto kernel(Window w) {
    return GraphDraft.attribute(
        "kernel_shape", List.of((long) w.kernelHeight(), (long) w.kernelWidth()));
  }

  private static AttributeProto strides(Window w) {
    return GraphDraft.attribute(
        "strides", List.of((long) w.strideHeight(), (long) w.strideWidth()));
  }

  /** Returns the attribute only where a dilation is not 1. */
  private static List<AttributeProto> dilations(Window w) {
    List<Long> dilations = List.of((long) w.dilationHeight(), (long) w.dilationWidth());
    return dilations.equals(List.of(1L, 1L))
        ? List.of()
        : List.of(GraphDraft.attribute("dilations", dilations));
  }

  /** Bottom and right padding follow from the number of positions. */
  private AttributeProto pads(Window w) {
    int reachedRow = (w.outHeight() - 1) * w.strideHeight() + w.reachHeight() - w.padTop();
    int reachedColumn = (w.outWidth() - 1) * w.strideWidth() + w.reachWidth() - w.padLeft();
    if (reachedRow + w.strideHeight() <= w.height()
        || reachedColumn + w.strideWidth() <= w.width()) {
      throw new IllegalArgumentException("'" + step.name() + "' leaves part of the image out");
    }
    return GraphDraft.attribute(
        "pads",
        List.of(
            (long) w.padTop(),
            (long) w.padLeft(),
            (long) Math.max(0, reachedRow - w.height()),
            (long) Math.max(0, reachedColumn - w.width())));
  }
}
