package fanc.verifier.nd4j;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ND4J's jars in a folder, and the class loader that keeps them from the program.
 *
 * <p>ND4J needs javacpp 1.5.7 and slf4j 1.7 where the rest of the program uses newer ones. So its
 * jars are on no class path. They are loaded, together with the classes of this package that call
 * ND4J, by a class loader of their own, whose parent passes on the Java platform and the few types
 * named by {@link #isShared}.
 *
 * @param own where the classes of this package were loaded from, a jar or a folder
 * @param folder holds the jars of ND4J
 */
record Nd4jLibrary(Path own, Path folder) {

  private static final String RUNTIME = "fanc.verifier.nd4j.Nd4jRuntime";

  /** Returns the library in the folder {@code lib} next to the jar or folder of this class. */
  static Nd4jLibrary besideThisClass() {
    try {
      Path own =
          Path.of(Nd4jLibrary.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Nd4jLibrary(own, own.resolveSibling("lib"));
    } catch (URISyntaxException e) {
      throw new AssertionError("the place of a class is a file", e);
    }
  }

  /** Returns why there is nothing to load; empty if the jars seem to be there. */
  Optional<String> missing() {
    return jars().stream().anyMatch(jar -> isOf(jar, "nd4j-native-"))
        ? Optional.empty()
        : Optional.of(
            "no ND4J in "
                + folder
                + "; run: mvn -Dquick -DskipTests package -pl verifier/nd4j -am");
  }

  /** Returns whether the folder holds ND4J for CUDA too. */
  boolean offersCuda() {
    return jars().stream().anyMatch(Nd4jLibrary::isForCuda);
  }

  /**
   * Loads ND4J. The native library stays loaded until the process ends, so this is done once.
   *
   * @param cuda whether to use the jars for CUDA if there are any; without, they are not touched
   * @throws IllegalStateException with the reason, if it can not be loaded or does not work
   */
  Nd4jSession load(boolean cuda) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      URLClassLoader loader =
          new URLClassLoader(places(cuda), new SharedClasses(Nd4jLibrary.class.getClassLoader()));
      // ND4J looks up services of its own through the thread.
      Thread.currentThread().setContextClassLoader(loader);
      return (Nd4jSession) loader.loadClass(RUNTIME).getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException e) {
      throw failure(e.getCause());
    } catch (ReflectiveOperationException | LinkageError | IOException e) {
      throw failure(e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static IllegalStateException failure(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new IllegalStateException("ND4J can not be loaded: " + root, cause);
  }

  private URL[] places(boolean cuda) throws MalformedURLException {
    List<URL> places = new ArrayList<>();
    places.add(own.toUri().toURL());
    for (Path jar : jars()) {
      if (cuda || !isForCuda(jar)) {
        places.add(jar.toUri().toURL());
      }
    }
    return places.toArray(URL[]::new);
  }

  private List<Path> jars() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isForCuda(Path jar) {
    return isOf(jar, "nd4j-cuda-") || isOf(jar, "cuda-");
  }

  private static boolean isOf(Path jar, String name) {
    return jar.getFileName().toString().startsWith(name);
  }

  /** The types that mean the same in the program and in the library's class loader. */
  static boolean isShared(String type) {
    return type.startsWith("fanc.verifier.kernels.")
        || type.startsWith("fanc.networks.")
        || type.equals(Nd4jSession.class.getName());
  }

  /** Parent of the library's class loader: the Java platform and the shared types. */
  private static final class SharedClasses extends ClassLoader {
    private final ClassLoader program;

    SharedClasses(ClassLoader program) {
      super(ClassLoader.getPlatformClassLoader());
      this.program = program;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (isShared(name)) {
        return program.loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
