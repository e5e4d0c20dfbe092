package fanc.networks.folding;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A parent and a child of one architecture, made of two networks that differ in the scales behind
 * their affine ops and convolutions: batch normalisation that one has and the other has folded into
 * the op before.
 *
 * <p>The parent gets scales by 1 where it has fewer, so it computes the same, and each of its
 * values is still there. The child gets the parent's number of scales or its own, if they are more,
 * and coefficients near the parent's ({@link Rescaling}).
 *
 * <p><b>Direction.</b> Coefficients of the child's scales have errors. For some coefficients within
 * them it is, in real arithmetic, the function of the child that was given; so what is proven of
 * all of them holds for it.
 *
 * @param parent the parent with at least as many scales
 * @param child the child with the same ops
 * @param numbers for each value of the parent that was given its number in {@link #parent}, input
 *     and output included
 */
public record Alignment(Network parent, Network child, List<Integer> numbers) {

  /** Copies the list. */
  public Alignment {
    numbers = List.copyOf(numbers);
  }

  /**
   * Aligns two networks.
   *
   * @return empty if they differ in more than scales behind affine ops or convolutions and in
   *     parameters, or a coefficient can not be bounded
   */
  public static Optional<Alignment> of(Network parent, Network child) {
    return new AlignmentWalk(parent, child)
        .aligned()
        .filter(
            found ->
                Fingerprint.ofArchitecture(found.parent)
                    .equals(Fingerprint.ofArchitecture(found.child)));
  }

  /** Returns whether the parent is as it was given, so that all that is known of it is. */
  public boolean keepsParent() {
    return IntStream.range(0, numbers.size()).allMatch(v -> numbers.get(v) == v)
        && parent.output() == numbers.size() - 1;
  }
}
