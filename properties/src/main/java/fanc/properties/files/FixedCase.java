package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.IndexList;
import java.util.List;
import java.util.Optional;

/** A property of one case that needs no image. */
record FixedCase(PropertyCase theCase) implements CaseSource {
  @Override
  public List<PropertyCase> cases(Optional<IndexList> rows) throws PropertyFormatException {
    if (rows.isPresent()) {
      rows.get().requireBelow(1);
    }
    return List.of(theCase);
  }
}
