package fanc.results.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fanc.results.ChildResult;
import fanc.results.ChildrenResult;
import fanc.results.Comparison;
import fanc.results.ResultFile;
import fanc.results.ResultFormatException;
import fanc.results.VerificationResult;
import fanc.results.report.ReportedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Something that a page can be about. */
public sealed interface ReportInput {

  /**
   * Networks that were verified.
   *
   * @param results their records
   * @param faulty networks that could not be verified
   */
  record Verified(List<VerificationResult> results, List<ChildResult> faulty)
      implements ReportInput {

    /** Copies the lists. */
    public Verified {
      results = List.copyOf(results);
      faulty = List.copyOf(faulty);
    }
  }

  /**
   * A benchmark's run.
   *
   * @param run what it measured so far
   */
  record Benchmarked(ReportedRun run) implements ReportInput {}

  /**
   * Children with and without their parent's proof.
   *
   * @param name of the record's folder, or file
   * @param comparison the record
   */
  record Compared(String name, Comparison comparison) implements ReportInput {}

  /**
   * Reads a record of {@code fanc verify}, the folder of a run over many networks, the folder of a
   * benchmark's run, or a comparison or its folder. Changes nothing.
   *
   * @throws ResultFormatException if it is none of these, or not of this version
   * @throws IOException if it can not be read
   */
  static ReportInput read(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return readFile(path);
    }
    if (Files.exists(path.resolve("run.json"))) {
      return new Benchmarked(ReportedRun.read(path));
    }
    for (String name : List.of("summary.json", "comparison.json")) {
      if (Files.exists(path.resolve(name))) {
        return readFile(path.resolve(name));
      }
    }
    throw new ResultFormatException(
        path
            + ": nothing to report; expected a folder with run.json (fanc bench), summary.json"
            + " (fanc verify of many networks with --out FOLDER) or comparison.json (fanc demo)",
        null);
  }

  private static ReportInput readFile(Path file) throws IOException {
    String schema = schema(file);
    return switch (schema) {
      case VerificationResult.SCHEMA ->
          new Verified(List.of(ResultFile.readVerification(file)), List.of());
      case ChildrenResult.SCHEMA -> readChildren(file);
      case Comparison.SCHEMA -> new Compared(name(file), ResultFile.readComparison(file));
      default ->
          throw new ResultFormatException(
              file
                  + ": "
                  + (schema.isEmpty() ? "no record" : "a record " + schema)
                  + "; expected what fanc verify --out wrote, a comparison.json, or the folder of a"
                  + " run",
              null);
    };
  }

  private static Verified readChildren(Path file) throws IOException {
    ChildrenResult children = ResultFile.read(file, ChildrenResult.SCHEMA, ChildrenResult.class);
    List<VerificationResult> results = new ArrayList<>();
    List<ChildResult> faulty = new ArrayList<>();
    for (ChildResult child : children.children()) {
      if (child.record() == null) {
        faulty.add(child);
      } else {
        results.add(ResultFile.readVerification(file.resolveSibling(child.record())));
      }
    }
    return new Verified(results, faulty);
  }

  private static String name(Path file) throws IOException {
    Path folder = file.toRealPath().getParent();
    Path name = folder == null ? null : folder.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  /** Returns the format that a file names in its first key, nothing if it names none. */
  private static String schema(Path file) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
      boolean named =
          parser.nextToken() == JsonToken.START_OBJECT && "$schema".equals(parser.nextFieldName());
      String schema = named ? parser.nextTextValue() : null;
      return schema == null ? "" : schema;
    } catch (JsonProcessingException notJson) {
      return "";
    }
  }
}
