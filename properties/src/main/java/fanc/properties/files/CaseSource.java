package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.IndexList;
import fanc.properties.perturbation.Perturbation;
import fanc.properties.perturbation.PixelScores;
import fanc.properties.vnnlib.VnnlibQuery;
import java.util.List;
import java.util.Optional;

/** Where the cases of a property come from. */
interface CaseSource {
  /**
   * Returns the cases.
   *
   * @param rows instead of the rows that the property names
   */
  List<PropertyCase> cases(Optional<IndexList> rows) throws PropertyFormatException;

  /** Returns the query whose parts the cases are, if they are. */
  default Optional<VnnlibQuery> query() {
    return Optional.empty();
  }

  /** Returns the size of the images that the cases are around, if they are around images. */
  default Optional<ImageGeometry> geometry() throws PropertyFormatException {
    return Optional.empty();
  }

  /** Returns what happens to the images that the cases are around, if they are. */
  default Optional<Perturbation> recipe() {
    return Optional.empty();
  }

  /** Returns the same cases, chosen by these scores where they depend on any. */
  default CaseSource scoredBy(PixelScores scores) {
    return this;
  }
}
