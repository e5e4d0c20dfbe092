package fanc.approx;

import fanc.networks.ensemble.EnsembleFile;
import fanc.networks.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The children that a recipe makes of a parent, as files in one folder: {@code
 * <parent>-<child>.onnx} with its lineage beside it, and {@code members.json} if they are an
 * ensemble.
 */
public final class ChildFamily {
  private static final String EXTENSION = ".onnx";

  /** Name of the file that lists the members, beside them. */
  private static final String ENSEMBLE = "members.json";

  private final Path parentFile;
  private final Recipe recipe;
  private final Path folder;

  /**
   * Describes a family; nothing is written yet.
   *
   * @param folder made when the family is written, if it is not there
   */
  public ChildFamily(Path parentFile, Recipe recipe, Path folder) {
    this.parentFile = parentFile;
    this.recipe = recipe;
    this.folder = folder;
  }

  /** Returns where each child is kept, in the order of the recipe. */
  public Map<Path, Chain> files() {
    String name = parentFile.getFileName().toString();
    String stem =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    Map<Path, Chain> files = new LinkedHashMap<>();
    for (Chain child : recipe.children()) {
      files.put(folder.resolve(stem + "-" + child.name() + EXTENSION), child);
    }
    return files;
  }

  /** Returns the file that names the children as members of an ensemble, if they are one. */
  public Optional<Path> ensemble() {
    return recipe.ensemble() ? Optional.of(folder.resolve(ENSEMBLE)) : Optional.empty();
  }

  /** Returns the files of the family that exist already. */
  public List<Path> existing() {
    return Stream.concat(files().keySet().stream(), ensemble().stream())
        .filter(Files::exists)
        .toList();
  }

  /**
   * Makes all children and writes them. They are written to a temporary folder first and moved when
   * all are there, so that a rule that fails leaves nothing.
   *
   * @param tuner what trains, for children that ask for it
   * @return the lineage of each file, in the order of the recipe
   * @throws ApproximationException if one can not be made; then nothing has changed
   * @throws IOException if one can not be written
   */
  public Map<Path, Lineage> write(OnnxModel parent, FineTuner tuner)
      throws ApproximationException, IOException {
    boolean there = Files.isDirectory(folder);
    Files.createDirectories(folder);
    try {
      return writeThroughStage(parent, tuner);
    } catch (ApproximationException e) {
      if (!there) {
        Files.deleteIfExists(folder);
      }
      throw e;
    }
  }

  private Map<Path, Lineage> writeThroughStage(OnnxModel parent, FineTuner tuner)
      throws ApproximationException, IOException {
    String mark = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    Path stage = Files.createDirectory(folder.resolve("." + recipe.name() + "." + mark + ".part"));
    Map<Path, Lineage> written = new LinkedHashMap<>();
    List<Path> staged = new ArrayList<>();
    try {
      for (Map.Entry<Path, Chain> entry : files().entrySet()) {
        Child child = Child.of(parent, entry.getValue(), tuner);
        Path file = stage.resolve(entry.getKey().getFileName());
        staged.add(file);
        written.put(entry.getKey(), child.write(file, entry.getKey(), parentFile));
      }
      Path members = stage.resolve(ENSEMBLE);
      if (recipe.ensemble()) {
        Files.writeString(
            members,
            EnsembleFile.toJson(
                recipe.name(),
                staged.stream().map(file -> file.getFileName().toString()).toList()));
      }
      for (Path file : staged) {
        move(file);
        move(LineageFile.beside(file));
      }
      if (recipe.ensemble()) {
        move(members);
      }
    } finally {
      Files.deleteIfExists(stage.resolve(ENSEMBLE));
      for (Path file : staged) {
        Files.deleteIfExists(file);
        Files.deleteIfExists(LineageFile.beside(file));
      }
      Files.delete(stage);
    }
    return written;
  }

  private void move(Path file) throws IOException {
    Files.move(
        file,
        folder.resolve(file.getFileName()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
