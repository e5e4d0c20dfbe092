package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.IndexList;
import fanc.properties.perturbation.Perturbation;
import fanc.properties.perturbation.PixelScores;
import fanc.properties.vnnlib.VnnlibQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a property file claims, all parts checked that need neither images nor a network. */
public final class Property {
  private final Path file;
  private final String sha256;
  private final Terms terms;
  private final CaseSource source;

  Property(Path file, String sha256, Terms terms, CaseSource source) {
    this.file = file;
    this.sha256 = sha256;
    this.terms = terms;
    this.source = source;
  }

  /**
   * What a property says beside its regions.
   *
   * @param name for reports
   * @param labelSource where the label of a label claim comes from
   * @param onlyCorrect what happens to misclassified cases
   * @param coverage all regions or a sample
   * @param semantics in which arithmetic
   * @param budget for each case
   */
  record Terms(
      String name,
      LabelSource labelSource,
      OnlyCorrect onlyCorrect,
      Coverage coverage,
      Semantics semantics,
      Budget budget) {

    Terms in(Semantics other) {
      return new Terms(name, labelSource, onlyCorrect, coverage, other, budget);
    }
  }

  /** Returns the file it was read from. */
  public Path file() {
    return file;
  }

  /** Returns the SHA-256 of the file's bytes, 64 lower-case hexadecimal digits. */
  public String sha256() {
    return sha256;
  }

  /** Returns the name for reports; the file's name without its extension if the file has none. */
  public String name() {
    return terms.name;
  }

  /** Returns where labels come from; of no meaning for cases with a constraint of their own. */
  public LabelSource labelSource() {
    return terms.labelSource;
  }

  /** Returns what happens to misclassified cases. */
  public OnlyCorrect onlyCorrect() {
    return terms.onlyCorrect;
  }

  /** Returns whether the claim is about all regions or a sample. */
  public Coverage coverage() {
    return terms.coverage;
  }

  /** Returns in which arithmetic the network is meant. */
  public Semantics semantics() {
    return terms.semantics;
  }

  /** Returns the same claim about a network in another arithmetic. */
  public Property in(Semantics other) {
    return new Property(file, sha256, terms.in(other), source);
  }

  /** Returns what one case may use. */
  public Budget budget() {
    return terms.budget;
  }

  /** Returns the VNN-LIB query whose parts the cases are: it holds exactly if all of them do. */
  public Optional<VnnlibQuery> query() {
    return source.query();
  }

  /**
   * Returns the same property, whose choices of pixels may ask what matters to a network.
   *
   * @param scores of the network; without them a property that selects sensitive pixels has no
   *     cases
   */
  public Property scoredBy(PixelScores scores) {
    return new Property(file, sha256, terms, source.scoredBy(scores));
  }

  /**
   * Returns the size of the images that the cases are around, if they are around images.
   *
   * @throws PropertyFormatException if the images are missing or malformed
   */
  public Optional<ImageGeometry> geometry() throws PropertyFormatException {
    return source.geometry();
  }

  /** Returns what happens to the images that the cases are around, if they are around images. */
  public Optional<Perturbation> perturbation() {
    return source.recipe();
  }

  /** Returns the cases of the rows that the file names; see {@link #cases(IndexList)}. */
  public List<PropertyCase> cases() throws PropertyFormatException {
    return source.cases(Optional.empty());
  }

  /**
   * Returns one case for each row of the image set; the rows of a VNN-LIB query are its cases, and
   * row 0 is the one case of another property without images. Each access to the list makes its
   * case anew: keep what is used repeatedly.
   *
   * @param rows instead of the rows that the file names
   * @return unmodifiable, at least one
   * @throws PropertyFormatException if the images are missing or malformed, a row does not exist,
   *     the perturbation does not fit the images, or it needs a network's scores and has none
   */
  public List<PropertyCase> cases(IndexList rows) throws PropertyFormatException {
    return source.cases(Optional.of(rows));
  }

  /**
   * Checks a case against the size of a network whose outputs are followed by the inputs that a
   * query compares with them.
   *
   * @throws PropertyFormatException if the numbers of inputs or outputs differ, or there is no such
   *     label
   */
  public void requireFits(PropertyCase theCase, int inputs, int outputs)
      throws PropertyFormatException {
    if (theCase.inputs() != inputs) {
      throw new PropertyFormatException(
          file
              + ": the property has "
              + theCase.inputs()
              + " inputs, the network "
              + inputs
              + "; use a property for this network");
    }
    int beside = query().map(asked -> asked.inputsAtOutput().size()).orElse(0);
    if (theCase.constraint().isPresent() && theCase.constraint().get().dimension() != outputs) {
      throw new PropertyFormatException(
          file
              + ": the property has "
              + (theCase.constraint().get().dimension() - beside)
              + " outputs, the network "
              + (outputs - beside)
              + "; use a property for this network");
    }
    if (theCase.fileLabel().isPresent() && theCase.fileLabel().getAsInt() >= outputs) {
      throw new PropertyFormatException(
          file
              + ": image "
              + theCase.index()
              + " has label "
              + theCase.fileLabel().getAsInt()
              + ", the network has outputs 0.."
              + (outputs - 1));
    }
  }
}
