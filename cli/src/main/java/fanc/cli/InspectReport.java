package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Parameters;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.onnx.OnnxSummary;
import fanc.networks.onnx.OnnxSurvey;
import fanc.networks.onnx.OnnxSurvey.Port;
import fanc.properties.RegionFamily;
import fanc.properties.files.Property;
import fanc.verifier.kernels.Kernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code fanc inspect} prints, line by line. */
final class InspectReport {
  private InspectReport() {}

  /** Returns what a file says about itself, and why it is not supported if it is not. */
  static List<String> file(Path path, OnnxSurvey survey) {
    OnnxSummary facts = survey.facts();
    List<String> lines = new ArrayList<>();
    lines.add("network      " + path);
    lines.add("supported    " + (survey.refusals().isEmpty() ? "yes" : "no"));
    survey.refusals().forEach(refusal -> lines.add("             " + refusal));
    lines.add("opset        " + facts.opset());
    lines.add("producer     " + (facts.producer().isEmpty() ? "not stated" : facts.producer()));
    survey.inputs().forEach(input -> lines.add("input        " + port(input)));
    survey.outputs().forEach(output -> lines.add("output       " + port(output)));
    lines.add("parameters   " + grouped(facts.parameters()));
    lines.add(
        "operators    "
            + facts.operators().entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", ")));
    if (survey.outputs().size() > 1) {
      lines.add("several outputs: --output NAME chooses one");
    }
    return lines;
  }

  private static String port(Port port) {
    return port.name() + " " + (port.shape().isEmpty() ? "of no stated shape" : port.shape());
  }

  /** Returns what the network that the file lowers to is made of. */
  static List<String> network(LoadedNetwork loaded) {
    Network network = loaded.network();
    List<String> lines = new ArrayList<>();
    lines.add("computes     " + loaded.model().outputName() + " " + network.outputShape());
    loaded
        .model()
        .dropped()
        .ifPresent(d -> lines.add("left out     " + d + ": only claims that compare outputs"));
    lines.add("sha256       " + loaded.model().sha256());
    lines.add("fingerprint  " + Fingerprint.of(network).sha256());
    lines.add("ops (cuts are marked |): value, op (operator), shape, parameters");
    Set<Integer> cuts = Set.copyOf(network.cuts());
    for (int v = 0; v <= network.output(); v++) {
      lines.add(op(network, v, cuts.contains(v)));
    }
    return lines;
  }

  private static String op(Network network, int value, boolean cut) {
    String op = "input";
    String parameters = "";
    if (value > 0) {
      Step step = network.step(value);
      op = step.op().getClass().getSimpleName() + " (" + step.origin() + ")";
      long count = parameters(step.op());
      parameters = count == 0 ? "" : grouped(count);
    }
    return String.format(
            Locale.ROOT,
            "  %3d %s %-24s %-28s %-16s %s",
            value,
            cut ? "|" : " ",
            network.name(value),
            op,
            network.shape(value),
            parameters)
        .stripTrailing();
  }

  private static long parameters(Op op) {
    return op instanceof Scale scale
        ? 2L * scale.scale().size()
        : Parameters.of(op).stream().mapToLong(tensor -> tensor.size()).sum();
  }

  /** Returns that a property fits, and how stable the network is over one of its regions. */
  static List<String> property(
      LoadedNetwork network,
      Property property,
      ImageClaim claim,
      RegionFamily regions,
      Kernels kernels) {
    List<String> lines = new ArrayList<>();
    lines.add("property     " + property.file() + ": fits");
    InputOrder.note(network).ifPresent(note -> lines.add("input order  " + note));
    String image =
        claim.label() < 0
            ? String.format(Locale.ROOT, "case %d", claim.index())
            : String.format(
                Locale.ROOT,
                "image %d, label %d, predicted %d",
                claim.index(),
                claim.label(),
                claim.predicted());
    lines.add(String.format(Locale.ROOT, "base point   %s, margin %.6g", image, claim.margin()));
    lines.add(
        "region       "
            + regions.describe(0)
            + (regions.size() > 1 ? ", the first of " + grouped(regions.size()) : ""));
    List<StableNeurons> layers = StableNeurons.of(network.network(), regions.region(0), kernels);
    if (layers.isEmpty()) {
      return lines;
    }
    lines.add("stable neurons there, by interval bounds: active, inactive, unstable");
    for (StableNeurons layer : layers) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-30s %-10s %8d %8d %8d",
              layer.value(),
              layer.op(),
              layer.active(),
              layer.inactive(),
              layer.unstable()));
    }
    return lines;
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
