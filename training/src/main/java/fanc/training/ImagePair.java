package fanc.training;

import fanc.networks.training.TrainingException;

/**
 * The images a network is trained on and those it is tested on, of one size.
 *
 * @param training seen by the training
 * @param test seen by the evaluation alone
 * @param classes number of labels
 */
record ImagePair(LabelledImages training, LabelledImages test, int classes) {

  /**
   * Joins the two.
   *
   * @throws TrainingException if they differ in size
   */
  static ImagePair of(LabelledImages training, LabelledImages test) throws TrainingException {
    if (training.rows() != test.rows() || training.columns() != test.columns()) {
      throw new TrainingException("training and test images differ in size");
    }
    int classes = 1 + Math.max(training.largestLabel(), test.largestLabel());
    return new ImagePair(training, test, classes);
  }
}
