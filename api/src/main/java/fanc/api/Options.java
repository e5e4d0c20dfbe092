package fanc.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What may be chosen; {@link #defaults()} are those of the command line.
 *
 * @param method how claims are decided
 * @param threads of each call, at least 1
 * @param timeout for each image, positive; empty for what the property says, which may be no limit
 * @param attack most time to look for a counterexample of each image that is not verified, at least
 *     0
 * @param store folder of proofs, made where it is missing; empty for none that outlives a {@link
 *     Parent}
 */
public record Options(
    Method method, int threads, Optional<Duration> timeout, Duration attack, Optional<Path> store) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Options {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(store, "store");
    if (threads < 1) {
      throw new IllegalArgumentException("threads: at least 1, not " + threads);
    }
    if (timeout.isPresent() && (timeout.get().isZero() || timeout.get().isNegative())) {
      throw new IllegalArgumentException("timeout: more than no time, not " + timeout.get());
    }
    if (attack.isNegative()) {
      throw new IllegalArgumentException("attack: at least no time, not " + attack);
    }
  }

  /** Returns method {@code AUTO}, all processors, five seconds of attack, and no store. */
  public static Options defaults() {
    return new Options(
        Method.AUTO,
        Runtime.getRuntime().availableProcessors(),
        Optional.empty(),
        Duration.ofSeconds(5),
        Optional.empty());
  }

  /** Returns the same with another method. */
  public Options withMethod(Method other) {
    return new Options(other, threads, timeout, attack, store);
  }

  /** Returns the same with another number of threads. */
  public Options withThreads(int number) {
    return new Options(method, number, timeout, attack, store);
  }

  /** Returns the same with a limit for each image. */
  public Options withTimeout(Duration limit) {
    return new Options(method, threads, Optional.of(limit), attack, store);
  }

  /** Returns the same with another limit for the search for counterexamples. */
  public Options withAttack(Duration limit) {
    return new Options(method, threads, timeout, limit, store);
  }

  /** Returns the same with proofs that are kept in a folder, as by {@code --store}. */
  public Options withStore(Path folder) {
    return new Options(method, threads, timeout, attack, Optional.of(folder));
  }
}
