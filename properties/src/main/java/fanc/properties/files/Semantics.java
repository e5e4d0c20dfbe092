package fanc.properties.files;

/** In which arithmetic the network is meant. */
public enum Semantics {
  /** The real-valued function of the stored weights. */
  REAL,
  /**
   * What float32 arithmetic makes of the network, node by node: inputs rounded to float32, sums in
   * any order, with or without fused multiply-add and flush-to-zero.
   */
  FLOAT32
}
