package fanc.networks;

import java.util.List;

/** The definition of each op in float arithmetic, sums in index order. */
final class EvaluationFloat implements OpVisitor<float[]> {
  private final float[] x;
  private final List<float[]> inputs;

  /**
   * Prepares the evaluation of one op.
   *
   * @param inputs the values the op reads
   */
  EvaluationFloat(List<float[]> inputs) {
    this.inputs = inputs;
    this.x = inputs.get(0);
  }

  @Override
  public float[] visit(Add op) {
    float[] other = inputs.get(1);
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] + other[i];
    }
    return y;
  }

  @Override
  public float[] visit(Affine op) {
    float[] y = new float[op.outputs()];
    for (int i = 0; i < op.inputs(); i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += x[i] * (float) op.weight().get(i * y.length + j);
      }
    }
    for (int j = 0; j < y.length; j++) {
      y[j] += (float) op.bias().get(j);
    }
    return y;
  }

  @Override
  public float[] visit(AveragePool op) {
    Window w = op.window();
    float[] y = new float[w.channels() * w.positions()];
    int at = 0;
    for (int c = 0; c < w.channels(); c++) {
      for (int oy = 0; oy < w.outHeight(); oy++) {
        for (int ox = 0; ox < w.outWidth(); ox++) {
          float sum = 0;
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
  public float[] visit(Clip op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.min((float) op.upper(), Math.max((float) op.lower(), x[i]));
    }
    return y;
  }

  @Override
  public float[] visit(Concat op) {
    float[] y = new float[inputs.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : inputs) {
      for (float entry : part) {
        y[at++] = entry;
      }
    }
    return y;
  }

  @Override
  public float[] visit(Conv2d op) {
    Window w = op.window();
    float[] y = new float[op.outChannels() * w.positions()];
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

  private float convolve(Conv2d op, int o, int oy, int ox) {
    Window w = op.window();
    float sum = (float) op.bias().get(o);
    int at = o * op.filterSize();
    int channels = w.channels() / op.groups();
    int first = o / (op.outChannels() / op.groups()) * channels;
    for (int c = first; c < first + channels; c++) {
      for (int ky = 0; ky < w.kernelHeight(); ky++) {
        for (int kx = 0; kx < w.kernelWidth(); kx++) {
          int source = w.source(c, oy, ox, ky, kx);
          float weight = (float) op.weight().get(at++);
          if (source >= 0) {
            sum += weight * x[source];
          }
        }
      }
    }
    return sum;
  }

  @Override
  public float[] visit(Elu op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] >= 0 ? x[i] : (float) (op.alpha() * Math.expm1(x[i]));
    }
    return y;
  }

  @Override
  public float[] visit(HardSwish op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * Math.min(1, Math.max(0, x[i] / 6 + 0.5f));
    }
    return y;
  }

  @Override
  public float[] visit(LeakyRelu op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] >= 0 ? x[i] : (float) op.slope().get(i) * x[i];
    }
    return y;
  }

  @Override
  public float[] visit(MaxPool op) {
    Window w = op.window();
    float[] y = new float[w.channels() * w.positions()];
    int at = 0;
    for (int c = 0; c < w.channels(); c++) {
      for (int oy = 0; oy < w.outHeight(); oy++) {
        for (int ox = 0; ox < w.outWidth(); ox++) {
          float best = Float.NEGATIVE_INFINITY;
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
  public float[] visit(Multiply op) {
    float[] other = inputs.get(1);
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * other[i];
    }
    return y;
  }

  @Override
  public float[] visit(Relu op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(0, x[i]);
    }
    return y;
  }

  @Override
  public float[] visit(Reshape op) {
    return x.clone();
  }

  @Override
  public float[] visit(Scale op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) op.scale().get(i) * x[i] + (float) op.shift().get(i);
    }
    return y;
  }

  @Override
  public float[] visit(Select op) {
    float[] y = new float[op.sources().size()];
    for (int i = 0; i < y.length; i++) {
      int source = op.sources().get(i);
      y[i] = source == Select.ZERO ? 0 : x[source];
    }
    return y;
  }

  @Override
  public float[] visit(Sigmoid op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (1 / (1 + Math.exp(-x[i])));
    }
    return y;
  }

  @Override
  public float[] visit(Softplus op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (Math.max(0, x[i]) + Math.log1p(Math.exp(-Math.abs(x[i]))));
    }
    return y;
  }

  @Override
  public float[] visit(Square op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * x[i];
    }
    return y;
  }

  @Override
  public float[] visit(Tanh op) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) Math.tanh(x[i]);
    }
    return y;
  }
}
