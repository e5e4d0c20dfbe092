package fanc.fuzz;

import java.util.Random;

/**
 * A reader of files under test.
 *
 * <p>For every input it has to read it or to refuse it with its exception, in one line that begins
 * with the place; in bounded time and memory ({@link FuzzRun}).
 */
public interface FuzzedReader {
  /** Returns an input; the same one for a generator in the same state. */
  byte[] input(Random random);

  /**
   * Reads an input.
   *
   * @throws Exception if the input is refused
   */
  void read(byte[] input) throws Exception;

  /** Returns what a refusal is thrown as. */
  Class<? extends Exception> refusal();

  /** Returns what the message of a refusal begins with; empty if its caller names the file. */
  String place();

  /** Returns how many bytes reading an input may allocate, what is garbage at once included. */
  default long mostAllocated(byte[] input) {
    return (64L << 20) + 4_000L * input.length;
  }
}
