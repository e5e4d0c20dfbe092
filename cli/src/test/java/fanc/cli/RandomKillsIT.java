package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Commands that are killed at random moments: nothing on the disk is half-written, nothing that was
 * reported is lost, a restart goes on, and what comes out in the end is what an undisturbed run
 * finds.
 */
class RandomKillsIT {
  private static final long SEED = Long.getLong("fanc.seed", 20261123);
  private static final int FEW = 2;
  private static final int MANY = 100;

  @TempDir Path folder;

  enum Command {
    PROVE {
      @Override
      KillVictim in(Path folder) throws Exception {
        return new ProveVictim(folder);
      }
    },
    CHILDREN {
      @Override
      KillVictim in(Path folder) throws Exception {
        return new ChildrenVictim(folder);
      }
    },
    INSTANCES {
      @Override
      KillVictim in(Path folder) throws Exception {
        return new InstancesVictim(folder);
      }
    },
    BENCH {
      @Override
      KillVictim in(Path folder) throws Exception {
        return new BenchVictim(folder);
      }
    };

    abstract KillVictim in(Path folder) throws Exception;
  }

  /**
   * {@link BenchKillIT} does so with a benchmark: each of its starts measures the machine first.
   */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BENCH")
  void survivesAFewKills(Command command) throws Exception {
    kill(command, FEW);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("full")
  void survivesManyKills(Command command) throws Exception {
    kill(command, MANY);
  }

  private void kill(Command command, int kills) throws Exception {
    System.out.println(command + ": seed " + SEED);
    KillVictim victim = command.in(folder);
    Killed whole = Killed.after(600, folder, victim.arguments());
    victim.undisturbed(whole);
    clear(victim.leaves());
    Random random = new Random(SEED);
    int killed = 0;
    int drafts = 0;
    while (killed < kills) {
      double moment = (.15 + random.nextDouble()) * whole.seconds();
      Killed run = Killed.after(moment, folder, victim.arguments());
      if (run.killed()) {
        killed++;
        victim.afterKill(run);
        int left = victim.drafts().size();
        assertThat(left).as("drafts after a kill at %s s", moment).isBetween(0, drafts + 1);
        drafts = left;
      } else {
        victim.afterEnd(run);
        clear(victim.leaves());
        drafts = 0;
      }
    }
    victim.growOld();
    victim.afterEnd(Killed.after(600, folder, victim.arguments()));
    assertThat(victim.drafts()).isEmpty();
  }

  static void clear(Path left) throws Exception {
    if (Files.exists(left)) {
      try (Stream<Path> files = Files.walk(left)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.delete(file);
        }
      }
    }
  }
}
