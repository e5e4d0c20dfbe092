package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over many networks that is killed and started again loses no finished network. */
class ManyNetworksKillIT {
  private static final int NETWORKS = 12;
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void killedRunGoesOnWhereItWas() throws Exception {
    Workspace workspace = new Workspace(folder);
    Path children = Files.createDirectory(workspace.file("children"));
    for (int i = 0; i < NETWORKS; i++) {
      workspace.network(
          "children/" + (char) ('a' + i) + ".onnx",
          Workspace.PIXELS,
          .0625 - i * 0x1p-10,
          0,
          new double[][] {{-1, 1}, {0, 0}},
          1,
          0);
    }
    Files.writeString(children.resolve("bad.onnx"), "no network");
    List<Path> first = killAfter(2);
    FileTime written = Files.getLastModifiedTime(first.get(0));
    for (Path record : first) {
      assertThat(ResultFile.readVerification(record).summary().verified()).isEqualTo(2);
    }
    Packaged end = Packaged.run(folder, arguments(1, "--resume"));
    assertThat(end.status()).as(end.err()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(end.out()).contains(first.size() + " done before", NETWORKS + 1 + " networks");
    assertThat(Files.getLastModifiedTime(first.get(0))).isEqualTo(written);
    assertThat(records()).hasSize(NETWORKS + 1);
  }

  private List<Path> killAfter(int finished) throws Exception {
    Process process =
        Packaged.command(arguments(1000))
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (records().size() < finished && System.nanoTime() < deadline) {
        assertThat(process.isAlive()).as("killed before its end").isTrue();
        Thread.sleep(2);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<Path> records = records();
    assertThat(records).hasSizeBetween(finished, NETWORKS - 1);
    return records;
  }

  private List<Path> records() throws IOException {
    Path out = folder.resolve("out");
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(out)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String[] arguments(int repeats, String... more) {
    List<String> arguments =
        List.of(
            "verify",
            "--network",
            "children/*.onnx",
            "--property",
            "patch.json",
            "--method",
            "deepz",
            "--repeat",
            String.valueOf(repeats),
            "--out",
            "out");
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
