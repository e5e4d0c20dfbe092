package fanc.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Which revision of the sources this is, as git says it. */
final class Revision {
  private static final long PATIENCE_SECONDS = 5;

  private Revision() {}

  /** Returns the commit, with {@code -dirty} if files differ from it; {@code unknown} if none. */
  static String ofProject() {
    Path root = ProjectFolder.resolve("");
    if (!Files.exists(root.resolve(".git"))) {
      return "unknown";
    }
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
              .directory(root.toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean done = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0;
      return done && !text.isBlank() ? text.strip() : "unknown";
    } catch (IOException noGitHere) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
