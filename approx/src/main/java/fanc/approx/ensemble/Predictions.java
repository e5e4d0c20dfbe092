package fanc.approx.ensemble;

import java.util.List;

/**
 * A probability for each class on each of many images, of a network or of an ensemble. Immutable.
 */
public final class Predictions {
  private final int classes;
  private final double[] values;

  private Predictions(int classes, double[] values) {
    this.classes = classes;
    this.values = values;
  }

  /** Returns the softmax of a network's logits. */
  public static Predictions of(Logits logits) {
    return meanOfSoftmax(List.of(logits));
  }

  /**
   * Returns the mean of the members' probabilities, {@code p = 1/m sum softmax(z_k)}: what
   * ensembles of the literature report (Lakshminarayanan, Pritzel, Blundell: Simple and scalable
   * predictive uncertainty estimation using deep ensembles, NeurIPS 2017; Whitaker and Whitley,
   * AAAI 2022).
   *
   * @param members at least one, of the same images and classes
   * @throws IllegalArgumentException if there is none or they differ in size
   */
  public static Predictions meanOfSoftmax(List<Logits> members) {
    requireAlike(members);
    int classes = members.get(0).classes();
    double[] values = new double[members.get(0).images() * classes];
    for (Logits member : members) {
      for (int i = 0; i < member.images(); i++) {
        double[] p = member.softmax(i);
        for (int c = 0; c < classes; c++) {
          values[i * classes + c] += p[c] / members.size();
        }
      }
    }
    return new Predictions(classes, values);
  }

  /**
   * Returns the softmax of the mean of the members' logits, {@code p = softmax(1/m sum z_k)}: the
   * network whose claims a certified ensemble proves. Its class is that of the geometric mean of
   * the members' probabilities.
   *
   * @param members at least one, of the same images and classes
   * @throws IllegalArgumentException if there is none or they differ in size
   */
  public static Predictions ofMeanLogits(List<Logits> members) {
    requireAlike(members);
    int images = members.get(0).images();
    double[][] mean = new double[images][members.get(0).classes()];
    for (Logits member : members) {
      for (int i = 0; i < images; i++) {
        for (int c = 0; c < mean[i].length; c++) {
          mean[i][c] += member.get(i, c) / members.size();
        }
      }
    }
    return of(Logits.of(mean));
  }

  private static void requireAlike(List<Logits> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble needs at least one member");
    }
    Logits first = members.get(0);
    for (Logits member : members) {
      if (member.images() != first.images() || member.classes() != first.classes()) {
        throw new IllegalArgumentException(
            String.format(
                "a member has %d images and %d classes, the first has %d and %d",
                member.images(), member.classes(), first.images(), first.classes()));
      }
    }
  }

  /** Returns the number of images. */
  public int images() {
    return values.length / classes;
  }

  /** Returns the number of classes. */
  public int classes() {
    return classes;
  }

  /** Returns the probability of a class on an image, both counted from 0. */
  public double get(int image, int c) {
    return values[image * classes + c];
  }

  /** Returns the most probable class of an image; of several the first one. */
  public int predicted(int image) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = get(image, c) > get(image, best) ? c : best;
    }
    return best;
  }
}
