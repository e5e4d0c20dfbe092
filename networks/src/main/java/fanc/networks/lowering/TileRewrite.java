package fanc.networks.lowering;

import fanc.networks.Shape;

/** Tile repeats each axis a constant number of times. */
final class TileRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    long[] repeats = node.integers(1);
    if (repeats.length != from.rank()) {
      throw node.refuse(repeats.length + " repeats for a value of shape " + from);
    }
    int[][] picks = new int[from.rank()][];
    for (int d = 0; d < picks.length; d++) {
      int size = from.dim(d);
      if (repeats[d] < 0
          || repeats[d] > IndexMap.LARGEST
          || repeats[d] * Math.max(1, size) > IndexMap.LARGEST) {
        throw node.refuse(
            "repeats axis "
                + d
                + " "
                + repeats[d]
                + " times; the limit is "
                + IndexMap.LARGEST
                + " entries");
      }
      picks[d] = new int[(int) repeats[d] * size];
      for (int j = 0; j < picks[d].length; j++) {
        picks[d][j] = j % size;
      }
    }
    node.rearrange(0, IndexMap.ofAxes(from, picks));
  }
}
