package fanc.templates;

/** By which bounds of the suffix a template is proven. Each is sound. */
public enum SuffixProof {
  /** The domain in which regions are verified, with one symbol for each neuron of the template. */
  DOMAIN,
  /**
   * Interval arithmetic first, which costs one product with each matrix; where that proves nothing,
   * the domain. On networks trained by interval propagation it proves more than DeepZ: a template
   * is a wide box without dependences, just what such training made robust.
   */
  INTERVALS_FIRST
}
