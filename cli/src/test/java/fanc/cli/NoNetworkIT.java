package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program needs no network, and asks for none. */
class NoNetworkIT {
  private static final String[] VERIFY = {
    "verify", "--network", "robust.onnx", "--property", "patch.json"
  };

  @TempDir Path folder;

  /** The command behind another one that runs it, such as strace with its options. */
  private static ProcessBuilder behind(List<String> runner, String... arguments) {
    List<String> command = new ArrayList<>(runner);
    command.addAll(Packaged.command(arguments).command());
    return new ProcessBuilder(command);
  }

  private void assumeRuns(List<String> runner) throws InterruptedException {
    List<String> command = new ArrayList<>(runner);
    command.add("true");
    try {
      Packaged tried = Packaged.run(folder, new ProcessBuilder(command));
      assumeTrue(tried.status() == 0, runner.get(0) + " is not allowed: " + tried.err());
    } catch (IOException noSuchProgram) {
      assumeTrue(false, "no " + runner.get(0) + " on this system");
    }
  }

  @Test
  void worksWhereThereIsNoNetwork() throws Exception {
    List<String> alone = List.of("unshare", "-rn");
    assumeRuns(alone);
    new Workspace(folder);
    Packaged verify = Packaged.run(folder, behind(alone, VERIFY));
    assertThat(verify.status()).as(verify.err()).isEqualTo(ExitStatus.OK);
    Packaged demo = Packaged.run(folder, behind(alone, "demo", "--images", "0", "--runs", "runs"));
    assertThat(demo.status()).as(demo.err()).isEqualTo(ExitStatus.OK);
    assertThat(demo.out()).contains("speed-up");
  }

  /** Java itself makes a socket to see which protocols there are, and connects it to nothing. */
  @Test
  void connectsToNothing() throws Exception {
    List<String> traced =
        List.of("strace", "-f", "-qq", "-e", "trace=connect,bind,sendto,sendmsg", "-o", "calls");
    assumeRuns(traced);
    new Workspace(folder);
    Packaged prove =
        Packaged.run(
            folder,
            behind(traced, "prove", "--network", "robust.onnx", "--property", "patch.json"));
    assertThat(prove.status()).as(prove.err()).isEqualTo(ExitStatus.OK);
    assertThat(Files.readString(folder.resolve("calls"))).doesNotContain("AF_INET");
    Packaged verify = Packaged.run(folder, behind(traced, VERIFY));
    assertThat(verify.status()).as(verify.err()).isEqualTo(ExitStatus.OK);
    assertThat(Files.readString(folder.resolve("calls"))).doesNotContain("AF_INET");
  }
}
