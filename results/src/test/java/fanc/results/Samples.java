package fanc.results;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Records with every kind of value that can be awkward in JSON. */
final class Samples {
  static final String SHA = "0123456789abcdef".repeat(4);

  private Samples() {}

  static Machine machine() {
    return new Machine("a \"processor\" at 3 GHz", 2, "a machine 17", 31.25);
  }

  static ImageResult verified(int index) {
    Map<Rung, RungShare> rungs =
        Map.of(Rung.SCRATCH, new RungShare(29, 0.0625), Rung.TEMPLATE, new RungShare(700, 0.03125));
    return new ImageResult(index, 7, 7, Outcome.VERIFIED, null, 729, 729, 8.38, 0.1, rungs, null);
  }

  static ImageResult violated(int index) {
    Witness witness =
        new Witness(
            3,
            Numbers.of(0.1, 1.0 / 3, 1e-300, -0.0),
            Numbers.of(1, 2),
            -1.0,
            List.of("real", "float32"));
    return new ImageResult(
        index, 2, 2, Outcome.VIOLATED, null, 729, 10, -1.5, 0.2, Map.of(), witness);
  }

  static ImageResult unknown(int index) {
    return new ImageResult(
        index,
        1,
        1,
        Outcome.UNKNOWN,
        "imprecise",
        Long.MAX_VALUE - 2000,
        (1L << 53) + 1,
        Double.NaN,
        0.3,
        Map.of(Rung.SCRATCH, new RungShare((1L << 53) + 1, 0.25)),
        null);
  }

  static ChildrenResult children() {
    VerificationResult result = result();
    return new ChildrenResult(
        result.tool(),
        result.property(),
        result.method(),
        result.threads(),
        List.of(
            ChildResult.of("a/b.onnx", SHA, "b.json", 1, result.summary()),
            ChildResult.faulty("c.onnx", null, 3, "c.onnx: no permission to read or write it")));
  }

  private static LayerExplanation layer() {
    DriftExtent extent = new DriftExtent(0.25, 0.125, 0.5, 0.25);
    DriftExtent unbounded = new DriftExtent(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    return new LayerExplanation(
        "9",
        "Gemm",
        12,
        6,
        1,
        0.5,
        extent,
        extent,
        unbounded,
        0.5,
        Double.NaN,
        -0.75,
        0.5,
        Double.NaN,
        700);
  }

  static ExplanationResult explanation() {
    VerificationResult result = result();
    return new ExplanationResult(
        result.tool(),
        result.network(),
        result.property(),
        result.proof(),
        3,
        7,
        BigInteger.valueOf(729),
        BigInteger.valueOf(728),
        0.5,
        Map.of(Rung.SCRATCH, new RungShare(28, 0.25), Rung.DRIFT, new RungShare(700, 0.125)),
        729,
        0,
        1.5,
        2.5,
        Double.NEGATIVE_INFINITY,
        0,
        List.of(layer()),
        "9",
        "Prune it less.");
  }

  static VerificationResult result() {
    List<ImageResult> images = List.of(verified(0), violated(1), unknown(4));
    return new VerificationResult(
        new ToolIdentity("0.1.0", "unknown"),
        new NetworkIdentity("child \u00e9.onnx", SHA, "y", "Softmax axis 1 (node 's')"),
        new PropertyIdentity("patch.json", SHA, "patch2x2"),
        new ProofIdentity("store/entry", SHA),
        null,
        "fanc",
        2,
        "real",
        "openblas",
        machine(),
        Summary.of(images, 1, new Effort(0.25, 0, 0, 310)),
        images);
  }

  /** The same run with details, of four regions each. */
  static VerificationResult detailed() {
    VerificationResult plain = result();
    List<List<Integer>> places =
        List.of(List.of(0, 0), List.of(0, 26), List.of(26, 0), List.of(3, 4));
    Map<Rung, RungShare> rungs = Map.of(Rung.DRIFT, new RungShare(3, 0.25));
    Witness seen = violated(1).witness().shownAs(Numbers.of(0.1, 0.3333, 0, 1));
    ImageResult settled =
        new ImageResult(1, 2, 2, Outcome.VIOLATED, null, 4, 2, -1.5, 0.2, rungs, seen)
            .detailed(
                seen,
                Numbers.of(1.5, 0.25, Double.NaN, -1.5),
                "db--",
                places,
                Numbers.of(0, 0.5, 1, 1));
    List<ImageResult> images = List.of(settled);
    return new VerificationResult(
        plain.tool(),
        List.of("fanc", "verify", "--out", "a b.json"),
        plain.network(),
        plain.property(),
        new Picture("patch", 2, 2, 1, List.of(2, 2)),
        plain.proof(),
        null,
        plain.method(),
        2,
        "real",
        "java",
        machine(),
        Summary.of(images, 0, new Effort(0.25, 0, 0, 310)),
        List.of(
            new ValueDrift("9", "Gemm", 0.5, 0.25, 1.5),
            new ValueDrift("11", "Conv", Double.NaN, Double.NaN, Double.NaN)),
        images);
  }

  static BoundsResult bounds() {
    OpBounds relu =
        new OpBounds(
            "9",
            "Relu",
            List.of(1, 3),
            13,
            Numbers.of(-0.1, 0, Double.NEGATIVE_INFINITY),
            Numbers.of(1e22, Double.MIN_VALUE, Double.NaN));
    return new BoundsResult(List.of(relu), Numbers.of(13.59, Double.NaN), 13.59);
  }

  static Diagnosis diagnosis() {
    List<Finding> findings =
        List.of(
            Finding.ok("java", "17"),
            Finding.note("quick start", "none yet", "made at the next start"),
            Finding.problem("disk", "3 MB free", "make room"));
    return new Diagnosis(
        new ToolIdentity("1", "r"), new Machine("cpu", 2, "jvm", Double.NaN), findings);
  }

  static Comparison comparison() {
    return new Comparison(
        new ToolIdentity("0.1.0", "unknown"),
        new NetworkIdentity("parent.onnx", SHA, "y", null),
        new PropertyIdentity("patch.json", SHA, "patch2x2"),
        "fanc",
        "deepz",
        2,
        "openblas",
        machine(),
        4.0,
        List.of(
            new ComparisonRow("float16", 10, 7290, 7281, 7281, 7200, 4.0, 1.0, 16, 16),
            new ComparisonRow("int8", 10, 7290, 7280, 7280, 6000, 4.5, 4.5, 12, 16),
            new ComparisonRow("prune50|x", 10, 7290, 0, 0, 0, 4.5, 2.0, 0, 0)));
  }

  static Benchmark benchmark() {
    return new Benchmark(
        "small",
        List.of(
            new Benchmark.Subject(
                "p.onnx", List.of("c.onnx"), List.of("r.json"), List.of("patch.json"), "0..1")),
        List.of(Benchmark.Variant.plain("deepz"), Benchmark.Variant.plain("fanc")),
        "deepz",
        3,
        1);
  }

  static BenchmarkRun run(String build) {
    return new BenchmarkRun(
        new ToolIdentity("0.1.0", "unknown"),
        build,
        "small.json",
        SHA,
        benchmark(),
        2,
        Double.NaN,
        "java",
        machine(),
        10.5,
        "2026-11-22T12:00:00+01:00");
  }

  static BenchmarkCell cell(String child, int image, double scratch, double transfer) {
    return new BenchmarkCell(
        "p.onnx",
        child,
        "patch.json",
        image,
        SHA,
        null,
        new MachineSpeed(31.25 + image, 10),
        times(5 + image),
        List.of(
            new Measurement(
                "deepz",
                "unknown",
                100,
                90,
                0,
                10,
                0,
                0,
                -.5,
                Map.of(Rung.SCRATCH, new RungShare(90, scratch)),
                Double.NaN,
                Double.NaN,
                image == 0 ? 8 * scratch : Double.NaN,
                times(scratch)),
            transfer(image, transfer)));
  }

  private static Measurement transfer(int image, double transfer) {
    return new Measurement(
        "fanc",
        "unknown",
        100,
        90,
        60,
        10,
        4,
        5,
        -.25 - image,
        Map.of(Rung.TEMPLATE, new RungShare(60, 1), Rung.SCRATCH, new RungShare(30, 2)),
        10 + image,
        3,
        Double.NaN,
        times(transfer));
  }

  static BenchmarkCell skipped(int image) {
    return new BenchmarkCell(
        "p.onnx",
        "a",
        "patch.json",
        image,
        SHA,
        "why",
        new MachineSpeed(Double.NaN, Double.NaN),
        Numbers.of(),
        List.of());
  }

  /** Median {@code middle}, quartiles half and three halves of it. */
  private static Numbers times(double middle) {
    return Numbers.of(middle * 1.5, middle * 0.5, middle);
  }
}
