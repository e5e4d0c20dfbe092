package fanc.results.gate;

import fanc.results.Outcome;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Children, baselines and reports for tests. */
final class GateSamples {
  static final String SHA = "0123456789abcdef".repeat(4);
  static final String OTHER_SHA = "fedcba9876543210".repeat(4);
  static final String CHILD = "children/int8.onnx";
  static final String PROPERTY = "patch2x2";

  private GateSamples() {}

  static CheckedChild.Subject subject(String child, String property) {
    return new CheckedChild.Subject(
        child,
        property,
        SHA,
        SHA,
        "auto",
        "real",
        child.matches("[a-z0-9/.]+") ? "c/" + child : "c/odd%20name.onnx",
        "fanc verify --network " + child);
  }

  static CheckedChild child(CheckedImage... images) {
    return new CheckedChild(subject(CHILD, PROPERTY), Arrays.asList(images), null);
  }

  static CheckedChild faulty(String child, String fault) {
    return new CheckedChild(subject(child, PROPERTY), List.of(), fault);
  }

  /** Returns an image of 9 regions, of which all or 4 are verified. */
  static CheckedImage image(int index, Outcome verdict, double margin) {
    return new CheckedImage(
        index,
        verdict,
        verdict == Outcome.UNKNOWN ? "imprecise" : null,
        BigInteger.valueOf(9),
        BigInteger.valueOf(verdict == Outcome.VERIFIED ? 9 : 4),
        margin,
        0.0125,
        verdict == Outcome.VIOLATED ? List.of("real", "float32") : List.of());
  }

  static CheckedImage verified(int index, double margin) {
    return image(index, Outcome.VERIFIED, margin);
  }

  static CheckedImage unknown(int index) {
    return image(index, Outcome.UNKNOWN, -0.5);
  }

  static CheckedImage violated(int index) {
    return image(index, Outcome.VIOLATED, -1);
  }

  static Optional<GateBaseline> baseline(CheckedChild... found) {
    return Optional.of(GateBaseline.of("0.1.0", Arrays.asList(found)));
  }

  static GateReport report(
      Strictness strictness, Optional<GateBaseline> baseline, CheckedChild... found) {
    return GateReport.of(
        "some gate",
        "0.1.0",
        Arrays.asList(found),
        property -> Thresholds.strict(),
        strictness,
        baseline);
  }
}
