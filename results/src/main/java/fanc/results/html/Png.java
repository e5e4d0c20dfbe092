package fanc.results.html;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Small pictures as PNG (ISO/IEC 15948): eight bits a sample, grey or colour, no filter. A picture
 * of some hundred pixels needs no more, and a page with it needs no script to show it.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int GREY = 0;
  private static final int COLOUR = 2;

  private Png() {}

  /**
   * Returns a picture as an address that holds it.
   *
   * @param samples row by row, the channels of a pixel side by side; 0 is black, 255 full
   * @param columns number of pixels in a row
   * @param channels 1 or 3
   */
  static String address(byte[] samples, int columns, int channels) {
    return "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(encode(samples, columns, channels));
  }

  static byte[] encode(byte[] samples, int columns, int channels) {
    int length = columns * channels;
    int rows = samples.length / length;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(columns).putInt(rows).put((byte) 8);
    header.put((byte) (channels == 1 ? GREY : COLOUR));
    chunk("IHDR", header.array(), out);
    ByteBuffer filtered = ByteBuffer.allocate(rows * (length + 1));
    for (int row = 0; row < rows; row++) {
      filtered.put((byte) 0).put(samples, row * length, length);
    }
    chunk("IDAT", deflate(filtered.array()), out);
    chunk("IEND", new byte[0], out);
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] data) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(data);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 12];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(String type, byte[] data, ByteArrayOutputStream out) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(name);
    out.writeBytes(data);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
