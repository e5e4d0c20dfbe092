package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the blocks of a document that is tested: good ones pass, bad ones are named. */
class ShellDocumentIT {
  @TempDir Path folder;
  @TempDir Path logs;

  @BeforeEach
  void findShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this system");
  }

  private void run(String text) throws Exception {
    ShellDocument document = ShellDocument.of("doc.md", text.lines().toList());
    new Checkout(folder).run(document, logs);
  }

  @Test
  void runsShellBlocksInOrderInOneShellThatKnowsTheLauncher() throws Exception {
    run(
        """
        # A document
        ```sh
        mkdir made && cd made
        name=value
        ```
        Text, and what a terminal shows:
        ```console
        $ exit 7
        ```
        ````
        ```sh
        exit 8
        ```
        ````
        - in a list:
          ```sh
          cat >written <<END
          $name
          END
          ```
        ```sh fails=3
        ../fanc inspect absent.onnx
        touch not-reached
        ```
        ```sh
        [ "$name" = value ]
        ../fanc inspect ../networks/models/mnist-1x100.onnx >inspected
        ```
        """);
    assertThat(folder.resolve("made/written")).hasContent("value");
    assertThat(folder.resolve("made/inspected")).content().contains("Gemm");
    assertThat(folder.resolve("made/not-reached")).doesNotExist();
  }

  @Test
  void failureNamesTheBlockAndShowsTheOutput() {
    assertThatThrownBy(() -> run("```sh\necho one\n```\n\n```sh\necho two; false\necho three\n```"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("doc.md", "line 5", "exit status 1", "one\ntwo\n")
        .hasMessageNotContaining("three");
  }

  @Test
  void successWhereFailureIsPromisedFails() {
    assertThatThrownBy(() -> run("```sh fails=2\ntrue\n```"))
        .hasMessageContaining("doc.md:1: exit status 0, not 2");
  }

  @Test
  void undefinedVariableFails() {
    assertThatThrownBy(() -> run("\n```sh\necho $undefined\n```"))
        .hasMessageContainingAll("line 2", "script.sh: 3: undefined");
  }

  @Test
  void documentThatEndsItselfEarlyFails() {
    assertThatThrownBy(() -> run("```sh\nexit 0\n```\n```sh\nfalse\n```"))
        .hasMessageContaining("line 1");
  }

  @Test
  void refusesDocumentsThatWouldNotBeTested() {
    assertThatThrownBy(() -> run("text\n```console\n$ ls\n```")).hasMessageContaining("no block");
    assertThatThrownBy(() -> run("```sh\nls")).hasMessageContaining("doc.md:1: the block");
    assertThatThrownBy(() -> run("```sh fials=2\nls\n```")).hasMessageContaining("'sh fials=2'");
    assertThatThrownBy(() -> run("```bash\nls\n```")).hasMessageContaining("expected sh");
  }
}
