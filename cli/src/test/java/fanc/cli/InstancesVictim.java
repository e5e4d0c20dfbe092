package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A list of instances that is worked through, with a line of results for each. */
final class InstancesVictim implements KillVictim {
  private static final int INSTANCES = 12;

  private final Path folder;
  private List<String> verdicts;

  InstancesVictim(Path folder) throws IOException {
    this.folder = folder;
    Workspace workspace = new Workspace(folder);
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < INSTANCES; i++) {
      workspace.write("p" + i + ".json", Workspace.patch("\"0\"", ""));
      String network = i % 2 == 0 ? "robust" : "fragile";
      list.append(network).append(".onnx,p").append(i).append(".json,60\n");
    }
    workspace.write("list.csv", list.toString());
  }

  @Override
  public String[] arguments() {
    return new String[] {
      "verify",
      "--instances",
      "list.csv",
      "--method",
      "deepz",
      "--repeat",
      "60",
      "--attack",
      "60",
      "--out",
      "out",
      "--resume"
    };
  }

  @Override
  public Path leaves() {
    return folder.resolve("out");
  }

  @Override
  public void undisturbed(Killed run) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.VIOLATED);
    verdicts = withoutTimes(onDisk());
    assertThat(verdicts).hasSize(INSTANCES);
    assertThat(String.join(" ", verdicts)).contains(",unsat", ",sat");
  }

  /** Returns the whole lines. */
  private List<String> onDisk() throws IOException {
    Path results = leaves().resolve("results.csv");
    if (!Files.exists(results)) {
      return List.of();
    }
    String text = Files.readString(results);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static List<String> withoutTimes(List<String> lines) {
    List<String> shorter = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split(",", -1);
      assertThat(fields).as(line).hasSize(6);
      shorter.add(fields[1] + "," + fields[2] + "," + fields[4]);
    }
    return shorter;
  }

  @Override
  public void afterKill(Killed run) throws IOException {
    List<String> found = onDisk();
    KillVictim.requireBeginning(verdicts, withoutTimes(found));
    assertThat(found).as("what was reported").containsAll(run.lines());
  }

  @Override
  public void afterEnd(Killed run) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.VIOLATED);
    assertThat(withoutTimes(onDisk())).isEqualTo(verdicts);
    for (int i = 1; i < INSTANCES; i += 2) {
      assertThat(leaves().resolve("fragile_p" + i + ".json.counterexample"))
          .content()
          .startsWith("sat\n");
    }
  }
}
