package fanc.verifier.nd4j;

import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsProvider;
import java.util.Optional;

/**
 * Offers the kernels on ND4J where the library was built.
 *
 * <p>Used only by name: on the CPU, ND4J multiplies with an OpenBLAS of its own and takes longer to
 * load than the other backends.
 */
public final class Nd4jProvider implements KernelsProvider {

  static final String NAME = "nd4j";

  /** For {@link java.util.ServiceLoader}. */
  public Nd4jProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  /** Looks for the library's folder without loading from it. */
  @Override
  public Optional<String> unavailable() {
    return Nd4jLibrary.besideThisClass().missing();
  }

  @Override
  public boolean onlyByName() {
    return true;
  }

  @Override
  public Optional<String> note() {
    return Loaded.FAILURE.isPresent()
        ? Optional.empty()
        : note(Nd4jLibrary.besideThisClass().offersCuda(), Loaded.SESSION.usesCuda());
  }

  static Optional<String> note(boolean offersCuda, boolean usesCuda) {
    if (usesCuda) {
      return Optional.of("using ND4J on a CUDA device");
    }
    return offersCuda
        ? Optional.of("no CUDA device found; using ND4J on the CPU")
        : Optional.empty();
  }

  @Override
  public Kernels create() {
    Loaded.FAILURE.ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
    return Loaded.SESSION.kernels();
  }

  /** Loads the library when first asked for it, once per process. */
  private static final class Loaded {
    private static final Nd4jSession SESSION;
    private static final Optional<String> FAILURE;

    static {
      Nd4jSession session = null;
      Optional<String> failure = Optional.empty();
      try {
        session = Nd4jLibrary.besideThisClass().load(CudaDriver.isInstalled());
      } catch (IllegalStateException e) {
        failure = Optional.of(e.getMessage());
      }
      SESSION = session;
      FAILURE = failure;
    }
  }
}
