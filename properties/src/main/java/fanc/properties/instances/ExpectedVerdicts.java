package fanc.properties.instances;

import fanc.properties.PropertyFormatException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of instances: a CSV file whose first line names its columns, among them the
 * network, the property, and {@code sat} or {@code unsat}; other columns are passed over.
 *
 * <p>An instance is looked up by the names that its list writes, then by the names of the files
 * alone, without {@code .gz}.
 */
public final class ExpectedVerdicts {
  private static final List<String> NETWORK = List.of("onnx", "network", "model", "net");
  private static final List<String> PROPERTY = List.of("vnnlib", "property", "spec");
  private static final List<String> VERDICT = List.of("expected", "truth", "verdict", "result");

  private final Path file;
  private final Map<List<String>, Set<ExpectedVerdict>> byName = new HashMap<>();
  private final Map<List<String>, Set<ExpectedVerdict>> byFile = new HashMap<>();

  private ExpectedVerdicts(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @throws PropertyFormatException naming the line if the file is missing or malformed, or says
   *     nothing
   */
  public static ExpectedVerdicts read(Path file) throws PropertyFormatException {
    ExpectedVerdicts verdicts = new ExpectedVerdicts(file);
    verdicts.addAll(InstanceList.lines(file));
    return verdicts;
  }

  private void addAll(List<String> lines) throws PropertyFormatException {
    List<String> titles = null;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> fields = fields(i + 1, InstanceList.withoutMark(lines.get(i)));
      if (titles == null) {
        titles = fields.stream().map(title -> title.toLowerCase(Locale.ROOT)).toList();
        requireColumns(i + 1, titles);
      } else if (fields.size() != titles.size()) {
        throw wrong(i + 1, fields.size() + " fields, the titles are " + titles.size());
      } else {
        add(i + 1, titles, fields);
      }
    }
    if (byName.isEmpty()) {
      throw new PropertyFormatException(file + ": no verdicts, expected lines under the titles");
    }
  }

  private void requireColumns(int line, List<String> titles) throws PropertyFormatException {
    for (List<String> names : List.of(NETWORK, PROPERTY, VERDICT)) {
      if (column(titles, names) < 0) {
        throw wrong(line, "no column is called " + String.join(" or ", names));
      }
    }
  }

  private void add(int line, List<String> titles, List<String> fields)
      throws PropertyFormatException {
    String network = fields.get(column(titles, NETWORK));
    String property = fields.get(column(titles, PROPERTY));
    String verdict = fields.get(column(titles, VERDICT));
    Optional<ExpectedVerdict> known =
        switch (verdict) {
          case "sat" -> Optional.of(ExpectedVerdict.SAT);
          case "unsat" -> Optional.of(ExpectedVerdict.UNSAT);
          case "", "-", "unknown" -> Optional.empty();
          default -> throw wrong(line, "\"" + verdict + "\", expected sat, unsat or unknown");
        };
    if (known.isPresent()) {
      put(byName, plain(network), plain(property), known.get());
      put(byFile, fileName(network), fileName(property), known.get());
    }
  }

  private static void put(
      Map<List<String>, Set<ExpectedVerdict>> map,
      String network,
      String property,
      ExpectedVerdict verdict) {
    map.computeIfAbsent(List.of(network, property), key -> EnumSet.noneOf(ExpectedVerdict.class))
        .add(verdict);
  }

  /**
   * Returns what is known of an instance.
   *
   * @throws PropertyFormatException if the file says both
   */
  public Optional<ExpectedVerdict> of(String network, String property)
      throws PropertyFormatException {
    Set<ExpectedVerdict> found =
        byName.getOrDefault(
            List.of(plain(network), plain(property)),
            byFile.getOrDefault(List.of(fileName(network), fileName(property)), Set.of()));
    if (found.size() > 1) {
      throw new PropertyFormatException(
          file
              + ": says both sat and unsat of "
              + network
              + ", "
              + property
              + "; write the paths as the list does");
    }
    return found.stream().findFirst();
  }

  private static int column(List<String> titles, List<String> names) {
    return names.stream().mapToInt(titles::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }

  private static String plain(String name) {
    return name.replaceFirst("^(\\./)+", "").replaceFirst("\\.gz$", "");
  }

  private static String fileName(String name) {
    return plain(name).replaceFirst(".*[/\\\\]", "");
  }

  private List<String> fields(int line, String text) throws PropertyFormatException {
    try {
      return CsvLine.fields(text);
    } catch (PropertyFormatException e) {
      throw wrong(line, e.getMessage());
    }
  }

  private PropertyFormatException wrong(int line, String problem) {
    return new PropertyFormatException(file, "line " + line, problem);
  }
}
