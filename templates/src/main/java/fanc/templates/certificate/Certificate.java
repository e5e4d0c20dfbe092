package fanc.templates.certificate;

import fanc.networks.Fingerprint;
import java.util.List;
import java.util.Optional;

/**
 * What is claimed of one network and one property, and how it can be made sure of.
 *
 * @param tool version of the program that made it
 * @param network the network as the property asks for it
 * @param property the property's name; {@link CertifiedImage#claim} says what it means
 * @param parent what parts by {@link PartProof.Drift} rest on; empty if nothing else is needed
 * @param images what is claimed of each image
 */
public record Certificate(
    String tool,
    Fingerprint network,
    String property,
    Optional<ParentCitation> parent,
    List<CertifiedImage> images) {

  /** Copies the list. */
  public Certificate {
    images = List.copyOf(images);
  }

  /** Returns how many regions it claims to be verified. */
  public long claimed() {
    return images.stream().mapToLong(CertifiedImage::claimed).sum();
  }
}
