package fanc.networks;

import java.util.List;

/** The definition of each op in double arithmetic, sums in index order. */
final class EvaluationDouble implements OpVisitor<double[]> {
  private final double[] x;
  private final List<double[]> inputs;

  /**
   * Prepares the evaluation of one op.
   *
   * @param inputs the values the op reads
   */
  EvaluationDouble(List<double[]> inputs) {
    this.inputs = inputs;
    this.x = inputs.get(0);
  }

  @Override
  public double[] visit(Add op) {
    double[] other = inputs.get(1);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] + other[i];
    }
    return y;
  }

  @Override
  public double[] visit(Affine op) {
    double[] y = new double[op.outputs()];
    for (int i = 0; i < op.inputs(); i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += x[i] * op.weight().get(i * y.length + j);
      }
    }
    for (int j = 0; j < y.length; j++) {
      y[j] += op.bias().get(j);
    }
    return y;
  }

  @Override
  public double[] visit(AveragePool op) {
    Window w = op.window();
    double[] y = new double[w.channels() * w.positions()];
    int at = 0;
    for (int c = 0; c < w.channels(); c++) {
      for (int oy = 0; oy < w.outHeight(); oy++) {
        for (int ox = 0; ox < w.outWidth(); ox++) {
          double sum = 0;
          int inside = 0;
          for (int ky = 0; ky < w.kernelHeight(); ky++) {
            for (int kx = 0; kx < w.kernelWidth(); kx++) {
              int source = w.source(c, oy, ox, ky, kx);
              if (source >= 0) {
                sum += x[source];
                inside++;
              }
            }
          }
          y[at++] = sum / (op.countPadding() ? w.kernelSize() : inside);
        }
      }
    }
    return y;
  }

  @Override
  public double[] visit(Clip op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.min(op.upper(), Math.max(op.lower(), x[i]));
    }
    return y;
  }

  @Override
  public double[] visit(Concat op) {
    double[] y = new double[inputs.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (double[] part : inputs) {
      for (double entry : part) {
        y[at++] = entry;
      }
    }
    return y;
  }

  @Override
  public double[] visit(Conv2d op) {
    Window w = op.window();
    double[] y = new double[op.outChannels() * w.positions()];
    int at = 0;
    for (int o = 0; o < op.outChannels(); o++) {
      for (int oy = 0; oy < w.outHeight(); oy++) {
        for (int ox = 0; ox < w.outWidth(); ox++) {
          y[at++] = convolve(op, o, oy, ox);
        }
      }
    }
    return y;
  }

  private double convolve(Conv2d op, int o, int oy, int ox) {
    Window w = op.window();
    double sum = op.bias().get(o);
    int at = o * op.filterSize();
    int channels = w.channels() / op.groups();
    int first = o / (op.outChannels() / op.groups()) * channels;
    for (int c = first; c < first + channels; c++) {
      for (int ky = 0; ky < w.kernelHeight(); ky++) {
        for (int kx = 0; kx < w.kernelWidth(); kx++) {
          int source = w.source(c, oy, ox, ky, kx);
          double weight = op.weight().get(at++);
          if (source >= 0) {
            sum += weight * x[source];
          }
        }
      }
    }
    return sum;
  }

  @Override
  public double[] visit(Elu op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] >= 0 ? x[i] : op.alpha() * Math.expm1(x[i]);
    }
    return y;
  }

  @Override
  public double[] visit(HardSwish op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * Math.min(1, Math.max(0, x[i] / 6 + 0.5));
    }
    return y;
  }

  @Override
  public double[] visit(LeakyRelu op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] >= 0 ? x[i] : op.slope().get(i) * x[i];
    }
    return y;
  }

  @Override
  public double[] visit(MaxPool op) {
    Window w = op.window();
    double[] y = new double[w.channels() * w.positions()];
    int at = 0;
    for (int c = 0; c < w.channels(); c++) {
      for (int oy = 0; oy < w.outHeight(); oy++) {
        for (int ox = 0; ox < w.outWidth(); ox++) {
          double best = Double.NEGATIVE_INFINITY;
          for (int ky = 0; ky < w.kernelHeight(); ky++) {
            for (int kx = 0; kx < w.kernelWidth(); kx++) {
              int source = w.source(c, oy, ox, ky, kx);
              if (source >= 0) {
                best = Math.max(best, x[source]);
              }
            }
          }
          y[at++] = best;
        }
      }
    }
    return y;
  }

  @Override
  public double[] visit(Multiply op) {
    double[] other = inputs.get(1);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * other[i];
    }
    return y;
  }

  @Override
  public double[] visit(Relu op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(0, x[i]);
    }
    return y;
  }

  @Override
  public double[] visit(Reshape op) {
    return x.clone();
  }

  @Override
  public double[] visit(Scale op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = op.scale().get(i) * x[i] + op.shift().get(i);
    }
    return y;
  }

  @Override
  public double[] visit(Select op) {
    double[] y = new double[op.sources().size()];
    for (int i = 0; i < y.length; i++) {
      int source = op.sources().get(i);
      y[i] = source == Select.ZERO ? 0 : x[source];
    }
    return y;
  }

  @Override
  public double[] visit(Sigmoid op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (1 / (1 + Math.exp(-x[i])));
    }
    return y;
  }

  @Override
  public double[] visit(Softplus op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(0, x[i]) + Math.log1p(Math.exp(-Math.abs(x[i])));
    }
    return y;
  }

  @Override
  public double[] visit(Square op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * x[i];
    }
    return y;
  }

  @Override
  public double[] visit(Tanh op) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.tanh(x[i]);
    }
    return y;
  }
}
