package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages hold what the help says, and the programs that show them have nothing to say. */
class ManCommandTest {
  @TempDir private Path folder;

  @Test
  void everyCommandHasAPage() throws Exception {
    assertThat(InProcess.run("man", "--out", folder).status()).isZero();
    assertThat(Files.readString(folder.resolve("fanc.1"))).contains("\\fBfanc\\-verify\\fR(1)");
    assertThat(Files.readString(folder.resolve("fanc-verify.1")))
        .startsWith(".TH \"FANC\\-VERIFY\" 1")
        .contains(".SH EXAMPLES", "\\fB\\-\\-network\\fR", ".SH EXIT STATUS");
  }

  @Test
  void aPageIsPrintedOrRefused() {
    assertThat(InProcess.run("man", "verify").out()).contains("fanc\\-verify \\- Verifies");
    InProcess unknown = InProcess.run("man", "verfy");
    assertThat(unknown.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(unknown.err()).contains("'verfy'", "'verify'");
  }

  @Test
  void manFindsNothingToWarnOf() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "no man here");
    InProcess.run("man", "--out", folder);
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        List<String> show =
            List.of("/usr/bin/man", "--warnings", "-E", "UTF-8", "-l", page.toString());
        ProcessBuilder man = new ProcessBuilder(show);
        man.environment().put("MANROFFOPT", "");
        man.environment().put("MANWIDTH", "80");
        Packaged shown = Packaged.run(folder, man);
        assertThat(shown.err()).as(page.toString()).isEmpty();
        assertThat(shown.out()).contains("EXIT STATUS");
      }
    }
  }
}
