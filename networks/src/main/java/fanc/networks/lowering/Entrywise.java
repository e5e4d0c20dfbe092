package fanc.networks.lowering;

import fanc.networks.Scale;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Arithmetic entry by entry between constants, or between a value and a constant. */
final class Entrywise {
  /** Below this magnitude every integer is a double. */
  private static final double DENSE = 0x1p53;

  private Entrywise() {}

  /** A function of two numbers with its error. */
  @FunctionalInterface
  interface Function {
    Ball of(Ball a, Ball b);
  }

  /** Returns the common shape of the two inputs of a node. */
  static Shape shape(NodeScope node) throws LoweringException {
    Shape a = node.input(0).shape();
    Shape b = node.input(1).shape();
    Optional<Shape> shape = Broadcast.shape(a, b);
    if (shape.isEmpty()) {
      throw node.refuse("shapes " + a + " and " + b + " do not fit");
    }
    return shape.get();
  }

  /** Defines the node's output as a function of its two constant inputs, of their kind. */
  static void fold(NodeScope node, Function function) throws LoweringException {
    fold(node, function, node.constant(0).kind());
  }

  /** Defines the node's output as a function of its two constant inputs. */
  static void fold(NodeScope node, Function function, Constant.Kind kind) throws LoweringException {
    Constant a = node.constant(0);
    Constant b = node.constant(1);
    requireDense(node, a);
    requireDense(node, b);
    Shape shape = shape(node);
    int[] left = Broadcast.sources(a.shape(), shape);
    int[] right = Broadcast.sources(b.shape(), shape);
    Ball[] results = new Ball[shape.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = function.of(a.ball(left[i]), b.ball(right[i]));
    }
    node.define(Constant.ofBalls(kind, shape, results));
  }

  /**
   * Refuses integers that the doubles which stand for them may not be: a difference of two of them
   * would be about other numbers.
   */
  static void requireDense(NodeScope node, Constant constant) throws LoweringException {
    for (int i = 0; i < constant.size() && constant.kind() == Constant.Kind.INTEGER; i++) {
      if (!(Math.abs(constant.get(i)) < DENSE)) {
        throw node.refuse(
            "entry " + i + " is an integer of more than 53 bits; computing with it is not built");
      }
    }
  }

  /** Returns {@code factor} times a constant. */
  static Constant scaled(double factor, Constant constant) {
    if (factor == 1) {
      return constant;
    }
    Ball[] results = new Ball[constant.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = Ball.exact(factor).times(constant.ball(i));
    }
    return Constant.ofBalls(constant.kind(), constant.shape(), results);
  }

  /**
   * Defines the node's output as a function of its one constant input.
   *
   * @param function from an entry with its error to one that contains all results
   */
  static void fold(NodeScope node, UnaryOperator<Ball> function) throws LoweringException {
    Constant x = node.constant(0);
    requireDense(node, x);
    Ball[] results = new Ball[x.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = function.apply(x.ball(i));
    }
    node.define(Constant.ofBalls(x.kind(), x.shape(), results));
  }

  /** Emits {@code scale x + shift}; each of the two has one entry or stretches to the output. */
  static void emitScale(NodeScope node, Operand.Value x, Constant scale, Constant shift)
      throws LoweringException {
    Shape shape = shape(node);
    node.emit(scale(scale, shift, shape), shape, node.stretched(x, shape));
  }

  /** Returns the op {@code scale x + shift} on values of a shape that both stretch to. */
  static Scale scale(Constant scale, Constant shift, Shape shape) {
    Tensor[] s = stretched(scale, shape);
    Tensor[] t = stretched(shift, shape);
    return new Scale(s[0], t[0], s[1], t[1]);
  }

  /** Returns the entries and the errors of a constant, stretched to a shape. */
  static Tensor[] stretched(Constant constant, Shape shape) {
    int[] sources = Broadcast.sources(constant.shape(), shape);
    double[] values = new double[sources.length];
    double[] errors = new double[sources.length];
    for (int i = 0; i < sources.length; i++) {
      Ball entry = constant.ball(sources[i]);
      values[i] = entry.center();
      errors[i] = entry.radius();
    }
    return new Tensor[] {Tensor.vector(values), Tensor.vector(errors)};
  }

  /** Returns the sum of two constants that stretch to a shape. */
  static Constant sum(Constant a, Constant b, Shape shape) {
    int[] left = Broadcast.sources(a.shape(), shape);
    int[] right = Broadcast.sources(b.shape(), shape);
    Ball[] sums = new Ball[shape.size()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = a.ball(left[i]).plus(b.ball(right[i]));
    }
    return Constant.ofBalls(b.kind(), shape, sums);
  }

  /** Returns a constant with one entry. */
  static Constant single(double value) {
    return Constant.exact(Constant.Kind.REAL, Tensor.of(Shape.of(), new double[] {value}));
  }
}
