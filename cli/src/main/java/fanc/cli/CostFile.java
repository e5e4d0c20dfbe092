package fanc.cli;

import fanc.results.Machine;
import fanc.verifier.kernels.BackendCost;
import fanc.verifier.kernels.CostModel;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What the backends cost on this machine, measured once and kept in the user's cache folder.
 *
 * <p>A file that is damaged, or of another processor, virtual machine or set of backends, is as
 * good as none. Where it can not be written, the next run measures again.
 *
 * @param path the file
 * @param machine what the figures are valid for
 */
record CostFile(Path path, String machine) {

  private static final String MACHINE = "machine";
  private static final String BACKENDS = "backends";

  /** Returns the user's file, if the user has a cache folder. */
  static Optional<CostFile> ofUser(List<String> backends) {
    Machine here = Machine.here(Double.NaN);
    String machine = here.cpu() + ", " + here.jvm() + ", " + String.join(" ", backends);
    return cacheFolder(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"))
        .map(cache -> cache.resolve("fanc").resolve("kernels-1.properties"))
        .map(path -> new CostFile(path, machine));
  }

  /**
   * Returns the cache folder.
   *
   * @param given what XDG_CACHE_HOME says, or null
   * @param home the home folder; a user that the system does not know has none, only a question
   *     mark
   * @return the folder given, or .cache of the home folder; none if neither is an absolute path
   */
  static Optional<Path> cacheFolder(String given, String home) {
    return absolute(given).or(() -> absolute(home).map(folder -> folder.resolve(".cache")));
  }

  private static Optional<Path> absolute(String name) {
    try {
      return Optional.ofNullable(name).map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException letterThatTheLocaleLacks) {
      return Optional.empty();
    }
  }

  /** Returns the figures, if there are any for this machine. */
  Optional<CostModel> read() {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      values.load(reader);
      return machine.equals(values.getProperty(MACHINE))
          ? Optional.of(costs(values))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException notThereOrDamaged) {
      return Optional.empty();
    }
  }

  private static CostModel costs(Properties values) {
    List<BackendCost> costs = new ArrayList<>();
    for (String backend : values.getProperty(BACKENDS, "").split(" ", -1)) {
      costs.add(
          new BackendCost(
              backend, figure(values, backend + ".once"), figure(values, backend + ".rate")));
    }
    return new CostModel(costs);
  }

  private static double figure(Properties values, String name) {
    return Double.parseDouble(values.getProperty(name, ""));
  }

  /** Keeps the figures, whole or not at all; other processes may do the same. */
  void write(CostModel model) {
    Properties values = new Properties();
    values.setProperty(MACHINE, machine);
    values.setProperty(
        BACKENDS, String.join(" ", model.costs().stream().map(BackendCost::backend).toList()));
    for (BackendCost cost : model.costs()) {
      values.setProperty(cost.backend() + ".once", Double.toString(cost.secondsOnce()));
      values.setProperty(cost.backend() + ".rate", Double.toString(cost.rate()));
    }
    Path made = null;
    try {
      Files.createDirectories(path.getParent());
      made = Files.createTempFile(path.getParent(), "kernels", ".tmp");
      try (Writer writer = Files.newBufferedWriter(made)) {
        values.store(writer, "What backends cost, measured by fanc. May be deleted.");
      }
      Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notWritable) {
      discard(made);
    }
  }

  private static void discard(Path made) {
    try {
      if (made != null) {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      // It lies in a cache folder: whoever cleans that removes it.
    }
  }
}
