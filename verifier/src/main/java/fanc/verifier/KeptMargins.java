package fanc.verifier;

import fanc.properties.RegionFamily;
import java.util.Arrays;

/**
 * The margins of a family's regions, kept as they are found. Families of more than {@value
 * #MOST_REGIONS} regions are not kept: what is for people to look at has no use of more.
 *
 * <p>Several threads may keep margins of different regions at the same time; they can be read once
 * the threads are done.
 */
public final class KeptMargins {
  /** How many regions a family may have. */
  public static final int MOST_REGIONS = 10_000;

  private final double[] margins;

  private KeptMargins(int regions) {
    this.margins = new double[regions];
    Arrays.fill(margins, Double.NaN);
  }

  /** Begins with nothing known of a family. */
  public static KeptMargins of(RegionFamily family) {
    return new KeptMargins(family.size() > MOST_REGIONS ? 0 : (int) family.size());
  }

  /** Returns the verifier that finds what another one does, and keeps it here. */
  public MemberVerifier of(MemberVerifier verifier) {
    return margins.length == 0
        ? verifier
        : (family, region, deadline) -> {
          double margin = verifier.margin(family, region, deadline);
          margins[(int) region] = margin;
          return margin;
        };
  }

  /** Returns whether there are any. */
  public boolean isKept() {
    return margins.length > 0;
  }

  /** Returns a lower bound of each region's margin, NaN where none is known; empty if not kept. */
  public double[] toArray() {
    return margins.clone();
  }
}
