package fanc.results.html;

import fanc.results.Comparison;
import fanc.results.ComparisonRow;
import fanc.results.Effort;
import fanc.results.ImageResult;
import fanc.results.Machine;
import fanc.results.NetworkIdentity;
import fanc.results.Numbers;
import fanc.results.Outcome;
import fanc.results.Picture;
import fanc.results.ProofIdentity;
import fanc.results.PropertyIdentity;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.Summary;
import fanc.results.ToolIdentity;
import fanc.results.ValueDrift;
import fanc.results.VerificationResult;
import fanc.results.Witness;
import fanc.results.html.ReportInput.Compared;
import fanc.results.html.ReportInput.Verified;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs of 2 x 2 patches on images of 28 x 28 pixels, with margins that a seed chooses. */
final class PageSamples {
  static final String HOSTILE = "</script><img src=x onerror=alert(1)> \"q\" 'a' & é 数 \u0001";
  static final int SIDE = 28;
  private static final int ACROSS = SIDE - 1;
  private static final String SHA = "0123456789abcdef".repeat(4);
  private static final ToolIdentity TOOL = new ToolIdentity("0.1.0", "0123456789abcdef");
  private static final Machine MACHINE = new Machine("a processor", 2, "a machine", 1);
  private static final PropertyIdentity PROPERTY =
      new PropertyIdentity("patch.json", SHA, "patch2x2");

  private PageSamples() {}

  /** Returns a run whose third image of every seven is violated, with details or without. */
  static VerificationResult run(String network, int images, boolean details, long seed) {
    Random random = new Random(seed);
    List<ImageResult> results = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      results.add(image(i, i % 7 == 2, details, random));
    }
    return new VerificationResult(
        TOOL,
        details ? List.of("fanc", "verify", "--network", network) : List.of(),
        new NetworkIdentity(network, SHA, "y", null),
        PROPERTY,
        details ? new Picture("patch", SIDE, SIDE, 1, List.of(2, 2)) : null,
        new ProofIdentity("store", SHA),
        null,
        "auto",
        2,
        "real",
        "java",
        MACHINE,
        Summary.of(results, 1, new Effort(0.1, 0, 0, 300)),
        details
            ? List.of(
                new ValueDrift("h1", "Gemm", 0.5, 0.25, 1.5),
                new ValueDrift("y", "Gemm", 0.75, 0.5, Double.NaN))
            : null,
        results);
  }

  private static ImageResult image(int index, boolean violated, boolean details, Random random) {
    int regions = ACROSS * ACROSS;
    double[] margins = new double[regions];
    StringBuilder letters = new StringBuilder();
    for (int r = 0; r < regions; r++) {
      margins[r] = 0.5 + 3 * random.nextDouble();
      letters.append('d');
    }
    Numbers pixels = pixels(random);
    Witness witness = null;
    if (violated) {
      int region = 5 * ACROSS + 6;
      margins[region] = -0.25;
      letters.setCharAt(region, '-');
      double[] changed = pixels.toArray();
      changed[5 * SIDE + 6] = 1 - changed[5 * SIDE + 6];
      witness = new Witness(region, pixels, Numbers.of(0, 2, 1), -0.25, List.of("real"));
      witness = details ? witness.shownAs(Numbers.of(changed)) : witness;
    }
    int verified = violated ? regions - 1 : regions;
    ImageResult result =
        new ImageResult(
            index,
            index % 10,
            index % 10,
            violated ? Outcome.VIOLATED : Outcome.VERIFIED,
            null,
            regions,
            verified,
            violated ? -0.25 : 0.5 + index / 1000.0,
            0.01 * (1 + index % 5),
            Map.of(Rung.DRIFT, new RungShare(verified, 0.01)),
            witness);
    return details
        ? result.detailed(witness, Numbers.of(margins), letters.toString(), null, pixels)
        : result;
  }

  private static Numbers pixels(Random random) {
    double[] pixels = new double[SIDE * SIDE];
    for (int p = 0; p < pixels.length; p++) {
      pixels[p] = random.nextInt(10_001) / 10_000.0;
    }
    return Numbers.of(pixels);
  }

  static Compared compared(String child) {
    return new Compared(
        "2026-01-01-demo",
        new Comparison(
            TOOL,
            new NetworkIdentity("parent.onnx", SHA, "y", null),
            PROPERTY,
            "auto",
            "deepz",
            2,
            "java",
            MACHINE,
            4.0,
            List.of(
                new ComparisonRow(child, 10, 7290, 7281, 7281, 7200, 4.0, 1.0, 16, 16),
                new ComparisonRow("none", 10, 7290, 0, 0, 0, 4.5, 0, 0, 0))));
  }

  static HtmlReport report(VerificationResult... results) {
    return HtmlReport.of(List.of(new Verified(List.of(results), List.of())), List.of("fanc"));
  }
}
