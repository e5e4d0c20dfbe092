package fanc.checker;

import fanc.networks.Add;
import fanc.networks.Affine;
import fanc.networks.AveragePool;
import fanc.networks.Clip;
import fanc.networks.Concat;
import fanc.networks.Conv2d;
import fanc.networks.LeakyRelu;
import fanc.networks.MaxPool;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Step;
import fanc.networks.Tanh;
import fanc.networks.Window;
import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of a network and the margins behind it in decimals of unlimited length; quotients and
 * exponentials to 60 digits. Written from the definitions of the ops, for every op the checker
 * knows.
 */
final class ExactValues {
  private static final MathContext DIGITS = new MathContext(60);

  private ExactValues() {}

  /** Returns the values by number, the margins last. */
  static List<BigDecimal[]> of(Network network, OutputConstraint constraint, double[] input) {
    List<BigDecimal[]> values = new ArrayList<>();
    values.add(Arrays.stream(input).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new));
    for (Step step : network.steps()) {
      BigDecimal[] x =
          step.inputs().stream()
              .flatMap(v -> Arrays.stream(values.get(v)))
              .toArray(BigDecimal[]::new);
      int outputs = step.shape().size();
      BigDecimal[] y = new BigDecimal[outputs];
      for (int j = 0; j < outputs; j++) {
        y[j] = value(step.op(), x, j, outputs);
      }
      values.add(y);
    }
    BigDecimal[] outputs = values.get(network.output());
    values.add(
        constraint.halfSpaces().stream()
            .map(row -> margin(row, outputs))
            .toArray(BigDecimal[]::new));
    return values;
  }

  private static BigDecimal margin(HalfSpace row, BigDecimal[] y) {
    BigDecimal margin = new BigDecimal(row.offset()).negate();
    for (int k = 0; k < y.length; k++) {
      margin = margin.add(y[k].multiply(new BigDecimal(row.normal(k))));
    }
    return margin;
  }

  private static BigDecimal value(Op op, BigDecimal[] x, int j, int outputs) {
    if (op instanceof Affine affine) {
      BigDecimal sum = new BigDecimal(affine.bias().get(j));
      for (int i = 0; i < x.length; i++) {
        sum = sum.add(x[i].multiply(new BigDecimal(affine.weight().get(i * outputs + j))));
      }
      return sum;
    } else if (op instanceof Conv2d conv) {
      return filtered(conv, x, j);
    } else if (op instanceof AveragePool pool) {
      BigDecimal[] under = under(pool.window(), x, j);
      int count = pool.countPadding() ? pool.window().kernelSize() : under.length;
      return Arrays.stream(under)
          .reduce(BigDecimal.ZERO, BigDecimal::add)
          .divide(BigDecimal.valueOf(count), DIGITS);
    } else if (op instanceof MaxPool pool) {
      return Arrays.stream(under(pool.window(), x, j)).reduce(BigDecimal::max).orElseThrow();
    } else if (op instanceof Scale scale) {
      return x[j].multiply(new BigDecimal(scale.scale().get(j)))
          .add(new BigDecimal(scale.shift().get(j)));
    } else if (op instanceof Add) {
      return x[j].add(x[outputs + j]);
    } else if (op instanceof Select select) {
      int source = select.sources().get(j);
      return source < 0 ? BigDecimal.ZERO : x[source];
    } else if (op instanceof Reshape || op instanceof Concat) {
      return x[j];
    }
    return curve(op, x[j], j);
  }

  static BigDecimal curve(Op op, BigDecimal x, int j) {
    if (op instanceof Relu) {
      return x.max(BigDecimal.ZERO);
    } else if (op instanceof LeakyRelu leaky) {
      return x.signum() < 0 ? x.multiply(new BigDecimal(leaky.slope().get(j))) : x;
    } else if (op instanceof Clip clip) {
      BigDecimal y = Double.isInfinite(clip.lower()) ? x : x.max(new BigDecimal(clip.lower()));
      return Double.isInfinite(clip.upper()) ? y : y.min(new BigDecimal(clip.upper()));
    } else if (op instanceof Sigmoid) {
      return logistic(x);
    } else if (op instanceof Tanh) {
      BigDecimal two = BigDecimal.valueOf(2);
      return logistic(x.multiply(two)).multiply(two).subtract(BigDecimal.ONE);
    }
    throw new IllegalArgumentException(op + " is no op of the checker");
  }

  static BigDecimal logistic(BigDecimal x) {
    return BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x.negate())), DIGITS);
  }

  /** Halves the argument until the series converges fast. */
  private static BigDecimal exp(BigDecimal x) {
    MathContext digits = new MathContext(90);
    BigDecimal part = x.divide(BigDecimal.valueOf(1L << 20), digits);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k < 40; k++) {
      term = term.multiply(part, digits).divide(BigDecimal.valueOf(k), digits);
      sum = sum.add(term, digits);
    }
    for (int k = 0; k < 20; k++) {
      sum = sum.multiply(sum, digits);
    }
    return sum;
  }

  private static BigDecimal filtered(Conv2d op, BigDecimal[] x, int j) {
    Window w = op.window();
    int filter = j / w.positions();
    int channels = w.channels() / op.groups();
    int first = filter / (op.outChannels() / op.groups()) * channels;
    BigDecimal sum = new BigDecimal(op.bias().get(filter));
    for (int tap = 0; tap < channels * w.kernelSize(); tap++) {
      int source = source(w, first + tap / w.kernelSize(), j, tap % w.kernelSize());
      if (source >= 0) {
        double weight = op.weight().get(filter * channels * w.kernelSize() + tap);
        sum = sum.add(x[source].multiply(new BigDecimal(weight)));
      }
    }
    return sum;
  }

  private static BigDecimal[] under(Window window, BigDecimal[] x, int j) {
    return IntStream.range(0, window.kernelSize())
        .map(offset -> source(window, j / window.positions(), j, offset))
        .filter(i -> i >= 0)
        .mapToObj(i -> x[i])
        .toArray(BigDecimal[]::new);
  }

  private static int source(Window w, int channel, int j, int offset) {
    int position = j % w.positions();
    int y = position / w.outWidth() * w.strideHeight() - w.padTop();
    int x = position % w.outWidth() * w.strideWidth() - w.padLeft();
    int row = y + offset / w.kernelWidth() * w.dilationHeight();
    int column = x + offset % w.kernelWidth() * w.dilationWidth();
    boolean inside = row >= 0 && row < w.height() && column >= 0 && column < w.width();
    return inside ? (channel * w.height() + row) * w.width() + column : -1;
  }
}
