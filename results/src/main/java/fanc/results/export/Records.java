package fanc.results.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fanc.results.BenchmarkCell;
import fanc.results.BenchmarkFolder;
import fanc.results.CellLog;
import fanc.results.ResultFile;
import fanc.results.ResultFormatException;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Records that are exported together, with the name of what they were read from. */
public sealed interface Records {

  /** Returns the name of the file or folder. */
  String name();

  /**
   * A benchmark's run.
   *
   * @param name of its folder
   * @param cells those that are finished, the latest of each
   */
  record OfBenchmark(String name, List<BenchmarkCell> cells) implements Records {
    /** Copies the list. */
    public OfBenchmark {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A network's verification.
   *
   * @param name of its file
   */
  record OfVerification(String name, VerificationResult result) implements Records {}

  /**
   * Reads what is at some places.
   *
   * @param places folders of benchmarks' runs, results, and folders of results
   * @throws ResultFormatException if there is something else
   * @throws IOException if one can not be read
   */
  static List<Records> read(List<Path> places) throws IOException {
    List<Records> all = new ArrayList<>();
    for (Path place : places) {
      if (!Files.isDirectory(place)) {
        all.add(verification(place));
      } else if (Files.exists(new BenchmarkFolder(place).run())) {
        all.add(benchmark(place));
      } else {
        all.addAll(folder(place));
      }
    }
    return all;
  }

  private static Records verification(Path file) throws IOException {
    return new OfVerification(nameOf(file), ResultFile.readVerification(file));
  }

  private static Records benchmark(Path folder) throws IOException {
    Map<BenchmarkCell.Place, BenchmarkCell> latest = new LinkedHashMap<>();
    CellLog.read(new BenchmarkFolder(folder).cells())
        .forEach(cell -> latest.put(cell.place(), cell));
    return new OfBenchmark(nameOf(folder.toRealPath()), List.copyOf(latest.values()));
  }

  private static List<Records> folder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<Records> results = new ArrayList<>();
    for (Path file : files) {
      if (isVerification(file)) {
        results.add(verification(file));
      }
    }
    if (results.isEmpty()) {
      throw new ResultFormatException(
          folder
              + ": no results; expected a folder that fanc bench or fanc verify --out FOLDER made",
          null);
    }
    return results;
  }

  /** The format is the first thing that a record of ours says. */
  private static boolean isVerification(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      return parser.nextToken() == JsonToken.START_OBJECT
          && "$schema".equals(parser.nextFieldName())
          && VerificationResult.SCHEMA.equals(parser.nextTextValue());
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(file + ": no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }
}
