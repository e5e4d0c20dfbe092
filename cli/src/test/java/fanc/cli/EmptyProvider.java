package fanc.cli;

import fanc.verifier.kernels.Kernels;
import fanc.verifier.kernels.KernelsProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Offers {@link EmptyKernels} under the name {@code empty}, to those who look for it. */
public final class EmptyProvider implements KernelsProvider {
  @Override
  public String name() {
    return EmptyKernels.NAME;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public boolean onlyByName() {
    return true;
  }

  /** Also of the smallest. */
  @Override
  public boolean forAllWork() {
    return true;
  }

  @Override
  public Kernels create() {
    return new EmptyKernels();
  }

  /** Runs the program where the backend can be found. */
  static InProcess run(Path folder, Object... arguments) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(KernelsProvider.class.getName()), EmptyProvider.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] place = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, before)) {
      thread.setContextClassLoader(loader);
      return InProcess.run(arguments);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
