package fanc.networks.embedding;

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
import fanc.networks.Op;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Embeds one op, given where its inputs are. */
final class OpEmbedding implements OpVisitor<OpEmbedding.Embedded> {
  private final Step step;
  private final List<Place> inputs;
  private final List<Tensor> larger;

  /**
   * Makes the embedding of an op.
   *
   * @param larger the parameters of the larger network's op
   */
  OpEmbedding(Step step, List<Place> inputs, List<Tensor> larger) {
    this.step = step;
    this.inputs = inputs;
    this.larger = larger;
  }

  /** An op of the larger size, and where its outputs are. */
  record Embedded(Op op, Place place) {}

  private Place input() {
    return inputs.get(0);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new MismatchException(message);
    }
  }

  /** An op that works coordinate by coordinate and has no parameters. */
  private Embedded each(Op op) {
    return new Embedded(op, input());
  }

  @Override
  public Embedded visit(Affine op) {
    Tensor weight = larger.get(0);
    Place in = input();
    require(weight.shape().rank() == 2, "a layer of another kind");
    int rows = weight.shape().dim(0);
    int columns = weight.shape().dim(1);
    require(rows == in.shape().size() && columns >= op.outputs(), "a layer of other sizes");
    int m = op.outputs();
    int[] out = ChannelMatch.inOrder(m, columns, (j, i) -> distance(op, j, i, columns));
    double[] matrix = new double[rows * columns];
    for (int k = 0; k < op.inputs(); k++) {
      for (int j = 0; j < m; j++) {
        matrix[in.of()[k] * columns + out[j]] = op.weight().get(k * m + j);
      }
    }
    Place place = new Place(out, resized(columns));
    Affine embedded =
        new Affine(
            Tensor.of(Shape.of(rows, columns), matrix),
            place.scattered(op.bias(), 0),
            op.roundings());
    return new Embedded(embedded, place);
  }

  private double distance(Affine op, int j, int i, int columns) {
    double sum = Math.abs(op.bias().get(j) - larger.get(1).get(i));
    for (int k = 0; k < op.inputs(); k++) {
      double other = larger.get(0).get(input().of()[k] * columns + i);
      sum += Math.abs(op.weight().get(k * op.outputs() + j) - other);
    }
    return sum;
  }

  /**
   * Returns the step's shape with another number of coordinates, which the last dimension takes.
   */
  private Shape resized(int size) {
    if (size == step.shape().size()) {
      return step.shape();
    }
    int[] dims = step.shape().dims().stream().mapToInt(dim -> dim).toArray();
    int last = dims.length - 1;
    require(dims[last] == step.shape().size(), "a shape in doubt");
    dims[last] = size;
    return Shape.of(dims);
  }

  @Override
  public Embedded visit(Conv2d op) {
    Tensor weight = larger.get(0);
    require(weight.shape().rank() == 4, "a layer of another kind");
    int filters = weight.shape().dim(0);
    int[] in = input().channels(op.window().height() * op.window().width());
    int channels = input().shape().size() / (op.window().height() * op.window().width());
    boolean unchanged = input().isSame() && filters == op.outChannels();
    require(op.groups() == 1 || unchanged, "a grouped convolution lost channels");
    if (unchanged) {
      return new Embedded(op, Place.same(step.shape()));
    }
    require(
        weight.shape().dim(1) == channels
            && filters >= op.outChannels()
            && weight.size() == filters * channels * op.window().kernelSize(),
        "a layer of other sizes");
    int[] out = ChannelMatch.inOrder(op.outChannels(), filters, (j, i) -> distance(op, in, j, i));
    int kernel = op.window().kernelSize();
    double[] values = new double[weight.size()];
    double[] bias = new double[filters];
    for (int j = 0; j < out.length; j++) {
      bias[out[j]] = op.bias().get(j);
      for (int c = 0; c < in.length; c++) {
        for (int k = 0; k < kernel; k++) {
          values[(out[j] * channels + in[c]) * kernel + k] =
              op.weight().get((j * in.length + c) * kernel + k);
        }
      }
    }
    Conv2d embedded =
        new Conv2d(
            op.window().withChannels(channels),
            Tensor.of(weight.shape(), values),
            Tensor.vector(bias));
    return new Embedded(embedded, Place.ofChannels(out, op.window().positions(), wider(filters)));
  }

  private double distance(Conv2d op, int[] in, int j, int i) {
    int kernel = op.window().kernelSize();
    int channels = larger.get(0).shape().dim(1);
    double sum = Math.abs(op.bias().get(j) - larger.get(1).get(i));
    for (int c = 0; c < in.length; c++) {
      for (int k = 0; k < kernel; k++) {
        double other = larger.get(0).get((i * channels + in[c]) * kernel + k);
        sum += Math.abs(op.weight().get((j * in.length + c) * kernel + k) - other);
      }
    }
    return sum;
  }

  /** Returns the step's shape with another number of channels. */
  private Shape wider(int channels) {
    int[] dims = step.shape().dims().stream().mapToInt(dim -> dim).toArray();
    require(dims.length >= 3, "a shape in doubt");
    dims[dims.length - 3] = channels;
    return Shape.of(dims);
  }

  @Override
  public Embedded visit(Scale op) {
    require(larger.get(0).size() == input().shape().size(), "a layer of other sizes");
    Scale embedded =
        new Scale(
            input().scattered(op.scale(), 0),
            input().scattered(op.shift(), 0),
            input().scattered(op.scaleError(), 0),
            input().scattered(op.shiftError(), 0));
    return new Embedded(embedded, input());
  }

  @Override
  public Embedded visit(LeakyRelu op) {
    boolean one = op.slope().size() == 1;
    require(one || larger.get(0).size() == input().shape().size(), "a layer of other sizes");
    return new Embedded(one ? op : new LeakyRelu(input().scattered(op.slope(), 0)), input());
  }

  @Override
  public Embedded visit(MaxPool op) {
    return pooled(op.window(), MaxPool::new);
  }

  @Override
  public Embedded visit(AveragePool op) {
    return pooled(op.window(), window -> new AveragePool(window, op.countPadding()));
  }

  private Embedded pooled(Window window, Function<Window, Op> op) {
    int[] channels = input().channels(window.height() * window.width());
    int all = input().shape().size() / (window.height() * window.width());
    Shape shape = all == channels.length ? step.shape() : wider(all);
    Place place = Place.ofChannels(channels, window.positions(), shape);
    return new Embedded(op.apply(window.withChannels(all)), place);
  }

  @Override
  public Embedded visit(Add op) {
    return joined(op);
  }

  @Override
  public Embedded visit(Multiply op) {
    return joined(op);
  }

  /** Two values meet coordinate by coordinate, so both must have lost the same. */
  private Embedded joined(Op op) {
    for (Place other : inputs) {
      require(
          Arrays.equals(other.of(), input().of()) && other.shape().equals(input().shape()),
          "two values that meet lost different channels");
    }
    return new Embedded(op, input());
  }

  @Override
  public Embedded visit(Concat op) {
    require(inputs.stream().allMatch(Place::isSame), "values that are joined lost channels");
    return new Embedded(op, Place.same(step.shape()));
  }

  @Override
  public Embedded visit(Select op) {
    require(input().isSame(), "a value that is rearranged lost channels");
    return new Embedded(op, Place.same(step.shape()));
  }

  /** The order of the coordinates stays. */
  @Override
  public Embedded visit(Reshape op) {
    Shape shape = input().isSame() ? step.shape() : resized(input().shape().size());
    return new Embedded(op, new Place(input().of(), shape));
  }

  @Override
  public Embedded visit(Clip op) {
    return each(op);
  }

  @Override
  public Embedded visit(Elu op) {
    return each(op);
  }

  @Override
  public Embedded visit(HardSwish op) {
    return each(op);
  }

  @Override
  public Embedded visit(Relu op) {
    return each(op);
  }

  @Override
  public Embedded visit(Sigmoid op) {
    return each(op);
  }

  @Override
  public Embedded visit(Softplus op) {
    return each(op);
  }

  @Override
  public Embedded visit(Square op) {
    return each(op);
  }

  @Override
  public Embedded visit(Tanh op) {
    return each(op);
  }
}
