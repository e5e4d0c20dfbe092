package fanc.templates.store;

import java.nio.ByteBuffer;

/** Takes doubles from a file one after another, and never more than it has. */
final class NumberReader {
  private final ByteBuffer buffer;

  /** Reads from the buffer's position to its limit. */
  NumberReader(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * Returns the next {@code count} numbers.
   *
   * @throws RefusedProofException if so many are not there; nothing is allocated then
   */
  double[] take(int count) throws RefusedProofException {
    if (count < 0 || count > buffer.remaining() / Double.BYTES) {
      throw new RefusedProofException("header promises more numbers than the file has");
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = buffer.getDouble();
    }
    return numbers;
  }

  /**
   * Checks that nothing is left.
   *
   * @throws RefusedProofException if something is
   */
  void requireEnd() throws RefusedProofException {
    if (buffer.hasRemaining()) {
      throw new RefusedProofException("more numbers than the header promises");
    }
  }
}
