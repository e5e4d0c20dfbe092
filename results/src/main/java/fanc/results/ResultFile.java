package fanc.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Records as JSON text and JSON files. The first key, {@code $schema}, names the format and its
 * version; numbers that are not finite are null; every other double reads back exactly.
 */
public final class ResultFile {
  private static final String SCHEMA_KEY = "$schema";

  private ResultFile() {}

  /** Returns a verification result as JSON, one line feed at the end. */
  public static String toJson(VerificationResult result) {
    return json(VerificationResult.SCHEMA, result);
  }

  /** Returns bounds as JSON, one line feed at the end. */
  public static String toJson(BoundsResult result) {
    return json(BoundsResult.SCHEMA, result);
  }

  /** Returns an explanation as JSON, one line feed at the end. */
  public static String toJson(ExplanationResult explanation) {
    return json(ExplanationResult.SCHEMA, explanation);
  }

  /** Returns how much members of an ensemble differ as JSON, one line feed at the end. */
  public static String toJson(DiversityResult diversity) {
    return json(DiversityResult.SCHEMA, diversity);
  }

  /** Returns an advice as JSON, one line feed at the end. */
  public static String toJson(AdviceResult advice) {
    return json(AdviceResult.SCHEMA, advice);
  }

  /** Returns whether something can be decided as JSON, one line feed at the end. */
  public static String toJson(SupportResult support) {
    return json(SupportResult.SCHEMA, support);
  }

  /** Returns a scored list of instances as JSON, one line feed at the end. */
  public static String toJson(ScoreResult score) {
    return json(ScoreResult.SCHEMA, score);
  }

  /** Returns a run over many networks as JSON, one line feed at the end. */
  public static String toJson(ChildrenResult children) {
    return json(ChildrenResult.SCHEMA, children);
  }

  /** Returns what was found on a machine as JSON, one line feed at the end. */
  public static String toJson(Diagnosis diagnosis) {
    return json(Diagnosis.SCHEMA, diagnosis);
  }

  /** Returns a comparison as JSON, one line feed at the end. */
  public static String toJson(Comparison comparison) {
    return json(Comparison.SCHEMA, comparison);
  }

  /** Returns the conditions of a benchmark's run as JSON, one line feed at the end. */
  public static String toJson(BenchmarkRun run) {
    return json(BenchmarkRun.SCHEMA, run);
  }

  /** Returns a benchmark's results as JSON, one line feed at the end. */
  public static String toJson(BenchmarkSummary summary) {
    return json(BenchmarkSummary.SCHEMA, summary);
  }

  /**
   * Writes text in UTF-8 so that a reader sees the old file or the whole new one, never a part.
   *
   * @param file the file; replaced if it exists
   * @throws IOException if it can not be written; then nothing has changed
   */
  public static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Removes what killed processes left half-written in a folder, once none can be writing it. */
  public static void removeAbandoned(Path folder) {
    AtomicFile.removeAbandoned(folder);
  }

  /**
   * Reads a verification result.
   *
   * @throws ResultFormatException if the file is no such record of this version
   * @throws IOException if the file can not be read
   */
  public static VerificationResult readVerification(Path file) throws IOException {
    return read(file, VerificationResult.SCHEMA, VerificationResult.class);
  }

  /**
   * Reads bounds.
   *
   * @throws ResultFormatException if the file is no such record of this version
   * @throws IOException if the file can not be read
   */
  public static BoundsResult readBounds(Path file) throws IOException {
    return read(file, BoundsResult.SCHEMA, BoundsResult.class);
  }

  /**
   * Reads a comparison.
   *
   * @throws ResultFormatException if the file is no such record of this version
   * @throws IOException if the file can not be read
   */
  public static Comparison readComparison(Path file) throws IOException {
    return read(file, Comparison.SCHEMA, Comparison.class);
  }

  /**
   * Reads a benchmark.
   *
   * @throws ResultFormatException if the file is no benchmark of this version or the one before
   * @throws IOException if the file can not be read
   */
  public static Benchmark readBenchmark(Path file) throws IOException {
    ObjectNode object = object(file, Benchmark.SCHEMA, Benchmark.SCHEMA_1);
    requireKnown(file, object, BenchmarkJson.KEYS, BenchmarkJson.KEYS);
    BenchmarkJson.completeBenchmark(object);
    return convert(object, file.toString(), Benchmark.class);
  }

  /**
   * Reads the conditions of a benchmark's run.
   *
   * @throws ResultFormatException if the file is no such record of this version or the one before
   * @throws IOException if the file can not be read
   */
  public static BenchmarkRun readBenchmarkRun(Path file) throws IOException {
    ObjectNode object = object(file, BenchmarkRun.SCHEMA, BenchmarkRun.SCHEMA_1);
    BenchmarkJson.completeRun(object);
    return convert(object, file.toString(), BenchmarkRun.class);
  }

  /**
   * Reads the results of a benchmark's run.
   *
   * @throws ResultFormatException if the file is no such record of this version; those of the
   *     version before follow from the cells
   * @throws IOException if the file can not be read
   */
  public static BenchmarkSummary readBenchmarkSummary(Path file) throws IOException {
    return read(
        file, BenchmarkSummary.SCHEMA, BenchmarkSummary.class, BenchmarkJson::completeSummary);
  }

  /** Returns whether a file says that it holds a benchmark's results of this version. */
  static boolean isBenchmarkSummary(Path file) throws IOException {
    JsonNode schema = parse(JsonText.read(file), file.toString()).path(SCHEMA_KEY);
    return schema.asText().equals(BenchmarkSummary.SCHEMA);
  }

  /**
   * Reads a cell, of this version or the one before; it stands without its format's name.
   *
   * @param where names its place in messages
   */
  static BenchmarkCell parseCell(String text, String where) throws ResultFormatException {
    ObjectNode object = parse(text, where);
    BenchmarkJson.completeCell(object);
    return convert(object, where, BenchmarkCell.class);
  }

  /** Returns a record of any format as JSON, one line feed at the end. */
  public static String toJson(String schema, Record value) {
    return json(schema, value);
  }

  private static String json(String schema, Object value) {
    ObjectNode root = RecordJson.MAPPER.createObjectNode().put(SCHEMA_KEY, schema);
    root.setAll((ObjectNode) RecordJson.MAPPER.valueToTree(value));
    try {
      return RecordJson.prettyWriter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values always has a JSON form", e);
    }
  }

  /**
   * Reads a record of any format.
   *
   * @param schema name and version of the format, the value of the key {@code $schema}
   * @param type the record
   * @throws ResultFormatException if the file is no such record of this version
   * @throws IOException if the file can not be read
   */
  public static <T> T read(Path file, String schema, Class<T> type) throws IOException {
    return read(file, schema, type, object -> {});
  }

  /**
   * Reads a record of a format in which keys may be left out.
   *
   * @param completion adds what is left out to what the file holds
   * @throws ResultFormatException if the file is no such record of this version
   * @throws IOException if the file can not be read
   */
  public static <T> T read(Path file, String schema, Class<T> type, Consumer<ObjectNode> completion)
      throws IOException {
    ObjectNode object = object(file, schema);
    completion.accept(object);
    requireKnown(
        file,
        object,
        Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList(),
        // What a record computes is written too, and is a method of it.
        Arrays.stream(type.getDeclaredMethods()).map(Method::getName).toList());
    return convert(object, file.toString(), type);
  }

  /** Returns what a file holds, without its format's name, which must be one of some. */
  private static ObjectNode object(Path file, String... schemas) throws IOException {
    ObjectNode object = parse(JsonText.read(file), file.toString());
    JsonNode found = object.remove(SCHEMA_KEY);
    if (found == null || !List.of(schemas).contains(found.asText())) {
      throw new ResultFormatException(
          file
              + ": key '"
              + SCHEMA_KEY
              + "' is "
              + found
              + ", expected \""
              + String.join("\" or \"", schemas)
              + "\"",
          null);
    }
    return object;
  }

  private static ObjectNode parse(String text, String where) throws ResultFormatException {
    try {
      if (RecordJson.MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new ResultFormatException(where + ": expected a JSON object", null);
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(where + ": " + JsonFault.of(e), e);
    }
  }

  private static <T> T convert(ObjectNode object, String where, Class<T> type)
      throws ResultFormatException {
    try {
      return RecordJson.MAPPER.treeToValue(object, type);
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(where + ": " + JsonFault.of(e), e);
    }
  }

  /** A misspelt key is named as such, not as the one that is missing for it. */
  private static void requireKnown(
      Path file, ObjectNode object, List<String> known, List<String> written)
      throws ResultFormatException {
    for (String key : (Iterable<String>) object::fieldNames) {
      if (!written.contains(key)) {
        throw new ResultFormatException(file + ": " + JsonFault.unknown(key, key, known), null);
      }
    }
  }
}
