package fanc.verifier.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Chooses a backend by name, or the best there is.
 *
 * <p>{@code java} is always there. Native backends come through {@link KernelsProvider} and are
 * used for large jobs only, see {@link KernelsByWork}.
 */
public final class KernelsChoice {

  private static final String JAVA = "java";

  private KernelsChoice() {}

  /** Returns the fastest available backend; the result names itself after it. */
  public static Kernels best() {
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.unavailable().isEmpty()) {
        return byWork(provider);
      }
    }
    return new JavaKernels();
  }

  /**
   * Returns the backend of the given name.
   *
   * @throws IllegalArgumentException if there is none of that name, listing those there are, or if
   *     it is not available on this machine, with the reason
   */
  public static Kernels named(String name) {
    if (name.equals(JAVA)) {
      return new JavaKernels();
    }
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.name().equals(name)) {
        Optional<String> reason = provider.unavailable();
        if (reason.isPresent()) {
          throw new IllegalArgumentException(
              "backend '" + name + "' is not available here: " + reason.get());
        }
        return byWork(provider);
      }
    }
    throw new IllegalArgumentException(
        "unknown backend '" + name + "', available: " + String.join(", ", available()));
  }

  /** Returns the names of the backends that can be used on this machine, the best first. */
  public static List<String> available() {
    List<String> names = new ArrayList<>();
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.unavailable().isEmpty()) {
        names.add(provider.name());
      }
    }
    names.add(JAVA);
    return List.copyOf(names);
  }

  private static Kernels byWork(KernelsProvider provider) {
    return new KernelsByWork(new JavaKernels(), provider);
  }
}
