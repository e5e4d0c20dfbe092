package fanc.properties.images;

/** In which order a file lists the pixels of an image; H rows, W columns, C channels. */
public enum Layout {
  /** Row by row, one channel. */
  HW,
  /** Row by row, the channels of a pixel beside each other. */
  HWC,
  /** Channel by channel, each row by row; the order of a network's input. */
  CHW
}
