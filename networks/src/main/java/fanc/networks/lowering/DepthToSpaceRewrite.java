package fanc.networks.lowering;

import fanc.networks.Shape;
import java.util.List;

/** DepthToSpace moves blocks of channels to places: a selection. */
final class DepthToSpaceRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Shape from = node.input(0).shape();
    long given = node.integer("blocksize", 0);
    String mode = node.text("mode", "DCR");
    if (from.rank() != 4
        || given < 1
        || given > from.dim(1)
        || from.dim(1) % (given * given) != 0
        || !List.of("DCR", "CRD").contains(mode)) {
      throw node.refuse("blocksize " + given + ", mode '" + mode + "' of a value of shape " + from);
    }
    int block = (int) given;
    int channels = from.dim(1) / (block * block);
    int height = from.dim(2);
    int width = from.dim(3);
    Shape to = Shape.of(from.dim(0), channels, height * block, width * block);
    IndexMap.requireSize(to);
    int[] sources = new int[to.size()];
    for (int i = 0; i < sources.length; i++) {
      int column = i % to.dim(3);
      int row = i / to.dim(3) % to.dim(2);
      int channel = i / (to.dim(3) * to.dim(2)) % channels;
      int image = i / (to.dim(3) * to.dim(2) * channels);
      int place = row % block * block + column % block;
      int depth = mode.equals("DCR") ? place * channels + channel : channel * block * block + place;
      sources[i] = ((image * from.dim(1) + depth) * height + row / block) * width + column / block;
    }
    node.rearrange(0, new IndexMap(to, sources));
  }
}
