package fanc.templates;

import fanc.properties.InputRegion;
import fanc.properties.perturbation.ImageFamily;

/**
 * An image cut into rectangles that do not overlap, row by row; those at the lower and right edge
 * may be smaller. A tile widened by epsilon is the region from which a template is made.
 *
 * @param family regions around the image
 * @param height rows of a tile, at least 1
 * @param width columns of a tile, at least 1
 */
record Tiling(ImageFamily family, int height, int width) {

  /** Returns the number of tiles. */
  int size() {
    return across(family.height(), height) * perRow();
  }

  private int perRow() {
    return across(family.width(), width);
  }

  private static int across(int pixels, int tile) {
    return (pixels - 1) / tile + 1;
  }

  /**
   * Returns the inputs in which the pixels of one tile, in all channels, move by at most epsilon to
   * either side and stay in the range, while all others are the image's.
   *
   * @param tile from 0 to {@code size() - 1}
   * @param epsilon in units of pixel values before normalisation
   */
  InputRegion region(int tile, double epsilon) {
    int top = tile / perRow() * height;
    int left = tile % perRow() * width;
    int bottom = Math.min(top + height, family.height());
    int right = Math.min(left + width, family.width());
    return new InputRegion(family.base(), family.tile(top, bottom, left, right, epsilon));
  }
}
