package fanc.verifier.domain;

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
import fanc.networks.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The real-valued function of a network, computed with decimals of unlimited length: the oracle for
 * rounding. Divisions that do not end (by six, by sizes of windows that are no power of two) are
 * rounded to 60 digits. Networks with an exponential have no exact value and are refused.
 */
public final class ExactEvaluation {
  private ExactEvaluation() {}

  /** Returns whether the network has an exact evaluation. */
  public static boolean isPossible(Network network) {
    return network.steps().stream()
        .map(Step::op)
        .noneMatch(
            op ->
                op instanceof Elu
                    || op instanceof Sigmoid
                    || op instanceof Softplus
                    || op instanceof Tanh);
  }

  /** Returns all values of the network, the input first. */
  public static List<BigDecimal[]> evaluateAll(Network network, double[] input) {
    List<BigDecimal[]> values = new ArrayList<>();
    values.add(exact(input));
    for (Step step : network.steps()) {
      List<BigDecimal[]> inputs = step.inputs().stream().map(values::get).toList();
      values.add(step.op().accept(new ExactOp(inputs)));
    }
    return values;
  }

  private static BigDecimal[] exact(double[] values) {
    BigDecimal[] exact = new BigDecimal[values.length];
    for (int i = 0; i < values.length; i++) {
      exact[i] = new BigDecimal(values[i]);
    }
    return exact;
  }

  private record ExactOp(List<BigDecimal[]> inputs) implements OpVisitor<BigDecimal[]> {

    private BigDecimal[] x() {
      return inputs.get(0);
    }

    @Override
    public BigDecimal[] visit(Add op) {
      BigDecimal[] sum = x().clone();
      for (int i = 0; i < sum.length; i++) {
        sum[i] = sum[i].add(inputs.get(1)[i]);
      }
      return sum;
    }

    @Override
    public BigDecimal[] visit(Affine op) {
      BigDecimal[] y = exact(op.bias().toArray());
      for (int i = 0; i < op.inputs(); i++) {
        for (int j = 0; j < y.length; j++) {
          BigDecimal w = new BigDecimal(op.weight().get(i * y.length + j));
          y[j] = y[j].add(w.multiply(x()[i]));
        }
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(AveragePool op) {
      Window window = op.window();
      BigDecimal[] y = new BigDecimal[window.channels() * window.positions()];
      for (int j = 0; j < y.length; j++) {
        int[] sources = Pooling.sources(window, j);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i : sources) {
          sum = sum.add(x()[i]);
        }
        int divisor = op.countPadding() ? window.kernelSize() : sources.length;
        boolean ends = Integer.bitCount(divisor) == 1;
        y[j] = sum.divide(BigDecimal.valueOf(divisor), new MathContext(ends ? 0 : 60));
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(Clip op) {
      BigDecimal[] y = x().clone();
      for (int i = 0; i < y.length; i++) {
        y[i] = Double.isInfinite(op.lower()) ? y[i] : y[i].max(new BigDecimal(op.lower()));
        y[i] = Double.isInfinite(op.upper()) ? y[i] : y[i].min(new BigDecimal(op.upper()));
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(Concat op) {
      return inputs.stream().flatMap(Arrays::stream).toArray(BigDecimal[]::new);
    }

    @Override
    public BigDecimal[] visit(Conv2d op) {
      Window w = op.window();
      BigDecimal[] y = new BigDecimal[op.outChannels() * w.positions()];
      for (int j = 0; j < y.length; j++) {
        int filter = j / w.positions();
        y[j] = new BigDecimal(op.bias().get(filter));
        int channels = w.channels() / op.groups();
        int first = filter / (op.outChannels() / op.groups()) * channels;
        for (int tap = 0; tap < channels * w.kernelSize(); tap++) {
          int offset = tap % w.kernelSize();
          int position = j % w.positions();
          int source =
              w.source(
                  first + tap / w.kernelSize(),
                  position / w.outWidth(),
                  position % w.outWidth(),
                  offset / w.kernelWidth(),
                  offset % w.kernelWidth());
          if (source >= 0) {
            double weight = op.weight().get(filter * channels * w.kernelSize() + tap);
            y[j] = y[j].add(new BigDecimal(weight).multiply(x()[source]));
          }
        }
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(Elu op) {
      throw new IllegalArgumentException("no exact exponential");
    }

    @Override
    public BigDecimal[] visit(HardSwish op) {
      BigDecimal three = BigDecimal.valueOf(3);
      BigDecimal six = BigDecimal.valueOf(6);
      BigDecimal[] y = x().clone();
      for (int i = 0; i < y.length; i++) {
        BigDecimal gate = y[i].add(three).max(BigDecimal.ZERO);
        if (gate.compareTo(six) < 0) {
          y[i] = y[i].multiply(gate).divide(six, new MathContext(60));
        }
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(LeakyRelu op) {
      BigDecimal[] y = x().clone();
      for (int i = 0; i < y.length; i++) {
        BigDecimal slope = new BigDecimal(op.slope().get(i));
        y[i] = y[i].signum() < 0 ? y[i].multiply(slope) : y[i];
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(MaxPool op) {
      BigDecimal[] y = new BigDecimal[op.window().channels() * op.window().positions()];
      for (int j = 0; j < y.length; j++) {
        for (int i : Pooling.sources(op.window(), j)) {
          y[j] = y[j] == null ? x()[i] : y[j].max(x()[i]);
        }
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(Multiply op) {
      BigDecimal[] y = x().clone();
      for (int i = 0; i < y.length; i++) {
        y[i] = y[i].multiply(inputs.get(1)[i]);
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(Relu op) {
      BigDecimal[] y = x().clone();
      for (int i = 0; i < y.length; i++) {
        y[i] = y[i].max(BigDecimal.ZERO);
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(Reshape op) {
      return x();
    }

    @Override
    public BigDecimal[] visit(Scale op) {
      BigDecimal[] y = x().clone();
      for (int i = 0; i < y.length; i++) {
        BigDecimal scale = new BigDecimal(op.scale().get(i));
        y[i] = y[i].multiply(scale).add(new BigDecimal(op.shift().get(i)));
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(Select op) {
      BigDecimal[] y = new BigDecimal[op.sources().size()];
      for (int j = 0; j < y.length; j++) {
        int source = op.sources().get(j);
        y[j] = source == Select.ZERO ? BigDecimal.ZERO : x()[source];
      }
      return y;
    }

    @Override
    public BigDecimal[] visit(Sigmoid op) {
      throw new IllegalArgumentException("no exact sigmoid");
    }

    @Override
    public BigDecimal[] visit(Softplus op) {
      throw new IllegalArgumentException("no exact softplus");
    }

    @Override
    public BigDecimal[] visit(Square op) {
      return Arrays.stream(x()).map(entry -> entry.multiply(entry)).toArray(BigDecimal[]::new);
    }

    @Override
    public BigDecimal[] visit(Tanh op) {
      throw new IllegalArgumentException("no exact tanh");
    }
  }
}
