package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A benchmark, whose restart goes on where it was. */
final class BenchVictim implements KillVictim {
  private final BenchFiles files;
  private List<String> verdicts;
  private List<String> before = List.of();

  BenchVictim(Path folder) throws IOException {
    Workspace workspace = new Workspace(folder);
    files = new BenchFiles(workspace);
    workspace.write("bench.json", BenchFiles.benchmark("\"deepz\", \"box\"", "deepz", 40));
  }

  @Override
  public String[] arguments() {
    return new String[] {"bench", "bench.json", "--runs", "runs"};
  }

  @Override
  public Path leaves() {
    return files.runs();
  }

  @Override
  public boolean hasBegun(Path out) throws IOException {
    return !cells().isEmpty();
  }

  @Override
  public void undisturbed(Killed run) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    verdicts = verdicts(cells());
    assertThat(verdicts).hasSize(BenchFiles.CELLS);
  }

  /** Returns the cells of the run; a folder in which nothing was begun does not count. */
  private List<String> cells() throws IOException {
    List<Path> begun = new ArrayList<>();
    for (Path run : files.folders()) {
      if (Files.exists(run.resolve("run.json"))) {
        begun.add(run);
      }
    }
    assertThat(begun).hasSizeLessThan(2);
    return begun.isEmpty() ? List.of() : BenchFiles.lines(begun.get(0));
  }

  private static List<String> verdicts(List<String> cells) throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (String line : cells) {
      JsonNode cell = new ObjectMapper().readTree(line);
      StringBuilder text = new StringBuilder();
      text.append(cell.path("child").asText()).append(' ').append(cell.path("image").asInt());
      for (JsonNode method : cell.path("methods")) {
        text.append(' ').append(method.path("outcome").asText());
      }
      verdicts.add(text.toString());
    }
    return verdicts;
  }

  @Override
  public void afterKill(Killed run) throws IOException {
    List<String> cells = cells();
    KillVictim.requireBeginning(cells, before);
    KillVictim.requireBeginning(verdicts, verdicts(cells));
    before = cells;
  }

  @Override
  public void afterEnd(Killed run) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    List<String> cells = cells();
    KillVictim.requireBeginning(cells, before);
    assertThat(verdicts(cells)).isEqualTo(verdicts);
    before = List.of();
  }
}
