package fanc.properties.vnnlib;

import fanc.properties.InputRegion;
import fanc.properties.PropertyFormatException;
import fanc.properties.Rational;
import fanc.properties.SingleRegion;
import fanc.properties.UnsupportedPropertyException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the cases of a query from the ways to satisfy it. */
final class QueryCases {
  private final Path file;
  private final Declarations declarations;
  private final int inputs;
  private final int outputs;

  QueryCases(Path file, Declarations declarations) throws PropertyFormatException {
    this.file = file;
    this.declarations = declarations;
    this.inputs = declarations.count(true);
    this.outputs = declarations.count(false);
  }

  /** Ways that say the same of outputs. */
  record Group(Statement unsafe, List<Disjunct> boxes) {}

  /**
   * Returns the query.
   *
   * @param statement all assertions together
   * @throws PropertyFormatException if an input has no bound where that matters; {@link
   *     UnsupportedPropertyException} if there are too many boxes or inequalities
   */
  VnnlibQuery query(Statement statement) throws PropertyFormatException {
    List<Group> groups = groups(new DisjunctiveForm(file).of(statement, inputs));
    List<Integer> used = usedInputs(groups);
    UnsafeOutputs unsafe = new UnsafeOutputs(file, outputs, used);
    for (Group group : groups) {
      unsafe.requireFits(group.unsafe());
    }
    List<String> words = new QueryText(inputs, outputs, declarations.declared()).lines(groups);
    if (groups.isEmpty()) {
      return new VnnlibQuery(
          outputs,
          used,
          List.of(new VnnlibCase(nothing(), unsafe.always())),
          words,
          Optional.of("the query contradicts itself: it holds whatever the network computes"),
          declarations.declared());
    }
    return new VnnlibQuery(
        outputs,
        used,
        new Cases(groups, unsafe, inputs),
        words,
        Optional.empty(),
        declarations.declared());
  }

  /** Leaves out what no input or no output can satisfy. */
  private List<Group> groups(List<Disjunct> ways) throws PropertyFormatException {
    Map<List<Same>, Group> groups = new LinkedHashMap<>();
    for (Disjunct way : ways) {
      Statement unsafe = way.allOutputs();
      InputSet set = inputsOf(way);
      if (!unsafe.equals(Statement.FALSE) && !set.isEmpty()) {
        requireBounds(set);
        List<Same> key =
            unsafe instanceof Statement.And and
                ? and.parts().stream().map(Same::new).toList()
                : List.of(new Same(unsafe));
        groups.computeIfAbsent(key, k -> new Group(unsafe, new ArrayList<>())).boxes().add(way);
      }
    }
    return List.copyOf(groups.values());
  }

  private InputSet inputsOf(Disjunct way) throws PropertyFormatException {
    try {
      return InputSet.of(inputs, way.allInputs());
    } catch (IllegalArgumentException e) {
      throw new PropertyFormatException(file + ": " + e.getMessage());
    }
  }

  /** A statement compared by how it reads: boxes that repeat one statement form one family. */
  private static final class Same {
    private final Statement statement;

    Same(Statement statement) {
      this.statement = statement;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Same s
          && (s.statement == statement
              || (s.statement instanceof Statement.Atom
                  && statement instanceof Statement.Atom
                  && s.statement.toString().equals(statement.toString())));
    }

    @Override
    public int hashCode() {
      return statement instanceof Statement.Atom
          ? statement.toString().hashCode()
          : System.identityHashCode(statement);
    }
  }

  private void requireBounds(InputSet set) throws PropertyFormatException {
    OptionalInt open = set.ends().unbounded();
    if (open.isPresent()) {
      Variable variable = new Variable(true, open.getAsInt());
      throw new PropertyFormatException(
          file,
          "line " + declarations.line(variable),
          declarations.name(variable)
              + " has no "
              + (set.ends().lower(variable.index()) != null ? "upper" : "lower")
              + " bound; every input needs both");
    }
  }

  private static List<Integer> usedInputs(Collection<Group> groups) {
    SortedSet<Integer> used = new TreeSet<>();
    groups.forEach(group -> collect(group.unsafe(), used));
    return List.copyOf(used);
  }

  private static void collect(Statement statement, SortedSet<Integer> used) {
    if (statement instanceof Statement.Atom atom) {
      atom.form().coefficients().keySet().stream()
          .filter(Variable::input)
          .forEach(variable -> used.add(variable.index()));
    } else if (statement instanceof Statement.And and) {
      and.parts().forEach(part -> collect(part, used));
    } else if (statement instanceof Statement.Or or) {
      or.parts().forEach(part -> collect(part, used));
    }
  }

  /** There has to be a region where there is nothing to check; any will do. */
  private SingleRegion nothing() {
    List<Rational> zeros = Collections.nCopies(inputs, Rational.of(BigDecimal.ZERO));
    return new SingleRegion(InputRegion.enclosing(zeros, zeros), "no input");
  }

  /** The cases, made when asked for. */
  private static final class Cases extends AbstractList<VnnlibCase> {
    private final List<Group> groups;
    private final UnsafeOutputs unsafe;
    private final int inputs;

    Cases(List<Group> groups, UnsafeOutputs unsafe, int inputs) {
      this.groups = groups;
      this.unsafe = unsafe;
      this.inputs = inputs;
    }

    @Override
    public VnnlibCase get(int position) {
      Group group = groups.get(position);
      return new VnnlibCase(new BoxFamily(inputs, group.boxes()), unsafe.negated(group.unsafe()));
    }

    @Override
    public int size() {
      return groups.size();
    }
  }
}
