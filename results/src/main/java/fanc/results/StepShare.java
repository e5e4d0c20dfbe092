package fanc.results;

import java.util.Objects;

/**
 * What one step of a rung did, where a rung tries several methods one after the other.
 *
 * @param method its name on the command line
 * @param regions number of regions that it verified and no step before it
 * @param seconds summed over the threads, the regions that it could not verify included
 */
public record StepShare(String method, long regions, double seconds) {

  /** Checks the name. */
  public StepShare {
    Objects.requireNonNull(method, "method");
  }

  /** Returns the sum of two shares of the same method. */
  StepShare plus(StepShare other) {
    return new StepShare(method, Math.addExact(regions, other.regions), seconds + other.seconds);
  }
}
