package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.ImageResult;
import fanc.results.ResultFile;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A property that is verified on a folder of networks, with a record of each. */
final class ChildrenVictim implements KillVictim {
  private static final int NETWORKS = 10;

  private final Path folder;
  private Map<String, String> verdicts;

  ChildrenVictim(Path folder) throws IOException {
    this.folder = folder;
    Workspace workspace = new Workspace(folder);
    Files.createDirectory(folder.resolve("children"));
    for (int i = 0; i < NETWORKS; i++) {
      workspace.network(
          "children/n" + i + ".onnx",
          Workspace.PIXELS,
          .0625 * (1 + i % 3 * 3) - i * 0x1p-10,
          0,
          new double[][] {{-1, 1}, {0, 0}},
          1,
          0);
    }
  }

  @Override
  public String[] arguments() {
    return new String[] {
      "verify", "--network", "children", "--property", "patch.json", "--method", "deepz",
      "--repeat", "25", "--attack", "60", "--out", "out", "--resume"
    };
  }

  @Override
  public Path leaves() {
    return folder.resolve("out");
  }

  @Override
  public boolean hasBegun(Path out) throws IOException {
    return !onDisk().isEmpty();
  }

  @Override
  public void undisturbed(Killed run) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.VIOLATED);
    verdicts = onDisk();
    assertThat(verdicts).hasSize(NETWORKS);
    assertThat(Map.copyOf(verdicts).values()).contains("verified verified", "violated violated");
  }

  /** Returns the verdicts of each network whose record is there; each record must be readable. */
  private Map<String, String> onDisk() throws IOException {
    Map<String, String> found = new TreeMap<>();
    if (!Files.exists(leaves())) {
      return found;
    }
    try (Stream<Path> files = Files.list(leaves())) {
      for (Path file : files.filter(ChildrenVictim::isRecord).toList()) {
        VerificationResult record = ResultFile.readVerification(file);
        StringBuilder words = new StringBuilder();
        for (ImageResult image : record.images()) {
          words.append(words.length() == 0 ? "" : " ").append(image.outcome());
        }
        found.put(Path.of(record.network().path()).getFileName().toString(), words.toString());
      }
    }
    return found;
  }

  private static boolean isRecord(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") && !name.equals("summary.json");
  }

  @Override
  public void afterKill(Killed run) throws IOException {
    Map<String, String> found = onDisk();
    assertThat(verdicts.entrySet()).containsAll(found.entrySet());
    for (String line : run.lines()) {
      if (line.contains(" images: ")) {
        String network = line.substring(0, line.indexOf("  ")).replaceFirst(".*/", "");
        assertThat(found).as("reported: " + line).containsKey(network);
      }
    }
  }

  @Override
  public void afterEnd(Killed run) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.VIOLATED);
    assertThat(onDisk()).isEqualTo(verdicts);
    assertThat(leaves().resolve("summary.json")).exists();
  }
}
