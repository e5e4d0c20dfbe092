package fanc.networks.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import fanc.networks.onnx.proto.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model as stored, nothing in it looked at yet.
 *
 * @param proto the model, with all arrays in it
 * @param bytes the file; where arrays were in other files, the model with them in it
 */
record OnnxFile(ModelProto proto, ByteString bytes) {
  private static final long FIRST_WITH_OPERATOR_SETS = 3;

  /** Operator sets up to this one were looked at; those after it may mean something else. */
  private static final long NEWEST_OPERATOR_SET = 24;

  /**
   * Reads a file.
   *
   * @param maxMegabytes largest size accepted, arrays in other files included, in units of 2^20
   *     bytes
   * @throws NetworkFormatException if it is larger or no ONNX model; the message names the file
   */
  static OnnxFile read(Path file, long maxMegabytes) throws IOException, NetworkFormatException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new NetworkFormatException(
          file
              + (Files.isDirectory(file) ? ": that is a folder" : ": that is no regular file")
              + "; expected an ONNX file");
    }
    long size = Files.size(file);
    if (size > maxMegabytes << 20 || size > Integer.MAX_VALUE - 64) {
      throw new NetworkFormatException(
          file + ": " + size + " bytes, the limit is " + maxMegabytes + " MB; raise the limit");
    }
    ByteString bytes = UnsafeByteOperations.unsafeWrap(Files.readAllBytes(file));
    try {
      ModelProto proto = ModelProto.parseFrom(bytes);
      requireModel(proto);
      if (!ExternalData.in(proto)) {
        return new OnnxFile(proto, bytes);
      }
      Path folder = file.toAbsolutePath().getParent();
      ModelProto whole = ExternalData.fetched(proto, folder, (maxMegabytes << 20) - size);
      return new OnnxFile(whole, whole.toByteString());
    } catch (InvalidProtocolBufferException e) {
      throw new NetworkFormatException(
          file + ": truncated or not an ONNX file; expected a complete ONNX model", e);
    } catch (NetworkFormatException e) {
      throw new NetworkFormatException(file + ": " + e.getMessage(), e);
    }
  }

  private static void requireModel(ModelProto proto) throws NetworkFormatException {
    if (proto.getGraph().getNodeCount() == 0) {
      throw new NetworkFormatException(
          "not an ONNX file with a network; expected a graph with nodes");
    }
    if (proto.getIrVersion() >= FIRST_WITH_OPERATOR_SETS && proto.getOpsetImportCount() == 0) {
      throw new NetworkFormatException(
          "names no operator set, perhaps truncated; expected a complete ONNX model");
    }
    if (GraphReader.opset(proto) > NEWEST_OPERATOR_SET) {
      throw new NetworkFormatException(
          "operator set "
              + GraphReader.opset(proto)
              + " is newer than this program knows; export with operator set "
              + NEWEST_OPERATOR_SET
              + " or older");
    }
  }
}
