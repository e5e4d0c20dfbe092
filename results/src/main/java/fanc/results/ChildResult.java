package fanc.results;

import java.math.BigInteger;
import java.util.Objects;

/**
 * What became of one network of a run over many.
 *
 * @param path as it was found
 * @param sha256 SHA-256 of its file; null if it could not be read
 * @param record file of its whole record, beside the summary; null if there is none
 * @param status the exit status that a run of this network alone has
 * @param fault why it has no verdicts; null if it has
 * @param images number of images with a verdict
 * @param verified how many of them are verified
 * @param violated how many are violated
 * @param unknown how many are unknown
 * @param timeout how many ran out of budget
 * @param regionsTotal number of regions of these images
 * @param regionsVerified how many of them were verified
 * @param seconds from network and proof in memory to the verdicts; NaN where there are none
 */
public record ChildResult(
    String path,
    String sha256,
    String record,
    int status,
    String fault,
    int images,
    int verified,
    int violated,
    int unknown,
    int timeout,
    BigInteger regionsTotal,
    BigInteger regionsVerified,
    double seconds) {

  /** Checks that what must be there is. */
  public ChildResult {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(regionsTotal, "regionsTotal");
    Objects.requireNonNull(regionsVerified, "regionsVerified");
  }

  /** Returns a network with verdicts. */
  public static ChildResult of(
      String path, String sha256, String record, int status, Summary summary) {
    return new ChildResult(
        path,
        sha256,
        record,
        status,
        null,
        summary.images(),
        summary.verified(),
        summary.violated(),
        summary.unknown(),
        summary.timeout(),
        summary.regionsTotal(),
        summary.regionsVerified(),
        summary.secondsVerify());
  }

  /** Returns a network without verdicts. */
  public static ChildResult faulty(String path, String sha256, int status, String fault) {
    return new ChildResult(
        path,
        sha256,
        null,
        status,
        Objects.requireNonNull(fault, "fault"),
        0,
        0,
        0,
        0,
        0,
        BigInteger.ZERO,
        BigInteger.ZERO,
        Double.NaN);
  }
}
