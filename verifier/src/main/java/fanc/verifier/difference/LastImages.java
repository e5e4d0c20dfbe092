package fanc.verifier.difference;

import fanc.verifier.Bounds;
import fanc.verifier.inputs.InputSet;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * Remembers the images of the sets that were asked for last, because passes of several kinds over
 * one set, and passes over many children that share their first op, begin with the same exact
 * image, and that is most of their work. Usable by several threads.
 *
 * <p>A set that nobody else holds is forgotten.
 */
final class LastImages {
  /** Entries of all images that are remembered, 2 MiB. */
  private static final int MOST_ENTRIES = 1 << 17;

  private final Deque<Known> last = new ArrayDeque<>();

  /** A set and its image. */
  private record Known(WeakReference<InputSet> set, Bounds image) {}

  /** Returns the image, computed only if it is another set's, as an object, that is remembered. */
  Bounds of(InputSet set, Function<InputSet, Bounds> image) {
    Bounds known = find(set);
    if (known != null) {
      return known;
    }
    Bounds made = image.apply(set);
    remember(set, made);
    return made;
  }

  private synchronized Bounds find(InputSet set) {
    for (Known known : last) {
      if (known.set.refersTo(set)) {
        return known.image;
      }
    }
    return null;
  }

  private synchronized void remember(InputSet set, Bounds image) {
    last.removeIf(known -> known.set.refersTo(null));
    int most = Math.max(1, MOST_ENTRIES / Math.max(1, image.dimension()));
    while (last.size() >= most) {
      last.removeLast();
    }
    last.addFirst(new Known(new WeakReference<>(set), image));
  }
}
