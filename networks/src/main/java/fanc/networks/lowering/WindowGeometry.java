package fanc.networks.lowering;

import fanc.networks.Shape;
import fanc.networks.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads the geometry of a convolution or pool over one or two spatial dimensions from a node's
 * attributes; with one dimension the image has a single row.
 */
final class WindowGeometry {
  private static final int DIMENSIONS = 2;

  private final NodeScope node;
  private final Shape shape;
  private final int spatial;
  private final long[] size;
  private final long[] kernel;
  private final long[] strides;
  private final long[] dilations;
  private final long[] pads;
  private final Window window;

  private WindowGeometry(NodeScope node, List<Long> given, boolean up) throws LoweringException {
    this.node = node;
    this.shape = node.value(0).shape();
    this.spatial = shape.rank() - 2;
    if (spatial < 1 || spatial > DIMENSIONS || shape.dim(0) != 1 || given.size() != spatial) {
      throw node.refuse(
          "input of shape "
              + shape
              + " and kernel "
              + given
              + ", expected one image of one or two spatial dimensions, [1 x C x L] or [1 x C x H"
              + " x W]");
    }
    List<Long> sizes = shape.dims().subList(2, shape.rank()).stream().map(d -> (long) d).toList();
    this.size = twoDimensional(sizes, 1);
    this.kernel = twoDimensional(given, 1);
    this.strides = twoDimensional(list("strides", spatial, 1), 1);
    this.dilations = twoDimensional(list("dilations", spatial, 1), 1);
    this.pads = new long[2 * DIMENSIONS];
    List<Long> ends = list("pads", 2 * spatial, 0);
    for (int d = 0; d < spatial; d++) {
      pads[DIMENSIONS - spatial + d] = ends.get(d);
      pads[2 * DIMENSIONS - spatial + d] = ends.get(spatial + d);
    }
    padAutomatically();
    this.window = window(up);
  }

  /**
   * Returns the window over input 0 of a node.
   *
   * @param kernel kernel sizes, one for each spatial dimension
   * @throws LoweringException unless the input is one image and the attributes are supported
   */
  static Window of(NodeScope node, List<Long> kernel) throws LoweringException {
    return new WindowGeometry(node, kernel, false).window;
  }

  /** Returns the geometry of a pool, in which each position holds at least one value. */
  static WindowGeometry ofPool(NodeScope node) throws LoweringException {
    boolean up = node.integer("ceil_mode", 0) != 0;
    Optional<List<Long>> kernel = node.integers("kernel_shape");
    if (kernel.isEmpty()) {
      throw node.refuse("attribute 'kernel_shape' is missing");
    }
    WindowGeometry geometry = new WindowGeometry(node, kernel.get(), up);
    if (readsOnlyPadding(geometry.window)) {
      throw node.refuse("a window lies on padding only; expected pads smaller than the kernel");
    }
    return geometry;
  }

  Window window() {
    return window;
  }

  /** Returns how many offsets of the kernel stand on the padded image at an output position. */
  int offsetsOnPaddedImage(int position) {
    int at = position / window.outWidth() * window.strideHeight();
    int row = 0;
    for (int ky = 0; ky < window.kernelHeight(); ky++) {
      row += at + ky * dilations[0] < size[0] + pads[0] + pads[DIMENSIONS] ? 1 : 0;
    }
    at = position % window.outWidth() * window.strideWidth();
    int column = 0;
    for (int kx = 0; kx < window.kernelWidth(); kx++) {
      column += at + kx * dilations[1] < size[1] + pads[1] + pads[DIMENSIONS + 1] ? 1 : 0;
    }
    return row * column;
  }

  /** Returns the shape of what a window over input 0 of a node makes. */
  static Shape outputShape(NodeScope node, int channels, Window window) throws LoweringException {
    return node.value(0).shape().rank() == DIMENSIONS + 2
        ? Shape.of(1, channels, window.outHeight(), window.outWidth())
        : Shape.of(1, channels, window.outWidth());
  }

  private Window window(boolean up) throws LoweringException {
    int[] out = new int[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      long room = size[d] + pads[d] + pads[DIMENSIONS + d] - reach(d);
      if (room < 0 || kernel[d] < 1) {
        throw node.refuse("a kernel that reaches over " + reach(d) + " does not fit " + shape);
      }
      long last = (up ? room + strides[d] - 1 : room) / strides[d];
      // Rounding up never adds a window that starts behind the image.
      boolean behind = up && last * strides[d] >= size[d] + pads[d];
      out[d] = (int) (behind ? last : last + 1);
    }
    return new Window(
        shape.dim(1),
        (int) size[0],
        (int) size[1],
        Math.toIntExact(kernel[0]),
        Math.toIntExact(kernel[1]),
        (int) strides[0],
        (int) strides[1],
        (int) dilations[0],
        (int) dilations[1],
        (int) pads[0],
        (int) pads[1],
        out[0],
        out[1]);
  }

  private long reach(int d) {
    return (kernel[d] - 1) * dilations[d] + 1;
  }

  private void padAutomatically() throws LoweringException {
    String automatic = node.text("auto_pad", "NOTSET");
    switch (automatic) {
      case "NOTSET", "" -> {}
      case "VALID" -> Arrays.fill(pads, 0);
      case "SAME_UPPER", "SAME_LOWER" -> {
        for (int d = 0; d < DIMENSIONS; d++) {
          long positions = (size[d] + strides[d] - 1) / strides[d];
          long total = Math.max(0, (positions - 1) * strides[d] + reach(d) - size[d]);
          pads[d] = automatic.equals("SAME_UPPER") ? total / 2 : total - total / 2;
          pads[DIMENSIONS + d] = total - pads[d];
        }
      }
      default -> throw node.refuse("attribute 'auto_pad' is '" + automatic + "'");
    }
  }

  private static boolean readsOnlyPadding(Window w) {
    for (int oy = 0; oy < w.outHeight(); oy++) {
      for (int ox = 0; ox < w.outWidth(); ox++) {
        boolean inside = false;
        for (int k = 0; k < w.kernelSize(); k++) {
          inside |= w.source(0, oy, ox, k / w.kernelWidth(), k % w.kernelWidth()) >= 0;
        }
        if (!inside) {
          return true;
        }
      }
    }
    return false;
  }

  private static long[] twoDimensional(List<Long> values, long missing) {
    List<Long> both = new ArrayList<>(values);
    while (both.size() < DIMENSIONS) {
      both.add(0, missing);
    }
    return both.stream().mapToLong(v -> v).toArray();
  }

  private List<Long> list(String name, int length, long least) throws LoweringException {
    List<Long> otherwise = Collections.nCopies(length, least);
    List<Long> found = node.integers(name).orElse(otherwise);
    if (found.size() != length || found.stream().anyMatch(v -> v < least || v > Short.MAX_VALUE)) {
      throw node.refuse("attribute '" + name + "' is " + found);
    }
    return found;
  }
}
