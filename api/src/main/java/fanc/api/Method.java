package fanc.api;

/** How a claim is decided; {@code --method} of the command line. */
public enum Method {
  /** What a parent's proof settles, the rest as {@link #SCRATCH}; the default. */
  AUTO,
  /** Groups of regions, then {@link #BOX}, {@link #DEEPZ}, {@link #PRODUCT}, {@link #CROWN}. */
  SCRATCH,
  /** Zonotopes, region by region, without a parent. */
  DEEPZ,
  /** Intervals, region by region, without a parent. */
  BOX,
  /** Zonotopes and intervals side by side, without a parent. */
  PRODUCT,
  /** Linear bounds carried back from the output, without a parent. */
  CROWN,
  /** All regions of an image as one set, divided where that is too coarse, without a parent. */
  FAMILY
}
