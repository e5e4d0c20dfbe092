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
import fanc.networks.OpVisitor;
import fanc.networks.Relu;
import fanc.networks.Reshape;
import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Sigmoid;
import fanc.networks.Softplus;
import fanc.networks.Square;
import fanc.networks.Tanh;
import fanc.properties.OutputConstraint;
import fanc.verifier.domain.BoxDomain;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which values' bounds have to be written down for those of all others to follow.
 *
 * <p>An op that adds up coordinates (affine, convolution, average, sum) or multiplies two values
 * makes bounds that intervals of its operands do not give: these are recorded. The interval image
 * of any other op (activations, scale and shift, maxima, index maps) is the hull of the exact image
 * of the operand's intervals, so it is made when it is needed.
 */
public final class RecordedValues implements OpVisitor<Boolean> {
  private static final RecordedValues VISITOR = new RecordedValues();

  private RecordedValues() {}

  /** Returns the numbers of these values, ascending, input and output not among them. */
  public static int[] of(Network network) {
    return IntStream.range(1, network.output())
        .filter(v -> network.step(v).op().accept(VISITOR))
        .toArray();
  }

  /**
   * Returns the numbers of these values in the network of a constraint's margins, as far as they
   * are values of the network too: what becomes of the rows behind them is another thing in a child
   * whose rows can not be folded.
   *
   * @throws IllegalArgumentException if the constraint does not fit the network
   */
  public static int[] of(Network network, OutputConstraint constraint) {
    int last = MarginNetwork.common(network, constraint);
    return IntStream.of(of(MarginNetwork.of(network, constraint))).filter(v -> v <= last).toArray();
  }

  /**
   * Returns bounds of every value but the output: those known, and intervals made of their operands
   * where nothing is known. Over-approximation, rounding included.
   *
   * @param known bounds of some values; may be of no value at all
   * @param input bounds of the input
   */
  public static Hulls completed(Network network, Hulls known, Bounds input, Kernels kernels) {
    BoxDomain box = new BoxDomain(kernels);
    List<Bounds> all = new ArrayList<>();
    all.add(known.knows(0) ? known.at(0).intersect(input) : input);
    for (int v = 1; v < network.output(); v++) {
      List<Bounds> operands = network.step(v).inputs().stream().map(all::get).toList();
      all.add(known.knows(v) ? known.at(v) : box.transform(network.step(v).op(), v, operands));
    }
    return new Hulls(all);
  }

  @Override
  public Boolean visit(Add op) {
    return true;
  }

  @Override
  public Boolean visit(Affine op) {
    return true;
  }

  @Override
  public Boolean visit(AveragePool op) {
    return true;
  }

  @Override
  public Boolean visit(Clip op) {
    return false;
  }

  @Override
  public Boolean visit(Concat op) {
    return false;
  }

  @Override
  public Boolean visit(Conv2d op) {
    return true;
  }

  @Override
  public Boolean visit(Elu op) {
    return false;
  }

  @Override
  public Boolean visit(HardSwish op) {
    return false;
  }

  @Override
  public Boolean visit(LeakyRelu op) {
    return false;
  }

  @Override
  public Boolean visit(MaxPool op) {
    return false;
  }

  @Override
  public Boolean visit(Multiply op) {
    return true;
  }

  @Override
  public Boolean visit(Relu op) {
    return false;
  }

  @Override
  public Boolean visit(Reshape op) {
    return false;
  }

  @Override
  public Boolean visit(Scale op) {
    return false;
  }

  @Override
  public Boolean visit(Select op) {
    return false;
  }

  @Override
  public Boolean visit(Sigmoid op) {
    return false;
  }

  @Override
  public Boolean visit(Softplus op) {
    return false;
  }

  @Override
  public Boolean visit(Square op) {
    return false;
  }

  @Override
  public Boolean visit(Tanh op) {
    return false;
  }
}
