package fanc.cli;

import fanc.checker.Certificate;
import fanc.checker.Certificate.CertifiedImage;
import fanc.checker.Claim;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.LabelSource;
import fanc.properties.files.OnlyCorrect;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user's property claims of a network, image by image, for a certificate to be held
 * against. The certificate itself says nothing of it, except which of two predictions a label is
 * that the property leaves to a network: the network's own or its parent's.
 */
final class StatedClaims {
  private final Property property;
  private final LoadedNetwork network;
  private final Optional<LoadedNetwork> parent;

  /**
   * Prepares the claims.
   *
   * @param property its choices of pixels made for the network
   * @param network the network as the property asks for it
   * @param parent the network that the certificate's parent is about
   */
  StatedClaims(Property property, LoadedNetwork network, Optional<LoadedNetwork> parent) {
    this.property = property;
    this.network = network;
    this.parent = parent;
  }

  /**
   * Returns the claims of all images, but of those that the property skips because the network
   * misclassifies them.
   *
   * @throws PropertyFormatException if the property does not fit the network
   */
  List<Claim> of(Certificate certificate) throws PropertyFormatException {
    List<Claim> claims = new ArrayList<>();
    for (PropertyCase theCase : property.cases()) {
      Optional<CertifiedImage> certified =
          certificate.images().stream()
              .filter(image -> image.image() == theCase.index())
              .findFirst();
      ImageClaim claim = claim(theCase, certified);
      if (certified.isPresent() || !skips(claim, theCase)) {
        claims.add(new Claim(claim.index(), claim.family(), claim.constraint()));
      }
    }
    return claims;
  }

  private ImageClaim claim(PropertyCase theCase, Optional<CertifiedImage> certified)
      throws PropertyFormatException {
    ImageClaim own = ImageClaim.of(property, theCase, network, OptionalInt.empty());
    boolean open =
        property.labelSource() == LabelSource.PREDICTED
            && own.label() >= 0
            && certified.isPresent()
            && certified.get().label() != own.label();
    if (!open || parent.isEmpty()) {
      return own;
    }
    ImageClaim parents = ImageClaim.of(property, theCase, parent.get(), OptionalInt.empty());
    return ImageClaim.of(property, theCase, network, OptionalInt.of(parents.label()));
  }

  private boolean skips(ImageClaim claim, PropertyCase theCase) throws PropertyFormatException {
    if (property.onlyCorrect() == OnlyCorrect.FALSE || !claim.misclassified()) {
      return false;
    }
    boolean asked =
        property.onlyCorrect() == OnlyCorrect.PARENT
            && parent.isPresent()
            && !ImageClaim.of(property, theCase, parent.get(), OptionalInt.empty()).misclassified();
    return !asked;
  }
}
