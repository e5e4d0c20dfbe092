package fanc.templates.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.templates.transfer.BallRadii;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.RecordedGroup;
import fanc.templates.transfer.RegionMargins;
import fanc.templates.transfer.ValueHulls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A record as a JSON header and bytes, and back. Of the groups only the smallest are written: a
 * larger one has the members of its parts, and the union of their hulls.
 *
 * <pre>{@code
 * margins    floats, one row for each region or one for all
 * members    if there is more than one group: 2 bytes a region, which of the smallest groups
 * hulls      as HullContent has them
 * balls      if the header has radii: 1 byte a region, which radius; 255 for none
 * }</pre>
 */
final class RecordContent {
  private static final int NONE = 255;

  /** Every level has the members of all groups once more, and takes the memory for them. */
  private static final int MOST_LEVELS = 32;

  private static final int MOST_GROUPS = 4 * HullContent.MOST_PARTS;
  private final JsonNode header;
  private final ByteBuffer buffer;

  /** Reads from the buffer's position to its limit. */
  RecordContent(JsonNode header, ByteBuffer buffer) {
    this.header = header;
    this.buffer = buffer;
  }

  /** Returns sizes and structure of a record. */
  static ObjectNode header(ParentRecord record) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("regions", record.margins().regions());
    header.put("rows", record.margins().rows());
    header.put("perRegion", record.margins().perRegion());
    ArrayNode within = header.putArray("within");
    record.groups().forEach(group -> within.add(group.within()));
    ArrayNode values = header.putArray("values");
    ArrayNode sizes = header.putArray("sizes");
    ValueHulls hulls = record.groups().get(0).hulls();
    for (int k = 0; k < hulls.values().length; k++) {
      values.add(hulls.values()[k]);
      sizes.add(hulls.lowerEnds(k).length);
    }
    record
        .balls()
        .ifPresent(
            balls -> {
              ArrayNode radii = header.putArray("radii");
              Arrays.stream(balls.radii()).forEach(radii::add);
            });
    return header;
  }

  /** Returns the bytes behind the header. */
  static byte[] write(ParentRecord record) {
    float[] margins = record.margins().toArray();
    List<RecordedGroup> leaves = leaves(record);
    int regions = Math.toIntExact(record.margins().regions());
    byte[] hulls = HullContent.write(leaves.stream().map(RecordedGroup::hulls).toList());
    int members = leaves.size() == 1 ? 0 : Math.multiplyExact(Short.BYTES, regions);
    int balls = record.balls().isPresent() ? regions : 0;
    int size = Math.addExact(Math.multiplyExact(Float.BYTES, margins.length), members);
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.addExact(size, Math.addExact(hulls.length, balls)))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float margin : margins) {
      buffer.putFloat(margin);
    }
    if (members > 0) {
      short[] leafOf = new short[regions];
      for (int leaf = 0; leaf < leaves.size(); leaf++) {
        for (long member : leaves.get(leaf).members()) {
          leafOf[(int) member] = (short) leaf;
        }
      }
      for (short leaf : leafOf) {
        buffer.putShort(leaf);
      }
    }
    buffer.put(hulls);
    record.balls().ifPresent(radii -> buffer.put(radii.choices()));
    return buffer.array();
  }

  private static List<RecordedGroup> leaves(ParentRecord record) {
    return IntStream.range(0, record.groups().size())
        .filter(g -> record.parts(g).isEmpty())
        .mapToObj(record.groups()::get)
        .toList();
  }

  /**
   * Puts a record together again. Nothing is allocated that the bytes do not pay for, but the
   * members of a single group, which are limited.
   *
   * @throws RefusedProofException if header and bytes do not fit
   * @throws IllegalArgumentException if they describe something that can not be
   */
  ParentRecord read() throws RefusedProofException {
    int regions = HeaderReader.integer(header, "regions");
    int[] within = HeaderReader.integers(header, "within");
    require(regions > 0 && regions <= ParentRecord.MOST_REGIONS, "regions");
    require(within.length <= MOST_GROUPS, "within");
    boolean[] inner = new boolean[within.length];
    int[] levels = new int[within.length];
    for (int g = 0; g < within.length; g++) {
      require(within[g] < g && (within[g] < 0) == (g == 0), "within");
      if (g > 0) {
        inner[within[g]] = true;
        levels[g] = levels[within[g]] + 1;
        require(levels[g] <= MOST_LEVELS, "within");
      }
    }
    int[] leaves = IntStream.range(0, within.length).filter(g -> !inner[g]).toArray();
    require(leaves.length > 0 && leaves.length <= HullContent.MOST_PARTS, "within");
    RegionMargins margins = margins(regions);
    long[][] members = members(regions, leaves.length);
    List<ValueHulls> hulls =
        HullContent.read(
            HeaderReader.integers(header, "values"),
            HeaderReader.integers(header, "sizes"),
            leaves.length,
            buffer);
    Optional<BallRadii> balls = balls(regions);
    require(!buffer.hasRemaining(), "regions");
    return new ParentRecord(margins, groups(within, levels, leaves, members, hulls), balls);
  }

  private RegionMargins margins(int regions) throws RefusedProofException {
    int rows = HeaderReader.integer(header, "rows");
    long count = HeaderReader.node(header, "perRegion").asBoolean() ? (long) regions * rows : rows;
    require(rows > 0 && count <= buffer.remaining() / Float.BYTES, "rows");
    float[] bounds = new float[(int) count];
    buffer.asFloatBuffer().get(bounds);
    buffer.position(buffer.position() + bounds.length * Float.BYTES);
    return RegionMargins.of(regions, rows, bounds);
  }

  private long[][] members(int regions, int leaves) throws RefusedProofException {
    if (leaves == 1) {
      long[] all = new long[regions];
      Arrays.setAll(all, r -> r);
      return new long[][] {all};
    }
    require(regions <= buffer.remaining() / Short.BYTES, "regions");
    int[] leafOf = new int[regions];
    int[] counts = new int[leaves];
    for (int r = 0; r < regions; r++) {
      leafOf[r] = Short.toUnsignedInt(buffer.getShort());
      require(leafOf[r] < leaves, "within");
      counts[leafOf[r]]++;
    }
    long[][] members = new long[leaves][];
    Arrays.setAll(members, leaf -> new long[counts[leaf]]);
    for (int r = regions - 1; r >= 0; r--) {
      members[leafOf[r]][--counts[leafOf[r]]] = r;
    }
    return members;
  }

  private Optional<BallRadii> balls(int regions) throws RefusedProofException {
    if (!header.has("radii")) {
      return Optional.empty();
    }
    JsonNode stated = HeaderReader.array(header, "radii");
    require(stated.size() < NONE && regions <= buffer.remaining(), "radii");
    double[] radii = new double[stated.size()];
    for (int i = 0; i < radii.length; i++) {
      require(stated.get(i).isNumber(), "radii");
      radii[i] = stated.get(i).doubleValue();
    }
    byte[] choices = new byte[regions];
    buffer.get(choices);
    return Optional.of(BallRadii.of(radii, choices));
  }

  private static List<RecordedGroup> groups(
      int[] within, int[] levels, int[] leaves, long[][] members, List<ValueHulls> hulls) {
    RecordedGroup[] groups = new RecordedGroup[within.length];
    for (int k = 0; k < leaves.length; k++) {
      int g = leaves[k];
      groups[g] = new RecordedGroup(levels[g], within[g], members[k], hulls.get(k));
    }
    for (int g = within.length - 1; g >= 0; g--) {
      if (groups[g] == null) {
        List<RecordedGroup> parts = new ArrayList<>();
        for (int part = g + 1; part < within.length; part++) {
          if (within[part] == g) {
            parts.add(groups[part]);
          }
        }
        groups[g] = RecordedGroup.union(levels[g], within[g], parts);
      }
    }
    return Arrays.asList(groups);
  }

  private static void require(boolean condition, String key) throws RefusedProofException {
    HeaderReader.require(condition, key);
  }
}
