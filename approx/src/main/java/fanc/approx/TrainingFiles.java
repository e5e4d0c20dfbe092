package fanc.approx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What the lineage of a fine-tuned child says of the files it was trained from. */
final class TrainingFiles {
  private TrainingFiles() {}

  /**
   * Returns the record of a training by these files as they are now.
   *
   * @throws ApproximationException if the recipe is none, or it or the data set is missing
   */
  static FineTuned describe(FineTuning rule) throws ApproximationException {
    Path recipe = Path.of(rule.recipe());
    JsonNode content = content(recipe);
    String set = text(recipe, content);
    return new FineTuned(
        FineTuning.stem(rule.recipe()),
        sha256(recipe),
        set,
        folderSha256(Path.of(rule.data()).resolve(set)),
        (int) number(recipe, content, "epochs"),
        number(recipe, content, "seed"));
  }

  private static JsonNode content(Path recipe) throws ApproximationException {
    try {
      return RuleJson.MAPPER.readTree(Files.readAllBytes(recipe));
    } catch (JsonProcessingException e) {
      throw new ApproximationException(recipe + ": " + RuleJson.describe(e));
    } catch (IOException e) {
      throw new ApproximationException(recipe + ": no such training recipe, or not readable");
    }
  }

  private static String text(Path recipe, JsonNode content) throws ApproximationException {
    String set = content.path("data").asText();
    if (!content.path("data").isTextual() || !set.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw new ApproximationException(recipe + ": key 'data' names no data set");
    }
    return set;
  }

  private static long number(Path recipe, JsonNode content, String key)
      throws ApproximationException {
    if (!content.path(key).canConvertToLong() || !content.path(key).isIntegralNumber()) {
      throw new ApproximationException(recipe + ": key '" + key + "' is no whole number");
    }
    return content.path(key).longValue();
  }

  /** Returns the SHA-256 of lines {@code hash, two blanks, name}, ordered by name. */
  private static String folderSha256(Path folder) throws ApproximationException {
    StringBuilder lines = new StringBuilder();
    for (Path file : files(folder)) {
      lines.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
    }
    return HexFormat.of()
        .formatHex(digest().digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Path> files(Path folder) throws ApproximationException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new ApproximationException(
          folder + ": the data set is not there; fetch it with training/fetch-data.sh");
    }
  }

  private static String sha256(Path file) throws ApproximationException {
    MessageDigest digest = digest();
    try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
      content.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new ApproximationException(file + ": can not be read");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
