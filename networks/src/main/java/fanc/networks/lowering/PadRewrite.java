package fanc.networks.lowering;

import fanc.networks.Scale;
import fanc.networks.Select;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import java.util.Arrays;
import java.util.Collections;

/**
 * Pad, a selection: entries that are a given number become zeros, shifted if need be; those of the
 * modes {@code reflect}, {@code edge} and {@code wrap} copy an entry. Negative pads crop.
 */
final class PadRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    String mode = node.text("mode", "constant");
    Constant value = value(node);
    long[] pads = pads(node, from.rank());
    int[][] picks = new int[from.rank()][];
    for (int d = 0; d < picks.length; d++) {
      long size = clamped(pads[d]) + from.dim(d) + clamped(pads[d + from.rank()]);
      if (size < 1 || size > IndexMap.LARGEST || clamped(pads[d]) != pads[d]) {
        throw node.refuse("pads " + Arrays.toString(pads) + " around a value of shape " + from);
      }
      picks[d] = new int[(int) size];
      for (int j = 0; j < picks[d].length; j++) {
        picks[d][j] = source(node, mode, j - (int) pads[d], from.dim(d));
      }
    }
    IndexMap map = IndexMap.ofAxes(from, picks);
    if (Arrays.stream(map.sources()).allMatch(source -> source >= 0)) {
      node.rearrange(0, map);
    } else if (node.isConstant(0)) {
      fold(node, map, value.ball(0));
    } else {
      emit(node, map, value.ball(0));
    }
  }

  private static long clamped(long pad) {
    return Math.max(-IndexMap.LARGEST, Math.min(IndexMap.LARGEST, pad));
  }

  private static long[] pads(NodeScope node, int rank) throws LoweringException {
    long[] given =
        node.has(1)
            ? node.integers(1)
            : node.integers("pads").orElse(Collections.nCopies(2 * rank, 0L)).stream()
                .mapToLong(v -> v)
                .toArray();
    int padded = given.length / 2;
    long[] axes = node.has(3) ? node.integers(3) : null;
    if (given.length != 2 * (axes == null ? rank : axes.length)) {
      throw node.refuse(given.length + " pads for a value of rank " + rank);
    }
    long[] pads = new long[2 * rank];
    for (int i = 0; i < padded; i++) {
      int axis = axes == null ? i : node.axis(axes[i], rank);
      pads[axis] = given[i];
      pads[axis + rank] = given[i + padded];
    }
    return pads;
  }

  private static Constant value(NodeScope node) throws LoweringException {
    Constant value = node.has(2) ? node.constant(2) : Entrywise.single(node.real("value", 0));
    node.ignore("value");
    if (value.size() != 1) {
      throw node.refuse("the number to pad with has shape " + value.shape());
    }
    return value;
  }

  /** Returns the index that position {@code at} copies, -1 where it is the given number. */
  private static int source(NodeScope node, String mode, int at, int size)
      throws LoweringException {
    if (at >= 0 && at < size) {
      return at;
    }
    if (size == 0 && !mode.equals("constant")) {
      throw node.refuse("mode '" + mode + "' of an axis without entries");
    }
    return switch (mode) {
      case "constant" -> -1;
      case "edge" -> at < 0 ? 0 : size - 1;
      case "wrap" -> Math.floorMod(at, size);
      case "reflect" -> {
        int period = Math.max(1, 2 * (size - 1));
        int inPeriod = Math.floorMod(at, period);
        yield inPeriod < size ? inPeriod : period - inPeriod;
      }
      default -> throw node.refuse("attribute 'mode' is '" + mode + "'");
    };
  }

  private static void fold(NodeScope node, IndexMap map, Ball value) throws LoweringException {
    Constant x = node.constant(0);
    int[] sources = map.sources();
    Ball[] balls = new Ball[sources.length];
    Arrays.setAll(balls, i -> sources[i] < 0 ? value : x.ball(sources[i]));
    node.define(Constant.ofBalls(x.kind(), map.shape(), balls));
  }

  private static void emit(NodeScope node, IndexMap map, Ball value) throws LoweringException {
    int[] sources = map.sources();
    Select select = new Select(Arrays.stream(sources).boxed().toList());
    if (value.center() == 0 && value.radius() == 0) {
      node.emit(select, map.shape(), node.value(0));
      return;
    }
    double[][] coefficients = new double[3][sources.length];
    for (int i = 0; i < sources.length; i++) {
      boolean given = sources[i] == Select.ZERO;
      coefficients[0][i] = 1;
      coefficients[1][i] = given ? value.center() : 0;
      coefficients[2][i] = given ? value.radius() : 0;
    }
    Operand.Value spread = node.intermediate("spread", select, map.shape(), node.value(0));
    Scale fill =
        new Scale(
            Tensor.vector(coefficients[0]),
            Tensor.vector(coefficients[1]),
            Tensor.zeros(sources.length),
            Tensor.vector(coefficients[2]));
    node.emit(fill, map.shape(), spread);
  }
}
