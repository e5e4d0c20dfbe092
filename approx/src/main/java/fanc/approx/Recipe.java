package fanc.approx;

import fanc.networks.ensemble.Ensemble;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A family of children to make of any parent.
 *
 * @param name name of the family: letters, digits, dots, dashes, underscores
 * @param children the rules of each child; no two children have the same name
 * @param ensemble whether the children are members of an ensemble, which gets a file of its own
 */
public record Recipe(String name, List<Chain> children, boolean ensemble) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the name can be no file's, there is no child, two have the
   *     same rules, or an ensemble has more than {@value Ensemble#MOST_MEMBERS} members
   */
  public Recipe {
    Objects.requireNonNull(name, "name");
    children = List.copyOf(children);
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "name '" + name + "' may hold letters, digits, dots, dashes and underscores only");
    }
    if (children.isEmpty()) {
      throw new IllegalArgumentException("a recipe needs at least one child");
    }
    if (ensemble && children.size() > Ensemble.MOST_MEMBERS) {
      throw new IllegalArgumentException(
          children.size() + " children; an ensemble has at most " + Ensemble.MOST_MEMBERS);
    }
    Set<String> names = new HashSet<>();
    for (Chain child : children) {
      if (!names.add(child.name())) {
        throw new IllegalArgumentException("two children are '" + child.name() + "'");
      }
    }
  }

  /** Makes a recipe whose children stand for themselves. */
  public Recipe(String name, List<Chain> children) {
    this(name, children, false);
  }
}
