package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final Path PAPER =
      Path.of(System.getProperty("fanc.root"), "results/published/fanc-oopsla-2022.json");

  @TempDir Path folder;
  private Workspace workspace;
  private BenchFiles files;

  @BeforeEach
  void measure() throws IOException {
    workspace = new Workspace(folder);
    files = new BenchFiles(workspace);
    InProcess.run("bench", workspace.file("bench.json"), "--runs", files.runs());
    // The paper's network and perturbation stand for ours.
    workspace.write(
        "paper.json",
        Files.readString(PAPER)
            .replace("\"fcnn7.onnx\"", "\"robust.onnx\"")
            .replace("\"patch2x2\"", "\"patch\""));
  }

  private Path target() {
    return folder.resolve("report");
  }

  private InProcess report(Object... more) throws IOException {
    List<Object> words = new ArrayList<>(List.of("report"));
    words.addAll(files.folders());
    words.addAll(List.of("-o", target()));
    words.addAll(List.of(more));
    return InProcess.run(words.toArray());
  }

  @Test
  void runStandsBesideThePaper() throws IOException {
    InProcess run = report("--published", workspace.file("paper.json"));
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .startsWith("S at least the published one: in ")
        .contains("of 48 cells (1 of them measured)");
    assertThat(run.err()).contains("written: " + target().resolve("report.md"));
    assertThat(target().resolve("report.md"))
        .content()
        .contains("| FCN7-MNIST | float16 | patch | 30.71 | 13.66 | 2.25 |", "10.1145/3527319");
    assertThat(target().resolve("cost-robust-patch.svg")).content().endsWith("</svg>\n");
  }

  @Test
  void chartsAreWrittenAsImagesTooWhereThatIsAskedFor() throws IOException {
    InProcess run = report("--format", "svg,png");
    assumeTrue(!run.err().contains("no font"), run.err());
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(target().resolve("cost-robust-patch.svg")).exists();
    assertThat(ImageIO.read(target().resolve("cost-robust-patch.png").toFile()).getWidth())
        .isGreaterThan(1000);
  }

  @Test
  void unfinishedRunIsReportedAndLeftAsItIs() throws IOException {
    Path run = files.folders().get(0);
    Files.delete(run.resolve("summary.json"));
    Path log = run.resolve("cells.jsonl");
    List<String> lines = BenchFiles.lines(run);
    String cut = lines.get(0) + "\n" + lines.get(1).substring(0, 20);
    Files.writeString(log, cut);
    assertThat(report().status()).isEqualTo(0);
    assertThat(target().resolve("report.md"))
        .content()
        .contains("1 cells so far, **not finished**");
    assertThat(log).content().isEqualTo(cut);
  }

  @Test
  void folderWithFilesIsReplacedOnlyByForce() throws IOException {
    Files.createDirectory(target());
    assertThat(report().status()).isEqualTo(0);
    Path page = target().resolve("report.md");
    String first = Files.readString(page);
    Files.writeString(page, "edited");
    Files.writeString(target().resolve("mine.txt"), "kept");
    InProcess again = report();
    assertThat(again.status()).isEqualTo(3);
    assertThat(again.err()).contains(target() + ": not empty", "--force").hasLineCount(1);
    assertThat(page).content().isEqualTo("edited");
    assertThat(report("--force").status()).isEqualTo(0);
    assertThat(page).content().isEqualTo(first);
    assertThat(target().resolve("mine.txt")).content().isEqualTo("kept");
  }

  @Test
  void documentQuotesTheReport() throws IOException {
    Path document =
        workspace.write(
            "d.md", "words\n<!-- begin report/table-6.md -->\n<!-- end report/table-6.md -->\n");
    InProcess run = report("--published", workspace.file("paper.json"), "--fill", document);
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(document)
        .content()
        .startsWith("words\n<!-- begin report/table-6.md -->\n")
        .contains(Files.readString(target().resolve("table-6.md")));
  }

  @Test
  void pageIsAboutAnyResults() throws IOException {
    Path record = folder.resolve("result.json");
    String[] verify = {"--network", "robust.onnx", "--property", "patch.json"};
    verify[1] = workspace.file(verify[1]).toString();
    verify[3] = workspace.file(verify[3]).toString();
    InProcess.run(
        "verify", verify[0], verify[1], verify[2], verify[3], "--details", "--out", record);
    Path page = folder.resolve("page.html");
    Path bench = files.folders().get(0);
    InProcess run = InProcess.run("report", record, bench, "--html", page);
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).isEmpty();
    assertThat(page)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("Of 1 network, 1 is verified on every image (robust).")
        .contains("fanc report " + record + " " + bench + " --html " + page);
    assertThat(InProcess.run("report", bench, record, "--html", page, "-o", target()).status())
        .isEqualTo(0);
    assertThat(target()).isDirectoryContaining(file -> file.endsWith("verdicts.svg"));
    assertThat(target()).isDirectoryContaining(file -> file.endsWith("report.md"));
  }

  @Test
  void pageThatCanNotBeMadeIsSaid() throws IOException {
    Path page = folder.resolve("page.html");
    InProcess nowhere = InProcess.run("report", files.folders().get(0));
    assertThat(nowhere.status()).isEqualTo(3);
    assertThat(nowhere.err()).contains("name -o DIR", "--html FILE").hasLineCount(1);
    InProcess empty = InProcess.run("report", folder, "--html", page);
    assertThat(empty.status()).isEqualTo(3);
    assertThat(empty.err()).contains(folder + ": nothing to report").hasLineCount(1);
    Path other = workspace.file("bench.json");
    InProcess wrong = InProcess.run("report", other, "--html", page);
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.err())
        .contains(other + ": ", "expected what fanc verify --out")
        .hasLineCount(1);
    InProcess absent = InProcess.run("report", folder.resolve("absent"), "--html", page);
    assertThat(absent.err()).contains("absent: no such file or folder");
    assertThat(page).doesNotExist();
  }

  @Test
  void wrongInputIsNamedAndNothingIsWritten() throws IOException {
    Path wrong =
        workspace.write(
            "w.md", "<!-- begin report/table-6.md -->\n<!-- end report/table-6.md -->\n");
    refuses(List.of("--method", "magic"), "no run measured the method 'magic'");
    refuses(List.of("--published", workspace.file("bench.json")), "bench.json: key '$schema'");
    refuses(List.of("--published", workspace.file("absent.json")), "absent.json: no such file");
    refuses(List.of("--fill", wrong), "w.md, line 1: the report has no table-6.md");
    refuses(List.of(folder), folder + ": no run; expected a folder with run.json");
    refuses(List.of(files.folders().get(0)), "report them apart");
    assertThat(InProcess.run("report", "-o", target()).status()).isEqualTo(3);
    InProcess lost = InProcess.run("report", files.folders().get(0), "-o", target().resolve("a/b"));
    assertThat(lost.err()).contains("its folder does not exist");
    InProcess file = InProcess.run("report", files.folders().get(0), "-o", wrong);
    assertThat(file.err()).contains("expected a folder");
  }

  private void refuses(List<Object> more, String message) throws IOException {
    InProcess run = report(more.toArray());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains(message).hasLineCount(1);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).doesNotContain(target());
    }
  }
}
