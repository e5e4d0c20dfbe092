package fanc.cli;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is made for a claim, kept until another claim is asked about: it is asked for before the
 * clock of an image starts, and again when it is used.
 *
 * @param <T> what is made
 */
final class LastClaim<T> implements Function<ImageClaim, Optional<T>> {
  private final Function<ImageClaim, Optional<T>> source;
  private ImageClaim last;
  private Optional<T> made = Optional.empty();

  LastClaim(Function<ImageClaim, Optional<T>> source) {
    this.source = source;
  }

  @Override
  public Optional<T> apply(ImageClaim claim) {
    if (last == null || last.family() != claim.family() || last.label() != claim.label()) {
      made = source.apply(claim);
      last = claim;
    }
    return made;
  }
}
