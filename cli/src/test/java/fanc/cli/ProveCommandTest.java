package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {
  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  @Test
  void withoutTemplatesFancSaysWhatToDo() throws IOException {
    Path store = workspace.file("store");
    InProcess prove = prove(workspace.file("patch.json"), store);
    assertThat(prove.status()).as(prove.err()).isEqualTo(0);
    assertThat(prove.out())
        .contains("kept records of 2 images")
        .doesNotContain("templates")
        .contains("reveal the images");
    InProcess run =
        InProcess.run(
            "verify",
            "--network",
            workspace.file("robust.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--method",
            "fanc",
            "--store",
            store);
    assertThat(run.status()).isEqualTo(0);
    assertThat(run.err()).contains("has no templates; prove the parent with --preset join");
  }

  /** Two of the images are the same, so they share a record. */
  @Test
  void proofOfTheSameParentIsTheSameWhateverTheThreads() throws IOException {
    prove(workspace.file("patch.json"), workspace.file("store"));
    prove(workspace.file("patch.json"), workspace.file("other"), "--threads", 2);
    assertThat(records(workspace.file("store")))
        .hasSize(1)
        .isEqualTo(records(workspace.file("other")));
  }

  /** Returns the names of records, which are hashes of their bytes. */
  private static List<String> records(Path store) throws IOException {
    try (var files = Files.walk(store)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".fancrecord"))
          .sorted()
          .toList();
    }
  }

  private InProcess prove(Path property, Path store, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "prove",
                "--network",
                workspace.file("robust.onnx"),
                "--property",
                property,
                "--store",
                store));
    words.addAll(List.of(more));
    return InProcess.run(words.toArray());
  }

  @Test
  void regionsWithoutAnImageAreRecordedToo() throws IOException {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < Workspace.PIXELS; i++) {
      query.append("(declare-const X_").append(i).append(" Real)\n");
    }
    query.append("(declare-const Y_0 Real)\n(declare-const Y_1 Real)\n");
    for (int i = 0; i < Workspace.PIXELS; i++) {
      int upper = i < 4 ? 1 : 0;
      query.append("(assert (>= X_" + i + " 0))\n(assert (<= X_" + i + " " + upper + "))\n");
    }
    Path file = workspace.write("query.vnnlib", query + "(assert (<= Y_0 Y_1))\n");
    InProcess prove = prove(file, workspace.file("store"));
    assertThat(prove.status()).as(prove.err()).isEqualTo(0);
    assertThat(prove.out()).contains("kept records of 1 images");
    assertThat(records(workspace.file("store"))).hasSize(1);
  }
}
