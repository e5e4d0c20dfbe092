package fanc.verifier.difference;

import fanc.verifier.Bounds;
import fanc.verifier.inputs.InputSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Remembers the image of the set that was asked for last, because passes of several kinds over one
 * set begin with the same exact image, and that is most of their work. Usable by several threads.
 */
final class LastImage {
  private final AtomicReference<Known> last = new AtomicReference<>();

  /** A set and its image. */
  private record Known(InputSet set, Bounds image) {}

  /** Returns the image, computed only if it is another set's, as an object, that is remembered. */
  Bounds of(InputSet set, Function<InputSet, Bounds> image) {
    Known known = last.get();
    if (known == null || known.set != set) {
      known = new Known(set, image.apply(set));
      last.set(known);
    }
    return known.image;
  }
}
