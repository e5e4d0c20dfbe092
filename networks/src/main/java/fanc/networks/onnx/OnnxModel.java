package fanc.networks.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import fanc.networks.Network;
import fanc.networks.lowering.Graph;
import fanc.networks.lowering.Lowering;
import fanc.networks.lowering.LoweringException;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.OperatorSetIdProto;
import fanc.networks.onnx.proto.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An ONNX file in memory together with the network in it. Immutable. */
public final class OnnxModel {
  private static final long DEFAULT_MEGABYTES = 1024;
  private static final long FIRST_WITH_OPERATOR_SETS = 3;

  private final ModelProto proto;
  private final byte[] bytes;
  private final Network network;

  private OnnxModel(ModelProto proto, byte[] bytes) throws NetworkFormatException {
    this.proto = proto;
    this.bytes = bytes;
    Graph graph = GraphReader.read(proto.getGraph());
    try {
      this.network = Lowering.lower(graph);
    } catch (LoweringException e) {
      throw new NetworkFormatException(e.getMessage(), e);
    }
  }

  /**
   * Reads a file of at most 1024 MB.
   *
   * @throws IOException if the file cannot be read
   * @throws NetworkFormatException if it holds no network that is supported
   */
  public static OnnxModel read(Path file) throws IOException, NetworkFormatException {
    return read(file, DEFAULT_MEGABYTES);
  }

  /**
   * Reads a file.
   *
   * @param maxMegabytes largest size accepted, in units of 2^20 bytes
   * @throws IOException if the file cannot be read
   * @throws NetworkFormatException if it is larger, or holds no network that is supported
   */
  public static OnnxModel read(Path file, long maxMegabytes)
      throws IOException, NetworkFormatException {
    long size = Files.size(file);
    if (size > maxMegabytes << 20 || size > Integer.MAX_VALUE - 64) {
      throw new NetworkFormatException(
          file + ": " + size + " bytes, the limit is " + maxMegabytes + " MB; raise the limit");
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      ModelProto proto = ModelProto.parseFrom(bytes);
      if (proto.getGraph().getNodeCount() == 0) {
        throw new NetworkFormatException(
            "not an ONNX file with a network; expected a graph with nodes");
      }
      if (proto.getIrVersion() >= FIRST_WITH_OPERATOR_SETS && proto.getOpsetImportCount() == 0) {
        throw new NetworkFormatException(
            "names no operator set, perhaps truncated; expected a complete ONNX model");
      }
      return new OnnxModel(proto, bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new NetworkFormatException(
          file + ": truncated or not an ONNX file; expected a complete ONNX model", e);
    } catch (NetworkFormatException e) {
      throw new NetworkFormatException(file + ": " + e.getMessage(), e);
    }
  }

  /** Makes a model that is not from a file. */
  static OnnxModel of(ModelProto proto) throws NetworkFormatException {
    return new OnnxModel(proto, proto.toByteArray());
  }

  /** Returns the network the file computes. */
  public Network network() {
    return network;
  }

  /**
   * Returns the weights and biases of Gemm, MatMul, Conv and ConvTranspose nodes and of the Add
   * after a MatMul, in node order, each initialiser once. A Constant node counts as an initialiser
   * of its output's name. Entries of float64 files are rounded to float32.
   */
  public List<WeightTensor> weights() {
    return WeightSearch.in(proto.getGraph());
  }

  /**
   * Returns the model with other entries in some initialisers; everything else, the way the entries
   * are stored included, is as it was.
   *
   * @param valuesByInitializerName new entries, row-major, by name of the initialiser
   * @throws IllegalArgumentException if there is no floating-point initialiser of a name, or the
   *     number of entries differs, or an entry is not finite or not representable in its type
   */
  public OnnxModel withWeights(Map<String, float[]> valuesByInitializerName) {
    Set<String> missing = new HashSet<>(valuesByInitializerName.keySet());
    ModelProto.Builder model = proto.toBuilder();
    GraphProto.Builder graph = model.getGraphBuilder();
    for (TensorProto.Builder tensor : graph.getInitializerBuilderList()) {
      if (StoredTensor.isReal(tensor.build()) && missing.remove(tensor.getName())) {
        float[] values = valuesByInitializerName.get(tensor.getName());
        StoredTensor.setValues(tensor, tensor.getName(), values);
      }
    }
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      if (WeightSearch.isStored(node) && missing.remove(node.getOutput(0))) {
        float[] values = valuesByInitializerName.get(node.getOutput(0));
        StoredTensor.setValues(
            node.getAttributeBuilder(0).getTBuilder(), node.getOutput(0), values);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("no floating-point initialisers named " + missing);
    }
    try {
      return of(model.build());
    } catch (NetworkFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Returns the layers that other layers read, in node order, with all that is theirs. */
  public List<HiddenLayer> hiddenLayers() {
    return ChannelSearch.in(proto.getGraph());
  }

  /**
   * Returns the stored tensor of a floating-point initialiser, whatever reads it, without axes.
   *
   * @throws IllegalArgumentException if there is no such initialiser
   */
  public WeightTensor stored(String name) {
    return WeightSearch.stored(proto.getGraph(), name);
  }

  /**
   * Returns the model without some channels of a layer: smaller tensors, the same nodes. Where the
   * channels were zero, the model computes what it did.
   *
   * @param layer one of {@link #hiddenLayers()}, without an obstacle
   * @param channels channels of the layer, not all of them
   * @throws IllegalArgumentException if the layer has an obstacle, or nothing would be left of it,
   *     or the graph does not fit together any more
   */
  public OnnxModel withoutChannels(HiddenLayer layer, BitSet channels) {
    if (layer.obstacle().isPresent() || channels.cardinality() >= layer.channels()) {
      throw new IllegalArgumentException(
          layer.obstacle().orElse("no channel of '" + layer.weight() + "' would be left"));
    }
    try {
      return of(
          proto.toBuilder()
              .setGraph(ChannelCut.without(proto.getGraph(), layer, channels))
              .build());
    } catch (NetworkFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Writes the model to a temporary file beside {@code file} and renames it, so that no reader sees
   * half a file.
   *
   * @throws IOException if it cannot be written; then {@code file} is as it was
   */
  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    // Not createTempFile: its files are readable by their owner only, and stay so when renamed.
    String mark = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    Path temporary = folder.resolve(file.getFileName() + "." + mark + ".tmp");
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Returns the bytes as read, or as they would be written. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Returns the SHA-256 of {@link #toByteArray()} in lower-case hexadecimal digits. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns what the file says about itself. */
  public OnnxSummary summary() {
    Map<String, Integer> operators = new TreeMap<>();
    for (NodeProto node : proto.getGraph().getNodeList()) {
      operators.merge(node.getOpType(), 1, Integer::sum);
    }
    long parameters =
        proto.getGraph().getInitializerList().stream()
            .filter(StoredTensor::isReal)
            .mapToLong(tensor -> tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b))
            .sum();
    long opset =
        proto.getOpsetImportList().stream()
            .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
            .mapToLong(OperatorSetIdProto::getVersion)
            .max()
            .orElse(1);
    return new OnnxSummary(
        network.name(0),
        network.inputShape(),
        network.name(network.output()),
        network.outputShape(),
        opset,
        (proto.getProducerName() + " " + proto.getProducerVersion()).strip(),
        operators,
        parameters);
  }
}
