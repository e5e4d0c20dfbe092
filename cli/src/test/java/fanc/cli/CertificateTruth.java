package fanc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.verifier.MarginNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether what a certificate says of a network of {@link MonotoneFiles} is true: every value has
 * its ends over a box at the two ends of the box, where evaluation finds them.
 */
final class CertificateTruth {
  /** What evaluating these networks in doubles may be off, and more. */
  private static final double ROOM = 1e-12;

  private final Network margins;
  private final Map<Integer, RegionFamily> families = new HashMap<>();

  private CertificateTruth(Network margins) {
    this.margins = margins;
  }

  /** Returns the truth about a network and a property of label 0. */
  static CertificateTruth of(Network network, Path property) throws Exception {
    OutputConstraint constraint = OutputConstraint.label(0, 2);
    CertificateTruth truth = new CertificateTruth(MarginNetwork.of(network, constraint));
    for (PropertyCase theCase : PropertyFile.read(property).cases()) {
      truth.families.put(theCase.index(), theCase.family());
    }
    return truth;
  }

  /** Returns how many regions of an image are truly robust. */
  long robust(int image) {
    RegionFamily family = families.get(image);
    long robust = 0;
    for (long r = 0; r < family.size(); r++) {
      robust += least(family, r) > ROOM ? 1 : 0;
    }
    return robust;
  }

  private double least(RegionFamily family, long region) {
    return end(family.region(region), true).get(margins.output())[0];
  }

  /** Returns what of a certificate is false, in words; nothing if all is true. */
  List<String> falsehoods(OpenCertificate certificate) {
    List<String> found = new ArrayList<>();
    for (JsonNode image : certificate.header.path("images")) {
      RegionFamily family = families.get(image.path("image").asInt());
      for (JsonNode part : image.path("parts")) {
        if (family == null) {
          found.add("no such image");
        } else {
          verified(family, part, found);
          facts(family, part, certificate.payload, found);
        }
      }
    }
    return found;
  }

  private void verified(RegionFamily family, JsonNode part, List<String> found) {
    for (long region : OpenCertificate.numbers(part.path("verified"))) {
      if (region < 0 || region >= family.size() || !(least(family, region) > -ROOM)) {
        found.add("region " + region + " is not robust");
      }
    }
  }

  private void facts(RegionFamily family, JsonNode part, float[] payload, List<String> found) {
    JsonNode facts = part.path("facts");
    if (!facts.isObject()) {
      return;
    }
    long[] regions = OpenCertificate.numbers(part.path("regions"));
    for (int k = 0; k < regions.length; k++) {
      List<double[]> low = end(family.region(regions[k]), false);
      List<double[]> high = end(family.region(regions[k]), true);
      if (!(payload[facts.path("margins").asInt() + k] <= high.get(margins.output())[0] + ROOM)) {
        found.add("margin of region " + regions[k]);
      }
      for (JsonNode value : facts.path("values")) {
        outside(value, low, high, payload, found);
      }
    }
  }

  private static void outside(
      JsonNode value,
      List<double[]> low,
      List<double[]> high,
      float[] payload,
      List<String> found) {
    int v = value.path("value").asInt();
    for (int i = 0; i < value.path("count").asInt(); i++) {
      double a = low.get(v)[i];
      double b = high.get(v)[i];
      float lower = payload[value.path("lower").asInt() + i];
      float upper = payload[value.path("upper").asInt() + i];
      // An end that is no number says nothing, neither here nor to the checker.
      if (lower > Math.min(a, b) + ROOM || upper < Math.max(a, b) - ROOM) {
        found.add(
            "value %d, coordinate %d is in [%s, %s], not [%s, %s]"
                .formatted(v, i, a, b, lower, upper));
      }
    }
  }

  /** Returns all values at one end of a box. */
  private List<double[]> end(InputRegion region, boolean upper) {
    double[] x = region.base().toArray();
    SparseBox box = region.changes();
    for (int k = 0; k < box.size(); k++) {
      x[box.index(k)] = upper ? box.upper(k) : box.lower(k);
    }
    return Evaluation.evaluateAll(margins, x);
  }
}
