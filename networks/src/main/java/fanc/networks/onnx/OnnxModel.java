package fanc.networks.onnx;

import fanc.networks.DroppedActivation;
import fanc.networks.Network;
import fanc.networks.lowering.Graph;
import fanc.networks.lowering.Lowered;
import fanc.networks.lowering.Lowering;
import fanc.networks.lowering.LoweringException;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.NodeProto;
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
import java.util.Optional;
import java.util.Set;

/** An ONNX file in memory together with the network in it. Immutable. */
public final class OnnxModel {
  static final long DEFAULT_MEGABYTES = 1024;

  private final OnnxFile file;
  private final OutputChoice choice;
  private final String output;
  private final Lowered lowered;
  private final List<Graph.Input> inputs;

  private OnnxModel(OnnxFile file, OutputChoice choice) throws NetworkFormatException {
    this.file = file;
    this.choice = choice;
    Graph graph = GraphReader.read(file.proto(), choice);
    this.output = graph.outputName();
    this.inputs = graph.inputs();
    try {
      this.lowered = Lowering.lower(graph);
    } catch (LoweringException e) {
      throw new NetworkFormatException(e.getMessage(), e);
    }
  }

  /**
   * Reads a file of at most 1024 MB with one output.
   *
   * @throws IOException if the file cannot be read
   * @throws NetworkFormatException if it holds no network that is supported
   */
  public static OnnxModel read(Path file) throws IOException, NetworkFormatException {
    return read(file, DEFAULT_MEGABYTES);
  }

  /**
   * Reads a file with one output.
   *
   * @param maxMegabytes largest size accepted, in units of 2^20 bytes
   * @throws IOException if the file cannot be read
   * @throws NetworkFormatException if it is larger, or holds no network that is supported
   */
  public static OnnxModel read(Path file, long maxMegabytes)
      throws IOException, NetworkFormatException {
    return read(file, maxMegabytes, new OutputChoice.Only());
  }

  /**
   * Reads a file of at most 1024 MB.
   *
   * @param choice which output the network computes
   * @throws IOException if the file cannot be read
   * @throws NetworkFormatException if it holds no network that is supported
   */
  public static OnnxModel read(Path file, OutputChoice choice)
      throws IOException, NetworkFormatException {
    return read(file, DEFAULT_MEGABYTES, choice);
  }

  private static OnnxModel read(Path file, long maxMegabytes, OutputChoice choice)
      throws IOException, NetworkFormatException {
    OnnxFile stored = OnnxFile.read(file, maxMegabytes);
    try {
      return new OnnxModel(stored, choice);
    } catch (NetworkFormatException e) {
      throw new NetworkFormatException(file + ": " + e.getMessage(), e);
    }
  }

  /** Makes a model like this one. */
  private OnnxModel other(ModelProto proto) throws NetworkFormatException {
    return new OnnxModel(new OnnxFile(proto, proto.toByteString()), choice);
  }

  /** Makes a model with one output that is not from a file. */
  static OnnxModel of(ModelProto proto) throws NetworkFormatException {
    return new OnnxModel(new OnnxFile(proto, proto.toByteString()), new OutputChoice.Only());
  }

  /**
   * Returns a model that adds up what models compute of one input, as a file would hold it: their
   * nodes side by side, and a {@code Sum}.
   *
   * @param members at least one
   * @throws NetworkFormatException if one of them has several inputs, or they are of different
   *     operator sets
   */
  public static OnnxModel sumOf(List<OnnxModel> members) throws NetworkFormatException {
    return of(
        OnnxSum.of(
            members.stream().map(member -> member.file.proto()).toList(),
            members.stream().map(OnnxModel::outputName).toList()));
  }

  /** Returns the network the file computes, up to {@link #dropped()}. */
  public Network network() {
    return lowered.network();
  }

  /**
   * Returns the activation at the end of the file that the network leaves out. Only claims that
   * compare outputs carry over from the network to the file.
   */
  public Optional<DroppedActivation> dropped() {
    return lowered.dropped();
  }

  /**
   * Returns why it is not known how far float32 arithmetic, node by node, moves the file's output
   * from that of the real-valued network: a line for each operator at fault. None if it is known.
   */
  public List<String> float32Obstacles() {
    return Float32Obstacles.in(file.proto(), choice, network());
  }

  /** Returns the inputs of the file in its order, a dynamic batch dimension being 1. */
  public List<Graph.Input> inputs() {
    return inputs;
  }

  /** Returns the name of the file's output that the network computes. */
  public String outputName() {
    return output;
  }

  /**
   * Returns the weights and biases of Gemm, MatMul, Conv and ConvTranspose nodes and of the Add
   * after a MatMul, in node order, each initialiser once. A Constant node counts as an initialiser
   * of its output's name. Entries of float64 files are rounded to float32.
   */
  public List<WeightTensor> weights() {
    return WeightSearch.in(file.proto().getGraph());
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
    ModelProto.Builder model = file.proto().toBuilder();
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
      return other(model.build());
    } catch (NetworkFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Returns the layers that other layers read, in node order, with all that is theirs. */
  public List<HiddenLayer> hiddenLayers() {
    return ChannelSearch.in(file.proto().getGraph());
  }

  /**
   * Returns the stored tensor of a floating-point initialiser, whatever reads it, without axes.
   *
   * @throws IllegalArgumentException if there is no such initialiser
   */
  public WeightTensor stored(String name) {
    return WeightSearch.stored(file.proto().getGraph(), name);
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
      GraphProto graph = ChannelCut.without(file.proto().getGraph(), layer, channels);
      return other(file.proto().toBuilder().setGraph(graph).build());
    } catch (NetworkFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Writes the model to a temporary file beside {@code target} and renames it, so that no reader
   * sees half a file.
   *
   * @throws IOException if it cannot be written; then {@code target} is as it was
   */
  public void write(Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    // Not createTempFile: its files are readable by their owner only, and stay so when renamed.
    String mark = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    Path temporary = folder.resolve(target.getFileName() + "." + mark + ".tmp");
    try {
      Files.write(temporary, toByteArray(), StandardOpenOption.CREATE_NEW);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Returns the bytes as read, or as they would be written; a model that kept arrays in other files
   * is written with them in it.
   */
  public byte[] toByteArray() {
    return file.bytes().toByteArray();
  }

  /** Returns the SHA-256 of {@link #toByteArray()} in lower-case hexadecimal digits. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(file.bytes().asReadOnlyByteBuffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns what the file says about itself. */
  public OnnxSummary summary() {
    return OnnxSummary.of(file.proto());
  }
}
