package fanc.properties.files;

/** Where the label of a label claim comes from. */
public enum LabelSource {
  /** The case states it: the image set's column, or the property itself. */
  FILE,
  /** The parent's prediction on the base point. */
  PREDICTED
}
