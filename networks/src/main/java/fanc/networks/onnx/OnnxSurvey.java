package fanc.networks.onnx;

import fanc.networks.lowering.Lowering;
import fanc.networks.lowering.LoweringException;
import fanc.networks.lowering.Refusal;
import fanc.networks.onnx.proto.ModelProto;
import fanc.networks.onnx.proto.TensorShapeProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is in a file, whether or not it is supported.
 *
 * @param facts what the file says about itself
 * @param inputs the inputs in the file's order
 * @param outputs the outputs in the file's order
 * @param refusals why outputs cannot be had, each once; empty if all of them can
 */
public record OnnxSurvey(
    OnnxSummary facts, List<Port> inputs, List<Port> outputs, List<Refusal> refusals) {
  /** Each one tried takes a look at the whole graph. */
  static final int MOST_TRIED = 64;

  /** Copies the lists. */
  public OnnxSurvey {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    refusals = List.copyOf(refusals);
  }

  /**
   * An input or output.
   *
   * @param name its name
   * @param shape its shape as the file states it, empty if it states none
   */
  public record Port(String name, String shape) {}

  /**
   * Looks at a file.
   *
   * @param choice the output that is wanted; with {@link OutputChoice.Only} all of them are tried,
   *     if they are not more than {@value #MOST_TRIED}, else the first of them
   * @throws IOException if the file cannot be read
   * @throws NetworkFormatException if it is no ONNX model, or is damaged in a way that is not about
   *     operators
   */
  public static OnnxSurvey read(Path file, OutputChoice choice)
      throws IOException, NetworkFormatException {
    ModelProto model = OnnxFile.read(file, OnnxModel.DEFAULT_MEGABYTES).proto();
    List<Port> outputs = model.getGraph().getOutputList().stream().map(OnnxSurvey::port).toList();
    List<OutputChoice> wanted = new ArrayList<>(List.of(choice));
    if (choice instanceof OutputChoice.Only) {
      wanted.clear();
      outputs.stream()
          .limit(MOST_TRIED)
          .forEach(output -> wanted.add(new OutputChoice.Named(output.name())));
    }
    List<Refusal> refusals = new ArrayList<>();
    try {
      for (OutputChoice one : wanted) {
        refusals.addAll(refusals(model, one));
      }
    } catch (NetworkFormatException e) {
      throw new NetworkFormatException(file + ": " + e.getMessage(), e);
    }
    List<Port> inputs =
        GraphReader.inputs(model.getGraph()).stream().map(OnnxSurvey::port).toList();
    return new OnnxSurvey(
        OnnxSummary.of(model), inputs, outputs, refusals.stream().distinct().toList());
  }

  private static List<Refusal> refusals(ModelProto model, OutputChoice choice)
      throws NetworkFormatException {
    try {
      Lowering.lower(GraphReader.read(model, choice));
      return List.of();
    } catch (LoweringException e) {
      return e.refusals();
    }
  }

  private static Port port(ValueInfoProto info) {
    boolean known = info.getType().hasTensorType() && info.getType().getTensorType().hasShape();
    String shape =
        known
            ? info.getType().getTensorType().getShape().getDimList().stream()
                .map(OnnxSurvey::dimension)
                .collect(Collectors.joining("x", "[", "]"))
            : "";
    return new Port(printable(info.getName()), printable(shape));
  }

  private static String dimension(TensorShapeProto.Dimension dim) {
    if (dim.hasDimParam()) {
      return dim.getDimParam();
    }
    return dim.hasDimValue() && dim.getDimValue() > 0 ? Long.toString(dim.getDimValue()) : "?";
  }

  /** Names come from the file and may hold anything, line breaks and terminal codes included. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
