package fanc.verifier.family;

import fanc.properties.BasePoint;
import fanc.properties.Choices;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.perturbation.ImageFamily;
import fanc.verifier.inputs.InputSet;
import fanc.verifier.inputs.JointSubsets;
import fanc.verifier.inputs.PixelSubsets;
import fanc.verifier.kernels.Kernels;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * All choices of so many pixels from each of some disjoint blocks of the image.
 *
 * <p>A part is divided by cutting a block in two halves A and B: of the k pixels chosen from it, i
 * lie in A and k - i in B for exactly one i. So every choice is in exactly one of the parts, and
 * the counts, products of binomial coefficients, add up.
 */
final class ChoicePart implements FamilyPart {
  private final Image image;
  private final List<Block> blocks;

  private ChoicePart(Image image, List<Block> blocks) {
    this.image = image;
    this.blocks = blocks;
  }

  /** What all parts of a family share. */
  private record Image(BasePoint base, List<SparseBox> pixels, int width, Kernels kernels) {
    private int row(int pixel) {
      return pixel / width;
    }

    private int column(int pixel) {
      return pixel % width;
    }
  }

  /**
   * Pixels of which some are chosen.
   *
   * @param pixels their numbers
   * @param picks how many change, at least 1 and at most all
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(int[] pixels, int picks) {
    private BigInteger count() {
      return Choices.count(pixels.length, picks);
    }
  }

  /** Returns all choices of a family as one part. */
  static FamilyPart all(RegionFamily family, Choices choices, Kernels kernels) {
    int[] pixels = new int[choices.parts().size()];
    Arrays.setAll(pixels, i -> i);
    boolean drawn =
        family instanceof ImageFamily around && around.width() * around.height() == pixels.length;
    int width = drawn ? ((ImageFamily) family).width() : pixels.length;
    Image image = new Image(family.base(), choices.parts(), width, kernels);
    return new ChoicePart(image, List.of(new Block(pixels, choices.chosen())));
  }

  @Override
  public BigInteger count() {
    return blocks.stream().map(Block::count).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  @Override
  public InputSet inputs() {
    List<PixelSubsets> subsets = new ArrayList<>();
    for (Block block : blocks) {
      List<SparseBox> boxes = Arrays.stream(block.pixels()).mapToObj(image.pixels()::get).toList();
      subsets.add(PixelSubsets.of(image.base(), boxes, block.picks(), image.kernels()));
    }
    return JointSubsets.of(image.base(), subsets, image.kernels());
  }

  /** Cuts the block with the most choices, across its longer side. */
  @Override
  public List<FamilyPart> split() {
    Block cut = blocks.stream().max(Comparator.comparing(Block::count)).orElseThrow();
    if (cut.count().equals(BigInteger.ONE)) {
      return List.of();
    }
    int[] sorted = acrossLongerSide(cut.pixels());
    int[] first = Arrays.copyOfRange(sorted, 0, sorted.length / 2);
    int[] second = Arrays.copyOfRange(sorted, sorted.length / 2, sorted.length);
    int least = Math.max(0, cut.picks() - second.length);
    int most = Math.min(cut.picks(), first.length);
    List<FamilyPart> parts = new ArrayList<>();
    for (int i = least; i <= most; i++) {
      List<Block> some = new ArrayList<>(blocks);
      some.remove(cut);
      if (i > 0) {
        some.add(new Block(first, i));
      }
      if (i < cut.picks()) {
        some.add(new Block(second, cut.picks() - i));
      }
      parts.add(new ChoicePart(image, List.copyOf(some)));
    }
    return parts;
  }

  private int[] acrossLongerSide(int[] pixels) {
    var rows = Arrays.stream(pixels).map(image::row).summaryStatistics();
    var columns = Arrays.stream(pixels).map(image::column).summaryStatistics();
    boolean tall = rows.getMax() - rows.getMin() >= columns.getMax() - columns.getMin();
    Comparator<Integer> order =
        tall
            ? Comparator.comparingInt(image::row).thenComparingInt(image::column)
            : Comparator.comparingInt(image::column).thenComparingInt(image::row);
    return Arrays.stream(pixels).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
  }

  @Override
  public LongStream regions() {
    throw new UnsupportedOperationException("choices are not numbered");
  }

  @Override
  public boolean isNumbered() {
    return false;
  }
}
