import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.results.MeanInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tables over the repetitions: java -cp 'cli/target/fanc.jar:cli/target/lib/*' Summary.java FOLDER.
 * Reads FOLDER/r-SET.json and r-SET-corrupted.json; 95 % intervals by Student's t; differences are paired by repetition.
 */
final class Summary {
  private static final String CORRUPTED = "-corrupted";
  private static final List<String> CONDITIONS =
      List.of("none", "noise", "blur", "contrast", "rotation");
  private static final List<String> MEASURES =
      List.of("accuracy", "negativeLogLikelihood", "calibrationError");
  private static final List<String> TITLES = List.of("accuracy [%]", "NLL", "ECE [%]");

  /** Record of each repetition, by set and then by repetition. */
  private final Map<String, Map<String, JsonNode>> sets = new TreeMap<>();

  public static void main(String[] args) throws IOException {
    Summary summary = new Summary();
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String[] name = file.getFileName().toString().replace(".json", "").split("-", 2);
        summary
            .sets
            .computeIfAbsent(name[1], key -> new TreeMap<>())
            .put(name[0], new ObjectMapper().readTree(file.toFile()));
      }
    }
    for (int m = 0; m < MEASURES.size(); m++) {
      summary.print(m);
    }
  }

  private void print(int measure) {
    System.out.println("\n| " + TITLES.get(measure) + " | clean | noise | blur | contrast | rotation |");
    System.out.println("|---|---|---|---|---|---|");
    for (String set : sets.keySet().stream().filter(s -> !s.endsWith(CORRUPTED)).toList()) {
      String parent = set.startsWith("long") ? "long" : "parent";
      if (!set.equals(parent)) {
        line(set + ", members", set, "members", measure, false);
      }
      line(set + (set.equals(parent) ? "" : ", mean of softmax"), set, "mean", measure, false);
      if (!set.equals(parent)) {
        line(set + ", mean of logits", set, "mean of logits", measure, false);
        line(set + ", mean of softmax, less " + parent, set, "mean", measure, true);
      }
    }
  }

  private void line(String title, String set, String of, int measure, boolean lessParent) {
    StringBuilder line = new StringBuilder("| " + title + " |");
    for (String condition : CONDITIONS) {
      List<Double> values = new ArrayList<>();
      String suffix = condition.equals("none") ? "" : CORRUPTED;
      sets.get(set + suffix)
          .forEach(
              (repetition, record) -> {
                double value = value(record, condition, of, measure);
                JsonNode parent = sets.get((set.startsWith("long") ? "long" : "parent") + suffix).get(repetition);
                values.add(
                    lessParent ? value - value(parent, condition, "mean", measure) : value);
              });
      double[] all = values.stream().mapToDouble(v -> v * (measure == 1 ? 1 : 100)).toArray();
      line.append(' ').append(MeanInterval.of(all).toText(measure == 1 ? 3 : 2)).append(" |");
    }
    System.out.println(line);
  }

  /** The mean over severities, and over members where those are asked for. */
  private static double value(JsonNode record, String condition, String of, int measure) {
    double sum = 0;
    int count = 0;
    boolean alone = record.path("members").size() == 1;
    for (JsonNode row : record.path("rows")) {
      String predictor = row.path("predictor").asText();
      boolean mean = predictor.startsWith("mean of ");
      boolean asked =
          switch (of) {
            case "members" -> !mean;
            case "mean of logits" -> predictor.equals(of);
            default -> alone || predictor.equals("mean of softmax");
          };
      if (asked && row.path("corruption").asText().equals(condition)) {
        sum += row.path(MEASURES.get(measure)).asDouble();
        count++;
      }
    }
    return sum / count;
  }
}
