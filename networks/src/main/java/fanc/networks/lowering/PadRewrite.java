package fanc.networks.lowering;

import java.util.List;

/** Pad by nothing, as exporters put before average pools, passes its input on. */
final class PadRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    node.ignore("mode", "value");
    long[] pads =
        node.has(1)
            ? node.integers(1)
            : node.integers("pads").orElse(List.of()).stream().mapToLong(v -> v).toArray();
    for (long pad : pads) {
      if (pad != 0) {
        throw node.refuse("pads by " + pad + ", supported is only 0; pad in the operator after it");
      }
    }
    node.rearrange(0, IndexMap.reshape(node.input(0).shape()));
  }
}
