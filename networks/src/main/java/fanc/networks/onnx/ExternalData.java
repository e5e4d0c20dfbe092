package fanc.networks.onnx;

import com.google.protobuf.ByteString;
import fanc.networks.onnx.proto.AttributeProto;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.StringStringEntryProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.TensorProto.DataLocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fetches arrays that a model keeps in other files. Those files must lie in the model's folder:
 * whoever gives a model away does not get to name any file of the reader.
 */
final class ExternalData {
  private final Path folder;
  private long room;

  /**
   * Prepares the fetching.
   *
   * @param folder the model's folder
   * @param room most bytes to fetch, all together
   */
  private ExternalData(Path folder, long room) {
    this.folder = folder;
    this.room = room;
  }

  /** Returns whether a model keeps arrays in other files. */
  static boolean in(ModelProto model) {
    GraphProto graph = model.getGraph();
    return graph.getInitializerList().stream().anyMatch(ExternalData::isOutside)
        || graph.getNodeList().stream()
            .flatMap(node -> node.getAttributeList().stream())
            .anyMatch(attribute -> attribute.hasT() && isOutside(attribute.getT()));
  }

  private static boolean isOutside(TensorProto tensor) {
    return tensor.getDataLocation() == DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0;
  }

  /**
   * Returns the model with all arrays in it.
   *
   * @param folder the model's folder
   * @param room most bytes to fetch, all together
   * @throws NetworkFormatException if an array is not where the model says, or too large
   * @throws IOException if a file cannot be read
   */
  static ModelProto fetched(ModelProto model, Path folder, long room)
      throws NetworkFormatException, IOException {
    ExternalData data = new ExternalData(folder, room);
    ModelProto.Builder builder = model.toBuilder();
    GraphProto.Builder graph = builder.getGraphBuilder();
    for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
      data.fetch(tensor, "initialiser '" + tensor.getName() + "'");
    }
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
        if (attribute.hasT()) {
          String what = "attribute '" + attribute.getName() + "' of node '" + node.getName() + "'";
          data.fetch(attribute.getTBuilder(), what);
        }
      }
    }
    return builder.build();
  }

  private void fetch(TensorProto.Builder tensor, String what)
      throws NetworkFormatException, IOException {
    if (!isOutside(tensor.build())) {
      return;
    }
    Map<String, String> keys = new HashMap<>();
    for (StringStringEntryProto entry : tensor.getExternalDataList()) {
      keys.put(entry.getKey(), entry.getValue());
    }
    Path file = file(keys.getOrDefault("location", ""), what);
    long size = Files.size(file);
    long offset = number(keys, "offset", 0, what);
    long length = number(keys, "length", Math.max(0, size - offset), what);
    if (offset > size || length > size - offset) {
      throw new NetworkFormatException(
          what
              + " is said to be bytes "
              + offset
              + " to "
              + (offset + length)
              + " of "
              + file
              + ", which has "
              + size
              + "; copy the file again");
    }
    room -= length;
    if (room < 0 || length > Integer.MAX_VALUE - 64) {
      throw new NetworkFormatException(
          what
              + " with "
              + length
              + " bytes exceeds the limit on the model's size; raise the limit");
    }
    tensor.setRawData(bytes(file, offset, (int) length)).clearExternalData().clearDataLocation();
  }

  private static long number(Map<String, String> keys, String key, long otherwise, String what)
      throws NetworkFormatException {
    String text = keys.get(key);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,15}")) {
      throw new NetworkFormatException(
          what + " has the " + key + " '" + text + "' in another file; expected a number");
    }
    return Long.parseLong(text);
  }

  private Path file(String location, String what) throws NetworkFormatException, IOException {
    String where = what + " is stored in '" + location + "'";
    try {
      Path relative = Path.of(location);
      if (location.isEmpty()
          || relative.isAbsolute()
          || List.of(relative.normalize().toString().split("[/\\\\]")).contains("..")) {
        throw new NetworkFormatException(where + "; expected a file in the model's folder");
      }
      Path file = folder.resolve(relative);
      if (!Files.exists(file)) {
        throw new NetworkFormatException(
            where + ", which does not exist; put it beside the model, in " + folder);
      }
      Path real = file.toRealPath();
      if (!real.startsWith(folder.toRealPath()) || !Files.isRegularFile(real)) {
        throw new NetworkFormatException(
            where + ", which leads out of the model's folder or is no file");
      }
      return real;
    } catch (InvalidPathException e) {
      throw new NetworkFormatException(where + ", which is no path", e);
    }
  }

  private static ByteString bytes(Path file, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position(offset);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Reads may be short; one past the end gives -1, and the length check of the array fails.
      }
    }
    return ByteString.copyFrom(buffer.flip());
  }
}
