package fanc.verifier.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Chooses a backend by name, or the best there is.
 *
 * <p>{@code java} is always there. Others come through {@link KernelsProvider}: vector
 * instructions, for every call of a long run, and native libraries, for large calls only, see
 * {@link KernelsByWork}. A library that fails to load in the middle of a run is replaced by plain
 * Java; one that exists only to be asked for by name is loaded at once instead, so that nobody
 * believes to have used it who has not.
 */
public final class KernelsChoice {

  static final String JAVA = "java";

  private KernelsChoice() {}

  /**
   * Returns the backend for a run: the vector instructions if the run is long enough for them to be
   * compiled, else plain Java with a native library for the largest products, where there is one.
   *
   * @param multiplications size of the run, roughly
   * @param model what the backends cost
   */
  public static Kernels best(double multiplications, CostModel model) {
    String fastest = model.fastest(available(), multiplications);
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.forAllWork() && provider.name().equals(fastest)) {
        try {
          return provider.create();
        } catch (IllegalStateException e) {
          // The same bounds come out, only later: no reason to fail a proof.
          return mixed();
        }
      }
    }
    return mixed();
  }

  /** Returns the backends that serve calls of every size, those that can be loaded here. */
  public static List<Kernels> forAllWork() {
    List<Kernels> found = new ArrayList<>();
    found.add(new JavaKernels());
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.forAllWork() && provider.unavailable().isEmpty()) {
        try {
          found.add(provider.create());
        } catch (IllegalStateException e) {
          // What can not be loaded is not there.
        }
      }
    }
    return List.copyOf(found);
  }

  /** Returns plain Java, with a native library for large products where there is one. */
  private static Kernels mixed() {
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.unavailable().isEmpty() && !provider.onlyByName() && !provider.forAllWork()) {
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
    KernelsProvider provider =
        provider(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "unknown backend '"
                            + name
                            + "', available: "
                            + String.join(", ", available())));
    provider
        .unavailable()
        .ifPresent(
            reason -> {
              throw unavailable(name, reason);
            });
    if (provider.onlyByName() || provider.forAllWork()) {
      try {
        Kernels loaded = provider.create();
        return provider.forAllWork() ? loaded : byWork(provider);
      } catch (IllegalStateException e) {
        throw unavailable(name, e.getMessage());
      }
    }
    return byWork(provider);
  }

  /**
   * Returns what a user should know about how a backend works on this machine, in one line; to be
   * asked after {@link #named}.
   */
  public static Optional<String> note(String name) {
    return provider(name).flatMap(KernelsProvider::note);
  }

  /**
   * Returns the names of the backends that can be used on this machine, the best for long runs
   * first; those that are used only by name come last.
   */
  public static List<String> available() {
    List<String> all = new ArrayList<>();
    List<String> large = new ArrayList<>();
    List<String> onlyByName = new ArrayList<>();
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.unavailable().isEmpty()) {
        List<String> kind = provider.forAllWork() ? all : large;
        (provider.onlyByName() ? onlyByName : kind).add(provider.name());
      }
    }
    all.addAll(large);
    all.add(JAVA);
    all.addAll(onlyByName);
    return List.copyOf(all);
  }

  private static Optional<KernelsProvider> provider(String name) {
    for (KernelsProvider provider : ServiceLoader.load(KernelsProvider.class)) {
      if (provider.name().equals(name)) {
        return Optional.of(provider);
      }
    }
    return Optional.empty();
  }

  private static IllegalArgumentException unavailable(String name, String reason) {
    return new IllegalArgumentException("backend '" + name + "' is not available here: " + reason);
  }

  private static Kernels byWork(KernelsProvider provider) {
    return new KernelsByWork(new JavaKernels(), provider);
  }
}
