package fanc.verifier.openblas;

import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsProvider;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** Offers {@link OpenBlasKernels} where the native library is packed with the program. */
public final class OpenBlasProvider implements KernelsProvider {

  static final String NAME = "openblas";

  /** For {@link java.util.ServiceLoader}. */
  public OpenBlasProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  /** Looks for the library without loading it. */
  @Override
  public Optional<String> unavailable() {
    return missing(Loader.Detector.getPlatform());
  }

  static Optional<String> missing(String platform) {
    String library =
        "/org/bytedeco/openblas/" + platform + "/" + System.mapLibraryName("jniopenblas_nolapack");
    return openblas_nolapack.class.getResource(library) == null
        ? Optional.of("no OpenBLAS library for " + platform + " on the class path")
        : Optional.empty();
  }

  @Override
  public Kernels create() {
    Library.FAILURE.ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
    return new OpenBlasKernels();
  }

  /** Loads the library when first asked for it, once per process. */
  private static final class Library {
    static final Optional<String> FAILURE = load();

    private static Optional<String> load() {
      try {
        Loader.load(openblas_nolapack.class);
        // With two threads a 25 x 784 x 200 product was a hundred times slower than with one.
        openblas_nolapack.blas_set_num_threads(1);
        return Optional.empty();
      } catch (LinkageError | RuntimeException e) {
        return Optional.of(
            "the OpenBLAS library for " + Loader.getPlatform() + " can not be loaded: " + e);
      }
    }
  }
}
