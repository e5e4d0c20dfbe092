package fanc.api;

import java.math.BigInteger;

/** What is known of the claim about one image, all its regions together. */
public sealed interface Verdict {

  /** Every region is proven, rounding accounted for. */
  record Verified() implements Verdict {}

  /**
   * Every region of a sample is proven; nothing is known of the others.
   *
   * @param regions of the sample
   * @param population all regions
   */
  record SampleVerified(BigInteger regions, BigInteger population) implements Verdict {}

  /** The claim is false. */
  record Violated(Counterexample counterexample) implements Verdict {}

  /** Neither is known; more time helps nothing. */
  record Unknown(String reason) implements Verdict {}

  /** Neither is known when the time was used up. */
  record Timeout() implements Verdict {}
}
