package fanc.results;

import java.util.Objects;

/**
 * A member of an ensemble and how often it errs.
 *
 * @param network the member
 * @param errors number of images whose largest output is not their label's
 * @param accuracy share of the others
 */
public record DiversityMember(NetworkIdentity network, int errors, double accuracy) {

  /** Checks that the network is there. */
  public DiversityMember {
    Objects.requireNonNull(network, "network");
  }
}
