package fanc.networks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identity of what a network computes, independent of the file it came from and of value names.
 *
 * @param sha256 lower-case hexadecimal digits
 */
public record Fingerprint(String sha256) {

  /**
   * Returns the fingerprint of ops, wiring, shapes and parameters, bit by bit: it changes if one
   * weight changes by one unit in the last place.
   */
  public static Fingerprint of(Network network) {
    return of(network, true);
  }

  /**
   * Returns the fingerprint of ops, wiring and shapes: the same for a network and its children by
   * quantisation or by setting weights to zero.
   */
  public static Fingerprint ofArchitecture(Network network) {
    return of(network, false);
  }

  private static Fingerprint of(Network network, boolean parameters) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
        write(network, parameters, out);
      }
      return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a digest cannot fail to be written", e);
    }
  }

  private static void write(Network network, boolean parameters, DataOutputStream out)
      throws IOException {
    write(network.inputShape(), out);
    out.writeInt(network.steps().size());
    for (Step step : network.steps()) {
      out.writeUTF(step.op().getClass().getSimpleName());
      for (int input : step.inputs()) {
        out.writeInt(input);
      }
      write(step.shape(), out);
      write(Structure.of(step.op()), out);
      if (parameters) {
        for (Tensor parameter : Parameters.of(step.op())) {
          write(parameter.shape(), out);
          for (int i = 0; i < parameter.size(); i++) {
            out.writeLong(Double.doubleToRawLongBits(parameter.get(i)));
          }
        }
        out.writeInt(step.op() instanceof Affine affine ? affine.roundings() : 0);
      }
    }
  }

  private static void write(Shape shape, DataOutputStream out) throws IOException {
    out.writeInt(shape.rank());
    for (int dim : shape.dims()) {
      out.writeInt(dim);
    }
  }

  private static void write(int[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }
}
