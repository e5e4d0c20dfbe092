package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.IndexList;
import fanc.properties.vnnlib.QueryInterface;
import fanc.properties.vnnlib.VnnlibCase;
import fanc.properties.vnnlib.VnnlibQuery;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The cases of a VNN-LIB query, numbered from 0, made when asked for. */
record VnnlibCases(VnnlibQuery theQuery) implements CaseSource {
  @Override
  public List<PropertyCase> cases(Optional<IndexList> rows) throws PropertyFormatException {
    if (rows.isPresent()) {
      rows.get().requireBelow(theQuery.cases().size());
    }
    List<Integer> chosen = rows.isPresent() ? rows.get().rows() : null;
    return new AbstractList<>() {
      @Override
      public PropertyCase get(int position) {
        int index = chosen == null ? position : chosen.get(position);
        VnnlibCase found = theQuery.cases().get(index);
        return new PropertyCase(
            index, OptionalInt.empty(), found.family(), Optional.of(found.constraint()));
      }

      @Override
      public int size() {
        return chosen == null ? theQuery.cases().size() : chosen.size();
      }
    };
  }

  /** Returns the arithmetic that the element types of a query ask for. */
  Semantics semantics() {
    boolean single = theQuery.declared().filter(QueryInterface::meansFloat32).isPresent();
    return single ? Semantics.FLOAT32 : Semantics.REAL;
  }

  @Override
  public Optional<VnnlibQuery> query() {
    return Optional.of(theQuery);
  }
}
