package fanc.templates.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.templates.transfer.RegionMargins;
import fanc.templates.transfer.SetRecord;
import fanc.templates.transfer.ValueHulls;
import fanc.verifier.family.Division;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A record of parts of a family as a JSON header, which has a division where that of regions has
 * groups, and bytes, and back.
 *
 * <pre>{@code
 * margins    floats, one row for each part
 * hulls      of the parts, as HullContent has them
 * }</pre>
 */
final class SetContent {
  private static final String DIVISION = "division";
  private final JsonNode header;
  private final ByteBuffer buffer;

  /** Reads from the buffer's position to its limit. */
  SetContent(JsonNode header, ByteBuffer buffer) {
    this.header = header;
    this.buffer = buffer;
  }

  /** Returns whether a header is that of a record of parts. */
  static boolean isMeantBy(JsonNode header) {
    return header.has(DIVISION);
  }

  /** Returns sizes and structure of a record. */
  static ObjectNode header(SetRecord record) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("regions", record.regions());
    header.put("rows", record.margins().rows());
    ArrayNode division = header.putArray(DIVISION);
    record.division().sizes().forEach(division::add);
    ArrayNode counts = header.putArray("counts");
    record.counts().forEach(counts::add);
    ArrayNode values = header.putArray("values");
    ArrayNode sizes = header.putArray("sizes");
    ValueHulls hulls = record.hulls().get(0);
    for (int k = 0; k < hulls.values().length; k++) {
      values.add(hulls.values()[k]);
      sizes.add(hulls.lowerEnds(k).length);
    }
    return header;
  }

  /** Returns the bytes behind the header. */
  static byte[] write(SetRecord record) {
    float[] margins = record.margins().toArray();
    byte[] hulls = HullContent.write(record.hulls());
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.addExact(Float.BYTES * margins.length, hulls.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float margin : margins) {
      buffer.putFloat(margin);
    }
    return buffer.put(hulls).array();
  }

  /**
   * Puts a record together again. Nothing is allocated that the bytes do not pay for.
   *
   * @throws RefusedProofException if header and bytes do not fit
   * @throws IllegalArgumentException if they describe something that can not be
   */
  SetRecord read() throws RefusedProofException {
    int[] division = HeaderReader.integers(header, DIVISION);
    JsonNode stated = HeaderReader.array(header, "counts");
    List<BigInteger> counts = new ArrayList<>();
    for (JsonNode count : stated) {
      require(count.isIntegralNumber() && count.bigIntegerValue().signum() > 0, "counts");
      counts.add(count.bigIntegerValue());
    }
    require(!counts.isEmpty() && counts.size() <= SetRecord.MOST_PARTS, "counts");
    RegionMargins margins = margins(counts.size());
    List<ValueHulls> hulls =
        HullContent.read(
            HeaderReader.integers(header, "values"),
            HeaderReader.integers(header, "sizes"),
            counts.size(),
            buffer);
    require(!buffer.hasRemaining(), "sizes");
    SetRecord record =
        new SetRecord(
            new Division(IntStream.of(division).boxed().toList()), counts, margins, hulls);
    boolean same = HeaderReader.anyInteger(header, "regions").equals(record.regions());
    require(same && Arrays.stream(division).allMatch(size -> size >= 0), "regions");
    return record;
  }

  private RegionMargins margins(int parts) throws RefusedProofException {
    int rows = HeaderReader.integer(header, "rows");
    require(rows > 0 && (long) parts * rows <= buffer.remaining() / Float.BYTES, "rows");
    float[] bounds = new float[parts * rows];
    buffer.asFloatBuffer().get(bounds);
    buffer.position(buffer.position() + bounds.length * Float.BYTES);
    return RegionMargins.of(parts, rows, bounds);
  }

  private static void require(boolean condition, String key) throws RefusedProofException {
    HeaderReader.require(condition, key);
  }
}
