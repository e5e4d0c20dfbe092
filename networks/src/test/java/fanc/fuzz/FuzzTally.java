package fanc.fuzz;

import java.util.Locale;

/**
 * What a run over many inputs came to.
 *
 * @param inputs how many there were
 * @param refused how many of them were refused
 * @param seconds wall-clock time of all
 * @param slowestSeconds processor time of the slowest
 * @param slowestSeed seed of the slowest
 * @param mostAllocated most bytes that one allocated
 * @param greediestSeed seed of that one
 */
public record FuzzTally(
    int inputs,
    int refused,
    double seconds,
    double slowestSeconds,
    long slowestSeed,
    long mostAllocated,
    long greediestSeed) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d inputs, %,d refused, %.1f s; slowest %.3f s (seed %d); most memory %.1f MB (seed %d)",
        inputs,
        refused,
        seconds,
        slowestSeconds,
        slowestSeed,
        mostAllocated / 1e6,
        greediestSeed);
  }
}
