package fanc.properties.files;

/** In which arithmetic the network is meant. */
public enum Semantics {
  /** The real-valued function of the stored weights. */
  REAL
}
