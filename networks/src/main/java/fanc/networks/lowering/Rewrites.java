package fanc.networks.lowering;

import fanc.networks.HardSwish;
import fanc.networks.Relu;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Tanh;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which rewrite lowers which operator. */
public final class Rewrites {
  private static final Map<String, Rewrite> BY_OPERATOR = table();

  private Rewrites() {}

  /** Returns the operators that can be lowered, in alphabetical order. */
  public static Set<String> operators() {
    return Collections.unmodifiableSet(BY_OPERATOR.keySet());
  }

  /** Returns the rewrite of an operator, or null if there is none. */
  static Rewrite of(String operator) {
    return BY_OPERATOR.get(operator);
  }

  private static Map<String, Rewrite> table() {
    Map<String, Rewrite> table = new TreeMap<>();
    addActivations(table);
    addArithmetic(table);
    addWindows(table);
    addShapes(table);
    addFolded(table);
    return table;
  }

  private static void addActivations(Map<String, Rewrite> table) {
    table.put("Abs", new AbsRewrite());
    table.put("Celu", new EluRewrite(EluRewrite.Kind.CELU));
    table.put("Clip", new ClipRewrite());
    table.put("Elu", new EluRewrite(EluRewrite.Kind.ELU));
    table.put("HardSigmoid", new HardSigmoidRewrite());
    table.put("HardSwish", new ActivationRewrite(new HardSwish()));
    table.put("LeakyRelu", new LeakyReluRewrite());
    table.put("PRelu", new PReluRewrite());
    table.put("Relu", new ActivationRewrite(new Relu()));
    table.put("Selu", new EluRewrite(EluRewrite.Kind.SELU));
    table.put("Sigmoid", new ActivationRewrite(new Sigmoid()));
    table.put("Softplus", new ActivationRewrite(new Softplus()));
    table.put("Tanh", new ActivationRewrite(new Tanh()));
  }

  private static void addArithmetic(Map<String, Rewrite> table) {
    table.put("Add", new AddRewrite());
    table.put("BatchNormalization", new BatchNormalizationRewrite());
    table.put("Div", new DivRewrite());
    table.put("Gemm", new GemmRewrite());
    table.put("MatMul", new MatMulRewrite());
    table.put("Max", new ExtremeRewrite(true));
    table.put("Min", new ExtremeRewrite(false));
    table.put("Mul", new MulRewrite());
    table.put("Neg", new NegRewrite());
    table.put("Pow", new PowRewrite());
    table.put("Sub", new SubRewrite());
    table.put("Sum", new SumRewrite());
  }

  private static void addWindows(Map<String, Rewrite> table) {
    table.put("AveragePool", new AveragePoolRewrite());
    table.put("Conv", new ConvRewrite());
    table.put("ConvTranspose", new ConvTransposeRewrite());
    table.put("GlobalAveragePool", new GlobalPoolRewrite(false));
    table.put("GlobalMaxPool", new GlobalPoolRewrite(true));
    table.put("MaxPool", new MaxPoolRewrite());
    table.put("ReduceMax", new ReduceRewrite(ReduceRewrite.Over.MAXIMUM));
    table.put("ReduceMean", new ReduceRewrite(ReduceRewrite.Over.MEAN));
    table.put("ReduceSum", new ReduceRewrite(ReduceRewrite.Over.SUM));
  }

  private static void addShapes(Map<String, Rewrite> table) {
    table.put("Cast", new CastRewrite());
    table.put("Concat", new ConcatRewrite());
    table.put("DepthToSpace", new DepthToSpaceRewrite());
    table.put("Dropout", new DropoutRewrite());
    table.put("Expand", new ExpandRewrite());
    table.put("Flatten", new FlattenRewrite());
    table.put("Gather", new GatherRewrite());
    table.put("Identity", new IdentityRewrite());
    table.put("Pad", new PadRewrite());
    table.put("Reshape", new ReshapeRewrite());
    table.put("Resize", new ResizeRewrite());
    table.put("Slice", new SliceRewrite());
    table.put("Split", new SplitRewrite());
    table.put("Squeeze", new SqueezeRewrite());
    table.put("Tile", new TileRewrite());
    table.put("Transpose", new TransposeRewrite());
    table.put("Unsqueeze", new UnsqueezeRewrite());
    table.put("Upsample", new ResizeRewrite());
  }

  /** Operators that are computed while the file is read. */
  private static void addFolded(Map<String, Rewrite> table) {
    table.put("And", new CompareRewrite((a, b) -> a != 0 && b != 0 ? 1 : 0));
    table.put("Constant", new ConstantRewrite());
    table.put("ConstantOfShape", new ConstantOfShapeRewrite());
    table.put("DequantizeLinear", new DequantizeLinearRewrite());
    table.put("Equal", new CompareRewrite((a, b) -> a == b ? 1 : 0));
    table.put("Exp", new FoldRewrite(Ball::exponential));
    table.put("Greater", new CompareRewrite((a, b) -> a > b ? 1 : 0));
    table.put("GreaterOrEqual", new CompareRewrite((a, b) -> a >= b ? 1 : 0));
    table.put("Less", new CompareRewrite((a, b) -> a < b ? 1 : 0));
    table.put("LessOrEqual", new CompareRewrite((a, b) -> a <= b ? 1 : 0));
    table.put("Log", new FoldRewrite(Ball::logarithm));
    table.put("Not", new NotRewrite());
    table.put("Or", new CompareRewrite((a, b) -> a != 0 || b != 0 ? 1 : 0));
    table.put("Range", new RangeRewrite());
    table.put("Reciprocal", new FoldRewrite(Ball.exact(1)::over));
    table.put("Shape", new ShapeRewrite());
    table.put("Size", new SizeRewrite());
    table.put("Sqrt", new FoldRewrite(Ball::squareRoot));
    table.put("Where", new WhereRewrite());
  }
}
