package fanc.properties.files;

/** Whether a verdict speaks of all regions of the perturbation or of a sample of them. */
public enum Coverage {
  /** All regions. */
  EXHAUSTIVE,
  /** A sample: never reported without the number of regions it stands for. */
  SAMPLED
}
