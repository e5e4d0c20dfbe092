package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.ImageResult;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that {@code fanc report} leaves for other programs. */
class ExportTest {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  private void verify(String network, Path out, Object... more) {
    Object[] words = {
      "verify", "--network", network, "--property", workspace.file("patch.json"), "--out", out
    };
    InProcess run =
        InProcess.run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray());
    assertThat(run.status()).as(run.err()).isLessThan(ExitStatus.BAD_INPUT);
  }

  /** Returns the rows by the names of the columns; no value here has a comma or a quote. */
  private static List<Map<String, String>> rows(Path csv) throws IOException {
    List<String> lines = List.of(Files.readString(csv).split("\r\n"));
    List<String> head = List.of(lines.get(0).split(",", -1));
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] values = line.split(",", -1);
              assertThat(values).hasSize(head.size());
              Map<String, String> row = new HashMap<>();
              IntStream.range(0, values.length).forEach(i -> row.put(head.get(i), values[i]));
              return row;
            })
        .toList();
  }

  @Test
  void everyChildAndImageOfARunOverManyNetworksHasALine() throws IOException {
    Path results = workspace.file("results");
    verify(folder + "/*.onnx", results, "--details");
    Path csv = workspace.file("t.csv");
    Path regions = workspace.file("r.csv");
    InProcess run = InProcess.run("report", results, "--csv", csv, "--regions-csv", regions);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    assertThat(run.err()).contains("written: " + csv, "written: " + regions);
    List<Map<String, String>> rows = rows(csv);
    assertThat(rows).hasSize(3 * 2);
    Map<String, String> last = rows.get(5);
    ImageResult image = ResultFile.readVerification(results.resolve("robust.json")).images().get(1);
    assertThat(last)
        .containsEntry("run", "robust.json")
        .containsEntry("child", workspace.file("robust.onnx").toString())
        .containsEntry("parent", "")
        .containsEntry("method", "auto")
        .containsEntry("image", "2")
        .containsEntry("label", "0")
        .containsEntry("verdict", "verified")
        .containsEntry("regionsTotal", "49")
        .containsEntry("regionsVerified", "49")
        .containsEntry("ballRegions", "");
    assertThat(Double.parseDouble(last.get("worstMargin"))).isEqualTo(image.worstMargin());
    assertThat(Double.parseDouble(last.get("seconds"))).isEqualTo(image.seconds());
    assertThat(rows.stream().filter(row -> row.get("verdict").equals("violated"))).hasSize(2);
    List<Map<String, String>> places = rows(regions);
    assertThat(places).hasSize(3 * 2 * Workspace.POSITIONS);
    assertThat(places.get(places.size() - 1))
        .containsEntry("region", "48")
        .containsEntry("row", "6")
        .containsEntry("column", "6")
        .containsEntry("verified", "true");
    assertThat(places.get(places.size() - 1).get("settledBy")).matches("group|join|scratch");
  }

  @Test
  void everyCellAndMethodOfABenchmarkHasALine() throws IOException {
    BenchFiles files = new BenchFiles(workspace);
    InProcess.run("bench", workspace.file("bench.json"), "--runs", files.runs());
    Path csv = workspace.file("t.csv");
    InProcess run = InProcess.run("report", files.folders().get(0), "--csv", csv);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    List<Map<String, String>> rows = rows(csv);
    assertThat(rows).hasSizeGreaterThan(1);
    assertThat(rows).allSatisfy(row -> assertThat(row.get("regionsTotal")).isEqualTo("49"));
    assertThat(rows)
        .allSatisfy(row -> assertThat(Double.parseDouble(row.get("seconds"))).isPositive());
    assertThat(rows.stream().map(row -> row.get("method")).distinct().count()).isGreaterThan(1);
    assertThat(InProcess.run("report", files.folders().get(0), "--regions-csv", csv).err())
        .contains("fanc verify --details");
  }

  @Test
  void whatCanNotBeExportedIsRefused() throws IOException {
    Path one = workspace.file("one.json");
    verify(workspace.file("robust.onnx").toString(), one);
    Path csv = workspace.file("t.csv");
    InProcess nothing = InProcess.run("report", one);
    assertThat(nothing.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(nothing.err()).contains("-o DIR", "--csv FILE");
    InProcess plain = InProcess.run("report", one, "--regions-csv", csv);
    assertThat(plain.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(plain.err()).contains("no record has margins of single regions", "--details");
    InProcess other = InProcess.run("report", workspace.file("patch.json"), "--csv", csv);
    assertThat(other.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(other.err()).contains("patch.json", "expected \"result-1.json\"");
    Path empty = Files.createDirectory(workspace.file("empty"));
    assertThat(InProcess.run("report", empty, "--csv", csv).err()).contains("empty: no results");
    assertThat(csv).doesNotExist();
    assertThat(InProcess.run("report", one, "--parquet", workspace.file("t.parquet")).err())
        .contains("--parquet: the module results/parquet is not installed");
  }
}
