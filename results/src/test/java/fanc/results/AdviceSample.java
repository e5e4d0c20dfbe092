package fanc.results;

import java.util.List;

/** An advice to write and to check. */
final class AdviceSample {
  private AdviceSample() {}

  static AdviceResult of(boolean found) {
    VerificationResult result = Samples.result();
    return new AdviceResult(
        result.tool(),
        List.of("fanc", "advise"),
        result.network(),
        result.property(),
        result.proof(),
        new AdviceResult.Goal("int8", .95, 2, 1458, 1386),
        new AdviceResult.Sizes("bits", 100, 3200),
        found
            ? new AdviceResult.Chosen(
                "c.onnx", result.network().sha256(), "c.json", 500, 1400, .96, 1390)
            : null,
        found,
        found ? null : "w loses too much",
        List.of(
            new AdviceResult.Tensor(
                "w",
                100,
                found ? "5 bits" : null,
                found ? 500 : 0,
                List.of(new AdviceResult.Alone("4 bits", 0, Double.NEGATIVE_INFINITY)))),
        new AdviceResult.OracleWork(7, List.of(2, 8), Numbers.of(.002, .008), .03),
        List.of(new AdviceResult.Trial(List.of("5 bits"), true, 500, 1390, 1400, true, .25)),
        1.5);
  }
}
