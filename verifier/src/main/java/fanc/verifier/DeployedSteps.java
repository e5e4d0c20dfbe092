package fanc.verifier;

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
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.OpVisitor;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Square;
import fanc.networks.Step;
import fanc.networks.Tanh;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Which steps of a network have results in float32 that the domains bound: sums of products with
 * float32 coefficients, and what rounds nothing or one product. Whether a step computes all that
 * its node of a file rounds is the file's concern ({@code OnnxModel.float32Obstacles}).
 */
public final class DeployedSteps {
  private DeployedSteps() {}

  /** Returns a line for each step whose roundings are not bounded; none if all are. */
  public static List<String> obstacles(Network network) {
    List<String> obstacles = new ArrayList<>();
    for (int v = 1; v <= network.output(); v++) {
      Step step = network.step(v);
      String why = step.op().accept(Why.INSTANCE);
      if (!why.isEmpty()) {
        obstacles.add("'" + step.name() + "' (" + step.origin() + "): " + why);
      }
    }
    return obstacles;
  }

  /** Why an op is not covered; empty if it is. */
  private static final class Why implements OpVisitor<String> {
    private static final Why INSTANCE = new Why();
    private static final String COVERED = "";
    private static final String COEFFICIENT = "a coefficient is no float32 number";

    private static final float INFINITE = Float.POSITIVE_INFINITY;

    private static boolean isSingle(double x) {
      return (float) x == x;
    }

    private static String whetherSingle(Tensor... tensors) {
      for (Tensor tensor : tensors) {
        for (int i = 0; i < tensor.size(); i++) {
          if (!isSingle(tensor.get(i))) {
            return COEFFICIENT;
          }
        }
      }
      return COVERED;
    }

    private static String unbounded(Op op) {
      return "the roundings of " + op.getClass().getSimpleName() + " are not bounded";
    }

    @Override
    public String visit(Add op) {
      return COVERED;
    }

    @Override
    public String visit(Affine op) {
      return op.roundings() > 0 ? COEFFICIENT : whetherSingle(op.weight(), op.bias());
    }

    @Override
    public String visit(AveragePool op) {
      return COVERED;
    }

    /** Ends that can be flushed to zero would not keep the order of values. */
    @Override
    public String visit(Clip op) {
      for (double end : new double[] {op.lower(), op.upper()}) {
        if (!isSingle(end) || (end != 0 && Math.abs(end) < Arithmetic.FLOAT32.smallest())) {
          return "clips at " + end + ", which is no normal float32 number";
        }
      }
      return COVERED;
    }

    @Override
    public String visit(Concat op) {
      return COVERED;
    }

    @Override
    public String visit(Conv2d op) {
      return whetherSingle(op.weight(), op.bias());
    }

    @Override
    public String visit(Elu op) {
      return unbounded(op);
    }

    @Override
    public String visit(HardSwish op) {
      return unbounded(op);
    }

    @Override
    public String visit(LeakyRelu op) {
      return whetherSingle(op.slope());
    }

    @Override
    public String visit(MaxPool op) {
      return COVERED;
    }

    @Override
    public String visit(Multiply op) {
      return unbounded(op);
    }

    @Override
    public String visit(Relu op) {
      return COVERED;
    }

    @Override
    public String visit(Reshape op) {
      return COVERED;
    }

    /** A factor with an error is the reciprocal of a divisor, and the error that of the double. */
    @Override
    public String visit(Scale op) {
      for (int i = 0; i < op.scale().size(); i++) {
        double scale = op.scale().get(i);
        boolean single =
            op.scaleError().get(i) > 0 ? Math.abs((float) scale) < INFINITE : isSingle(scale);
        if (!single || op.shiftError().get(i) > 0 || !isSingle(op.shift().get(i))) {
          return COEFFICIENT;
        }
      }
      return COVERED;
    }

    @Override
    public String visit(Select op) {
      return COVERED;
    }

    @Override
    public String visit(Sigmoid op) {
      return unbounded(op);
    }

    @Override
    public String visit(Softplus op) {
      return unbounded(op);
    }

    @Override
    public String visit(Square op) {
      return unbounded(op);
    }

    @Override
    public String visit(Tanh op) {
      return unbounded(op);
    }
  }
}
