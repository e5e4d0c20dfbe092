package fanc.networks;

/**
 * One step of a network: a function of one or two values, each taken as a flat row-major vector.
 *
 * <p>The set is closed and small. A new op breaks the build at every {@link OpVisitor}, which is
 * the intention: each domain must say what it does with it.
 */
public sealed interface Op
    permits Add, Affine, AveragePool, Conv2d, MaxPool, Relu, Reshape, Scale, Select, Sigmoid, Tanh {

  /** Calls the visitor's method for this op. */
  <R> R accept(OpVisitor<R> visitor);

  /** Returns how many values the op reads. */
  default int arity() {
    return this instanceof Add ? 2 : 1;
  }
}
