package fanc.networks.lowering;

import java.util.Collections;
import java.util.List;

/**
 * One spatial dimension of a transposed convolution.
 *
 * @param size input entries
 * @param kernel kernel entries
 * @param stride output entries between input entries
 * @param dilation output entries between kernel entries
 * @param before output entries cut off before the first; negative where some are added
 * @param out output entries
 */
record TransposedGeometry(int size, int kernel, int stride, int dilation, int before, int out) {
  private static final TransposedGeometry SINGLE = new TransposedGeometry(1, 1, 1, 1, 0, 1);

  /** Returns rows and columns; with one spatial dimension there is a single row. */
  static TransposedGeometry[] of(NodeScope node, List<Long> kernel) throws LoweringException {
    int spatial = kernel.size();
    List<Long> strides = list(node, "strides", spatial, 1);
    List<Long> dilations = list(node, "dilations", spatial, 1);
    List<Long> more = list(node, "output_padding", spatial, 0);
    List<Long> pads = list(node, "pads", 2 * spatial, 0);
    List<Long> wanted = node.integers("output_shape").orElse(List.of());
    // Some files give the whole shape, with batch and channels before the spatial sizes.
    wanted = wanted.subList(Math.max(0, wanted.size() - spatial), wanted.size());
    String automatic = node.text("auto_pad", "NOTSET");
    TransposedGeometry[] axes = {SINGLE, SINGLE};
    for (int d = 0; d < spatial; d++) {
      int size = node.value(0).shape().dim(d + 2);
      long stride = strides.get(d);
      long reach = (kernel.get(d) - 1) * dilations.get(d) + 1;
      long whole = stride * (size - 1) + reach + more.get(d);
      long before = 0;
      long out = whole;
      if (!wanted.isEmpty() || automatic.startsWith("SAME")) {
        out = wanted.isEmpty() ? size * stride : wanted.get(d);
        long total = Math.max(0, whole - out);
        before = automatic.equals("SAME_UPPER") ? total / 2 : total - total / 2;
      } else if (!automatic.equals("VALID")) {
        before = pads.get(d);
        out = whole - before - pads.get(spatial + d);
      }
      if (out < 1 || out > Short.MAX_VALUE || kernel.get(d) < 1) {
        throw node.refuse("makes " + out + " entries along spatial dimension " + d);
      }
      axes[axes.length - spatial + d] =
          new TransposedGeometry(
              size,
              Math.toIntExact(kernel.get(d)),
              (int) stride,
              dilations.get(d).intValue(),
              (int) before,
              (int) out);
    }
    return axes;
  }

  /** Returns how many entries the image has once it is spread out. */
  int spread() {
    return out + (kernel - 1) * dilation;
  }

  /** Returns the input entry at a place of the image spread out, or -1 where it is 0. */
  int source(int place) {
    int at = place - (kernel - 1) * dilation + before;
    boolean entry = at >= 0 && at % stride == 0 && at / stride < size;
    return entry ? at / stride : -1;
  }

  private static List<Long> list(NodeScope node, String name, int length, long least)
      throws LoweringException {
    List<Long> found = node.integers(name).orElse(Collections.nCopies(length, least));
    if (found.size() != length || found.stream().anyMatch(v -> v < least || v > Short.MAX_VALUE)) {
      throw node.refuse("attribute '" + name + "' is " + found);
    }
    return found;
  }
}
