package fanc.networks.lowering;

import fanc.networks.Shape;
import fanc.networks.Window;
import java.util.List;
import java.util.Optional;

/** Reads the geometry of a convolution or pool from a node's attributes. */
final class WindowGeometry {
  private WindowGeometry() {}

  /**
   * Returns the window over input 0 of a node.
   *
   * @param kernel kernel rows and columns
   * @param up true if a last window may stand over the padded image's edge
   * @throws LoweringException unless the input is one image and the attributes are supported
   */
  static Window of(NodeScope node, List<Long> kernel, boolean up) throws LoweringException {
    Shape shape = node.value(0).shape();
    if (shape.rank() != 4 || shape.dim(0) != 1 || kernel.size() != 2) {
      throw node.refuse(
          "input of shape " + shape + " and kernel " + kernel + ", expected [1 x C x H x W]");
    }
    List<Long> strides = list(node, "strides", List.of(1L, 1L), 1);
    List<Long> dilations = list(node, "dilations", List.of(1L, 1L), 1);
    if (!dilations.equals(List.of(1L, 1L))) {
      throw node.refuse("attribute 'dilations' is " + dilations + ", supported is only [1, 1]");
    }
    List<Long> pads = pads(node, shape, kernel, strides);
    int[] out = new int[2];
    for (int d = 0; d < 2; d++) {
      long room = shape.dim(d + 2) + pads.get(d) + pads.get(d + 2) - kernel.get(d);
      if (room < 0 || kernel.get(d) < 1) {
        throw node.refuse("kernel " + kernel + " does not fit the input " + shape);
      }
      long stride = strides.get(d);
      long last = (up ? room + stride - 1 : room) / stride;
      // Rounding up never adds a window that starts behind the image.
      out[d] = (int) (up && last * stride >= shape.dim(d + 2) + pads.get(d) ? last : last + 1);
    }
    return new Window(
        shape.dim(1),
        shape.dim(2),
        shape.dim(3),
        Math.toIntExact(kernel.get(0)),
        Math.toIntExact(kernel.get(1)),
        Math.toIntExact(strides.get(0)),
        Math.toIntExact(strides.get(1)),
        Math.toIntExact(pads.get(0)),
        Math.toIntExact(pads.get(1)),
        out[0],
        out[1]);
  }

  /** Returns the window of a pool, in which each position holds at least one value. */
  static Window ofPool(NodeScope node) throws LoweringException {
    boolean up = node.integer("ceil_mode", 0) != 0;
    Optional<List<Long>> kernel = node.integers("kernel_shape");
    if (kernel.isEmpty()) {
      throw node.refuse("attribute 'kernel_shape' is missing");
    }
    Window window = of(node, kernel.get(), up);
    int overhangRows = (window.outHeight() - 1) * window.strideHeight() - window.padTop();
    int overhangColumns = (window.outWidth() - 1) * window.strideWidth() - window.padLeft();
    if (window.padTop() >= window.kernelHeight()
        || window.padLeft() >= window.kernelWidth()
        || overhangRows >= window.height()
        || overhangColumns >= window.width()) {
      throw node.refuse("a window lies on padding only; expected pads smaller than the kernel");
    }
    return window;
  }

  private static List<Long> pads(NodeScope node, Shape shape, List<Long> kernel, List<Long> strides)
      throws LoweringException {
    List<Long> none = List.of(0L, 0L, 0L, 0L);
    List<Long> given = list(node, "pads", none, 0);
    String automatic = node.text("auto_pad", "NOTSET");
    return switch (automatic) {
      case "NOTSET", "" -> given;
      case "VALID" -> none;
      case "SAME_UPPER", "SAME_LOWER" -> {
        Long[] pads = new Long[4];
        for (int d = 0; d < 2; d++) {
          long size = shape.dim(d + 2);
          long positions = (size + strides.get(d) - 1) / strides.get(d);
          long total = Math.max(0, (positions - 1) * strides.get(d) + kernel.get(d) - size);
          long smaller = total / 2;
          boolean upper = automatic.equals("SAME_UPPER");
          pads[d] = upper ? smaller : total - smaller;
          pads[d + 2] = total - pads[d];
        }
        yield List.of(pads);
      }
      default -> throw node.refuse("attribute 'auto_pad' is '" + automatic + "'");
    };
  }

  private static List<Long> list(NodeScope node, String name, List<Long> otherwise, long least)
      throws LoweringException {
    List<Long> found = node.integers(name).orElse(otherwise);
    if (found.size() != otherwise.size()
        || found.stream().anyMatch(v -> v < least || v > Short.MAX_VALUE)) {
      throw node.refuse("attribute '" + name + "' is " + found);
    }
    return found;
  }
}
