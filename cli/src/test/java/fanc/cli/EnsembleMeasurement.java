package fanc.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.networks.Network;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.results.ResultFile;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.backward.Crown;
import fanc.verifier.inputs.RegionSet;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Counts regions that the joint backward bound of an ensemble's mean proves, and those that the sum
 * of the members' separate minima proves, margin by margin.
 *
 * <p>Arguments: the file to write, the ensemble, every how many regions to take one, and
 * properties.
 */
final class EnsembleMeasurement {
  private static final Kernels KERNELS = new JavaKernels();
  private static final int FIRST_PROPERTY = 3;

  private EnsembleMeasurement() {}

  /** Measures and writes. */
  public static void main(String[] arguments) throws Exception {
    ObjectNode record = new ObjectMapper().createObjectNode();
    record.put("revision", RunRecord.tool().revision());
    record.put("ensemble", Path.of(arguments[1]).getFileName().toString());
    record.put("everyHowMany", Integer.parseInt(arguments[2]));
    LoadedEnsemble ensemble = LoadedEnsemble.read(Path.of(arguments[1]), new OutputChoice.Only());
    ArrayNode properties = record.putArray("properties");
    for (String file : Arrays.asList(arguments).subList(FIRST_PROPERTY, arguments.length)) {
      Property property = PropertyFile.read(Path.of(file));
      measure(ensemble, property, Integer.parseInt(arguments[2]), properties.addObject());
    }
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ResultFile.write(Path.of(arguments[0]), mapper.writeValueAsString(record) + "\n");
  }

  private static void measure(
      LoadedEnsemble ensemble, Property property, int step, ObjectNode record) throws Exception {
    LoadedEnsemble.Asked asked = ensemble.asAskedBy(property);
    List<Double> gains = new ArrayList<>();
    int[] proven = new int[4];
    for (PropertyCase each : property.cases()) {
      ImageClaim claim = ImageClaim.of(property, each, asked.whole(), OptionalInt.empty());
      if (claim.misclassified()) {
        continue;
      }
      for (long r = 0; r < claim.family().size(); r += step) {
        InputRegion region = claim.family().region(r);
        double[] joint = margins(asked.whole().network(), claim.constraint(), region);
        double[] separate = new double[joint.length];
        for (LoadedNetwork member : asked.members()) {
          double[] own = margins(member.network(), claim.constraint(), region);
          Arrays.setAll(separate, j -> separate[j] + own[j]);
        }
        double both = claim.constraint().margin(joint);
        double alone = claim.constraint().margin(separate);
        proven[(both > 0 ? 2 : 0) + (alone > 0 ? 1 : 0)]++;
        gains.add((both - alone) / asked.members().size());
      }
    }
    gains.sort(null);
    record.put("property", property.name());
    record.put("regions", gains.size());
    record.put("provenByBoth", proven[3]);
    record.put("provenJointlyAlone", proven[2]);
    record.put("provenSeparatelyAlone", proven[1]);
    record.put("leastGain", gains.get(0));
    record.put("medianGain", gains.get(gains.size() / 2));
    record.put("largestGain", gains.get(gains.size() - 1));
    System.err.println(record);
  }

  private static double[] margins(
      Network network, OutputConstraint constraint, InputRegion region) {
    Crown crown = new Crown(MarginNetwork.of(network, constraint), KERNELS);
    RegionSet inputs = RegionSet.of(region, KERNELS);
    Hulls hulls = crown.hulls(inputs, Deadline.never());
    return crown.margins(inputs, hulls);
  }
}
