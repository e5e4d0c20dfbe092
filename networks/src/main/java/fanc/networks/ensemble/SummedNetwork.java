package fanc.networks.ensemble;

import fanc.networks.Network;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The network whose output is the sum of its members' outputs for the same input, {@code N(x) =
 * N_1(x) + ... + N_m(x)}, exactly as a function of real numbers.
 *
 * <p>A sum and not a mean: dividing by m rounds weights, and changes no claim that compares
 * outputs. Because the members read one input, whatever bounds this network bounds them jointly:
 * rows that are carried back from its output go through every member and are added at the input
 * before they are minimised there.
 *
 * <p>What the members begin with in common is computed once. Where they go on with a linear op of
 * one kind and the same activation, these are stacked, so that the activation's output is a cut of
 * the whole; and where all end in an affine op these become one, behind the members' last values
 * one after the other. Immutable.
 */
public final class SummedNetwork {
  private final Layout layout;
  private final Network network;
  private final List<List<Part>> parts;

  /**
   * A value of a member.
   *
   * @param member which one, from 0
   * @param value its number there
   */
  public record Part(int member, int value) {}

  private SummedNetwork(Layout layout, Network network, List<List<Part>> parts) {
    this.layout = layout;
    this.network = network;
    this.parts = parts.stream().map(List::copyOf).toList();
  }

  /**
   * Puts members together.
   *
   * @param members at least one; the same one may be there several times
   * @throws IllegalArgumentException if there is none, or inputs or outputs differ in shape
   */
  public static SummedNetwork of(List<Network> members) {
    return in(Layout.of(members), members);
  }

  private static SummedNetwork in(Layout layout, List<Network> members) {
    if (members.size() == 1) {
      Network only = members.get(0);
      List<List<Part>> own =
          IntStream.rangeClosed(0, only.output()).mapToObj(v -> List.of(new Part(0, v))).toList();
      return new SummedNetwork(layout, only, own);
    }
    SumDraft draft = new SumDraft(members);
    layout.draw(draft);
    return new SummedNetwork(layout, draft.network(), draft.parts());
  }

  /**
   * Returns a network put together with itself in the same way, as often as there are members here:
   * value by value the same ops, so that both can be compared.
   *
   * @param parent of the architecture of every member
   * @throws IllegalArgumentException if it is not
   */
  public SummedNetwork ofCopies(Network parent) {
    return in(layout, Collections.nCopies(layout.members(), parent));
  }

  /** Returns the number of members, m. */
  public int members() {
    return layout.members();
  }

  /** Returns the sum. */
  public Network network() {
    return network;
  }

  /**
   * Returns of each value of the sum, by its number, the members' values that it is made of, one
   * after the other; none where it is no value of members.
   */
  public List<List<Part>> parts() {
    return parts;
  }
}
