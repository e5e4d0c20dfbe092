package fanc.templates.certificate;

import java.util.List;

/**
 * What a certificate claims of one image.
 *
 * @param image its row
 * @param label the label that the claim is about; -1 if the property states a constraint of its own
 * @param claim {@link fanc.properties.ResolvedHash} of base point, regions and constraint
 * @param regions how many regions there are; of those in no part nothing is claimed
 * @param parts disjoint in their regions; children cite them by their place
 */
public record CertifiedImage(
    int image, int label, String claim, long regions, List<CertificatePart> parts) {

  /** Copies the list. */
  public CertifiedImage {
    parts = List.copyOf(parts);
  }

  /** Returns how many regions are claimed to be verified. */
  public long claimed() {
    return parts.stream().mapToLong(part -> part.verified().length).sum();
  }
}
