package fanc.cli;

import fanc.results.ChildResult;
import fanc.results.ChildrenResult;
import fanc.results.ResultFile;
import fanc.results.ResultFormatException;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a run over many networks leaves: a folder with a record for each network, written when it is
 * decided, and a summary at the end. So a run that was killed can be resumed: a network is done if
 * a record is about the same bytes of network and property, whatever the files are called now.
 */
final class ChildRecords {
  private static final String SUMMARY = "summary";
  private static final String ENDING = ".json";

  private final Path folder;
  private final Path summary;
  private final boolean resumes;
  private final Set<String> taken = new HashSet<>(Set.of(SUMMARY));

  private ChildRecords(Path folder, Path summary, boolean resumes) {
    this.folder = folder;
    this.summary = summary;
    this.resumes = resumes;
  }

  /** Returns records that are kept nowhere. */
  static ChildRecords nowhere() {
    return new ChildRecords(null, null, false);
  }

  /**
   * Returns records that take the place of those that an earlier run left.
   *
   * @param folder made if it is missing
   */
  static ChildRecords replacing(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path summary = folder.resolve(SUMMARY + ENDING);
    OutputPlace.require(summary);
    ResultFile.removeAbandoned(folder);
    return new ChildRecords(folder, summary, false);
  }

  /**
   * Returns the records at a place.
   *
   * @param out a folder, made if it is missing; or a file {@code NAME.json} for the summary, with
   *     the folder {@code NAME} beside it
   * @param resume whether records may be there already
   * @throws BadInputException if there are records and the run is not to resume them
   */
  static ChildRecords at(Path out, boolean resume) throws IOException {
    boolean file = out.getFileName().toString().endsWith(ENDING) && !Files.isDirectory(out);
    Path folder = file ? out.resolveSibling(stem(out, ENDING)) : out;
    Path summary = file ? out : out.resolve(SUMMARY + ENDING);
    Files.createDirectories(folder);
    OutputPlace.require(summary);
    ResultFile.removeAbandoned(folder);
    ChildRecords records = new ChildRecords(folder, summary, resume);
    List<Path> there = records.files();
    if (!resume && !there.isEmpty()) {
      throw new BadInputException(
          folder + ": results are there already; go on with --resume, or choose another --out");
    }
    there.forEach(record -> records.taken.add(key(stem(record, ENDING))));
    return records;
  }

  /**
   * A record that is there.
   *
   * @param name of its file
   */
  record Kept(String name, VerificationResult result) {}

  /** Returns the records that are there and can be used; others are left alone. */
  List<Kept> kept(Predicate<VerificationResult> usable) throws IOException {
    List<Kept> kept = new ArrayList<>();
    if (!resumes) {
      return kept;
    }
    for (Path file : files()) {
      Optional<VerificationResult> result = read(file).filter(usable);
      result.ifPresent(found -> kept.add(new Kept(file.getFileName().toString(), found)));
    }
    return kept;
  }

  private static Optional<VerificationResult> read(Path file) throws IOException {
    try {
      return Optional.of(ResultFile.readVerification(file));
    } catch (ResultFormatException e) {
      return Optional.empty();
    }
  }

  private List<Path> files() throws IOException {
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING) && !file.equals(summary))
          .sorted()
          .toList();
    }
  }

  /**
   * Writes the record of a network.
   *
   * @return the name of its file, null if records are kept nowhere
   */
  String add(Path network, Supplier<VerificationResult> result) throws IOException {
    if (folder == null) {
      return null;
    }
    String stem = stem(network, ".onnx");
    String name = stem;
    for (int i = 2; !taken.add(key(name)); i++) {
      name = stem + "-" + i;
    }
    ResultFile.write(folder.resolve(name + ENDING), ResultFile.toJson(result.get()));
    return name + ENDING;
  }

  /** Writes the summary. */
  void finish(ChildrenResult all) throws IOException {
    if (summary != null) {
      ResultFile.write(summary, ResultFile.toJson(all));
    }
  }

  /** Returns the entry of a network that was done before. */
  static ChildResult entry(Path network, Kept kept, int status) {
    return ChildResult.of(
        network.toString(),
        kept.result().network().sha256(),
        kept.name(),
        status,
        kept.result().summary());
  }

  private static String stem(Path file, String ending) {
    String name = file.getFileName().toString();
    return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
  }

  /** There are file systems that take names in either case as one. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
