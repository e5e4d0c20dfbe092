package fanc.approx.diversity;

/**
 * Divergence of the probabilities of one member from another's: {@code KL(P || Q) = sum_j p_j (log
 * p_j - log q_j)} with p, q the softmax of the logits, in nats, its mean over images (S. Kullback,
 * R. A. Leibler: On Information and Sufficiency, Annals of Mathematical Statistics 22, 1951). At
 * least 0, and 0 only where the probabilities are the same; not symmetric.
 */
public final class KullbackLeibler {
  private KullbackLeibler() {}

  /**
   * Returns the divergence for one image. Rounding may leave 0 as a number below it by some 1e-16;
   * that is returned as 0.
   *
   * @param p logits of the one member
   * @param q logits of the other, as many
   * @throws IllegalArgumentException if there are more of one than of the other
   */
  public static double of(double[] p, double[] q) {
    if (p.length != q.length) {
      throw new IllegalArgumentException(p.length + " and " + q.length + " logits");
    }
    double[] logP = LogSoftmax.of(p);
    double[] logQ = LogSoftmax.of(q);
    double sum = 0;
    for (int j = 0; j < logP.length; j++) {
      double probability = Math.exp(logP[j]);
      // What has no probability has no share in the sum, however unlikely it is to the other.
      sum += probability > 0 ? probability * (logP[j] - logQ[j]) : 0;
    }
    return Math.max(0, sum);
  }

  /**
   * Returns the mean divergence over images.
   *
   * @param p logits of the one member, a row for each image, at least one
   * @param q logits of the other for the same images
   * @throws IllegalArgumentException if the sizes differ or there are no images
   */
  public static double mean(double[][] p, double[][] q) {
    if (p.length != q.length || p.length == 0) {
      throw new IllegalArgumentException("logits of " + p.length + " and " + q.length + " images");
    }
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      sum += of(p[k], q[k]);
    }
    return sum / p.length;
  }
}
