package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An interruption ends every command with status 130 and leaves what is finished; a restart goes
 * on.
 */
class InterruptionIT {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void parentThatIsBeingProven() throws Exception {
    interrupt(new ProveVictim(folder));
  }

  @Test
  void manyNetworks() throws Exception {
    interrupt(new ChildrenVictim(folder));
  }

  @Test
  void listOfInstances() throws Exception {
    interrupt(new InstancesVictim(folder));
  }

  @Test
  void benchmark() throws Exception {
    interrupt(new BenchVictim(folder));
  }

  private void interrupt(KillVictim victim) throws Exception {
    Signals.assumeInterruptions();
    Killed whole = Killed.after(600, folder, victim.arguments());
    victim.undisturbed(whole);
    RandomKillsIT.clear(victim.leaves());
    Path out = folder.resolve("interrupted.out");
    Process process =
        Packaged.command(victim.arguments())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("interrupted.err").toFile())
            .start();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!victim.hasBegun(out) && System.nanoTime() < deadline) {
        assertThat(process.isAlive()).as("interrupted before its end").isTrue();
        Thread.sleep(1);
      }
      Signals.interrupt(process);
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(Signals.INTERRUPTED);
    String text = Files.readString(out);
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    String err = Files.readString(folder.resolve("interrupted.err"), StandardCharsets.UTF_8);
    assertThat(err).doesNotContain("Exception");
    victim.afterKill(new Killed(true, process.exitValue(), lines, err, 0));
    victim.afterEnd(Killed.after(600, folder, victim.arguments()));
  }
}
