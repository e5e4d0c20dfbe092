package fanc.verifier.vector;

import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsProvider;
import java.util.Optional;

/**
 * Offers {@link VectorKernels} where the virtual machine was started with the module they need and
 * the machine's vectors are worth it.
 *
 * <p>Names no class of that module: without it, such a class can not be loaded.
 */
public final class VectorProvider implements KernelsProvider {

  static final String NAME = "vector";

  private static final String MODULE = "jdk.incubator.vector";

  /** Four doubles: processors with shorter vectors may lack fused multiply-add. */
  private static final int LANES = 4;

  /** For {@link java.util.ServiceLoader}. */
  public VectorProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> unavailable() {
    return ModuleLayer.boot().findModule(MODULE).isPresent()
        ? Optional.empty()
        : Optional.of("Java runs without --add-modules " + MODULE);
  }

  @Override
  public boolean forAllWork() {
    return true;
  }

  @Override
  public Kernels create() {
    unavailable()
        .ifPresent(
            reason -> {
              throw new IllegalStateException(reason);
            });
    return Machine.kernels();
  }

  /** Loads the vector classes when first asked for. */
  private static final class Machine {

    static Kernels kernels() {
      try {
        if (Lanes.COUNT < LANES) {
          throw new IllegalStateException("the machine has vectors of " + Lanes.COUNT + " doubles");
        }
        return new VectorKernels();
      } catch (LinkageError e) {
        throw new IllegalStateException("the vector classes can not be loaded: " + e, e);
      }
    }
  }
}
