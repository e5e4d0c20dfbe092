package fanc.networks.onnx;

/** Which output of a file is wanted. */
public sealed interface OutputChoice {

  /** The only one; a file with several is refused. */
  record Only() implements OutputChoice {}

  /** The first one: for work that is about the file as a whole. */
  record First() implements OutputChoice {}

  /**
   * One by name.
   *
   * @param name the output's name
   */
  record Named(String name) implements OutputChoice {}
}
