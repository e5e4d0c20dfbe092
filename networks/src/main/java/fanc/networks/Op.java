package fanc.networks;

/**
 * One step of a network: a function of one value or more, each taken as a flat row-major vector.
 *
 * <p>The set is closed and small. A new op breaks the build at every {@link OpVisitor}, which is
 * the intention: each domain must say what it does with it.
 */
public sealed interface Op
    permits ActivationOp,
        Add,
        Affine,
        AveragePool,
        Concat,
        Conv2d,
        MaxPool,
        Multiply,
        Reshape,
        Scale,
        Select {

  /** Calls the visitor's method for this op. */
  <R> R accept(OpVisitor<R> visitor);

  /** Returns how many values the op reads. */
  default int arity() {
    return 1;
  }
}
