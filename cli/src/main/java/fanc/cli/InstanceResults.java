package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.instances.CsvLine;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list of results that a run of instances leaves: a line is appended as a whole when an
 * instance is done, so that a run that was killed can be resumed. In a folder the list is {@code
 * results.csv}, and the answer to each violated instance stands beside it.
 */
final class InstanceResults {
  private static final String NAME = "results.csv";

  private final Path file;
  private final boolean folder;

  private InstanceResults(Path file, boolean folder) {
    this.file = file;
    this.folder = folder;
  }

  /** Returns results that are printed and kept nowhere. */
  static InstanceResults nowhere() {
    return new InstanceResults(null, false);
  }

  /**
   * Returns the results at a place.
   *
   * @param out a folder, made if it is missing, or a file {@code *.csv}
   * @param resume whether results may be there already
   * @throws BadInputException if there are results and the run is not to resume them
   */
  static InstanceResults at(Path out, boolean resume) throws IOException {
    boolean folder = Files.isDirectory(out) || !out.getFileName().toString().endsWith(".csv");
    if (folder) {
      Files.createDirectories(out);
    }
    Path file = folder ? out.resolve(NAME) : out;
    OutputPlace.require(file);
    if (!resume && Files.exists(file)) {
      throw new BadInputException(
          file + ": results are there already; go on with --resume, or choose another --out");
    }
    ResultFile.removeAbandoned(file.toAbsolutePath().getParent());
    return new InstanceResults(file, folder);
  }

  /**
   * Returns the results that are there. The beginning of a line that a killed run left is removed.
   *
   * @throws BadInputException if the file has a line that is no result
   */
  List<InstanceResult> done() throws IOException {
    List<InstanceResult> done = new ArrayList<>();
    if (file == null || !Files.exists(file)) {
      return done;
    }
    String text = Files.readString(file);
    int whole = text.lastIndexOf('\n') + 1;
    List<String> lines = text.substring(0, whole).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      done.add(result(i + 1, lines.get(i)));
    }
    if (whole < text.length()) {
      ResultFile.write(file, text.substring(0, whole));
    }
    return done;
  }

  /**
   * Checks that a result that is there is about the files as they are now.
   *
   * @throws BadInputException if one of them was changed after the last result
   */
  void requireOlder(Path... inputs) throws IOException {
    for (Path input : inputs) {
      boolean changed =
          Files.exists(input)
              && Files.getLastModifiedTime(input).compareTo(Files.getLastModifiedTime(file)) > 0;
      if (changed) {
        throw new BadInputException(
            file + ": " + input + " was changed after these results; choose another --out");
      }
    }
  }

  private InstanceResult result(int number, String line) {
    Optional<InstanceResult> result;
    try {
      result = InstanceResult.read(CsvLine.fields(line));
    } catch (PropertyFormatException e) {
      result = Optional.empty();
    }
    return result.orElseThrow(
        () ->
            new BadInputException(
                file
                    + ": line "
                    + number
                    + ": not a result category,network,property,seconds,verdict,seconds; choose"
                    + " another --out"));
  }

  /** Appends a result in one piece. */
  void add(InstanceResult result) throws IOException {
    if (file == null) {
      return;
    }
    try {
      Files.write(
          file,
          (result.line() + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (FileSystemException namesTheFile) {
      throw namesTheFile;
    } catch (IOException e) {
      throw new IOException(file + ": can not be written: " + e.getMessage(), e);
    }
  }

  /** Leaves the whole answer to a violated instance, if the results are a folder. */
  void addWitness(InstanceResult result, String answer) throws IOException {
    if (folder && result.answer() == Answer.SAT) {
      String name = stem(result.network()) + "_" + stem(result.property()) + ".counterexample";
      ResultFile.write(file.resolveSibling(name), answer);
    }
  }

  /** Leaves the score beside the list: {@code score.json}, or {@code NAME.score.json}. */
  void addScore(Score score) throws IOException {
    if (file != null) {
      String list = file.getFileName().toString();
      String name = folder ? "score.json" : list.replaceFirst("\\.csv$", "") + ".score.json";
      ResultFile.write(file.resolveSibling(name), ResultFile.toJson(score.record()));
    }
  }

  private static String stem(String path) {
    return path.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.(onnx|vnnlib)(\\.gz)?$", "");
  }
}
