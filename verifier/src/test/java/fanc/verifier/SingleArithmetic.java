package fanc.verifier;

import java.util.Random;

/**
 * One way in which hardware may compute in float32: an order for each sum, fused or not, small
 * numbers flushed or kept. Draws a new order for every sum.
 */
final class SingleArithmetic {
  private final Random random;
  private final boolean flushes;

  SingleArithmetic(Random random) {
    this.random = random;
    this.flushes = random.nextBoolean();
  }

  /** Flushes a number that is read or written, if this arithmetic does. */
  float kept(float x) {
    return flushes && Math.abs(x) < Float.MIN_NORMAL ? 0 : x;
  }

  float sum(float a, float b) {
    return kept(kept(a) + kept(b));
  }

  float product(float a, float b) {
    return kept(kept(a) * kept(b));
  }

  float quotient(float a, float b) {
    return kept(kept(a) / b);
  }

  private float fused(float a, float b, float c) {
    return kept(Math.fma(kept(a), kept(b), kept(c)));
  }

  /** Returns one of the two float32 numbers next to a real one, or the number itself. */
  float rounded(double x) {
    float nearest = (float) x;
    boolean away = random.nextInt(4) == 0 && nearest != x;
    float neighbour = nearest < x ? Math.nextUp(nearest) : Math.nextDown(nearest);
    return kept(away ? neighbour : nearest);
  }

  /** Returns {@code sum of w_i x_i + b} in some order. The arrays are shuffled. */
  float products(float[] w, float[] x, float b) {
    shuffle(w, x);
    return switch (random.nextInt(4)) {
      case 0 -> chain(w, x, b);
      case 1 -> lanes(w, x, b);
      default -> sums(terms(w, x, b));
    };
  }

  /** Returns the sum of some numbers in some order. The array is overwritten. */
  float sums(float[] terms) {
    shuffle(terms, terms.clone());
    if (random.nextBoolean()) {
      float sum = 0;
      for (float term : terms) {
        sum = sum(sum, term);
      }
      return sum;
    }
    // A random tree: two of the sums so far become one.
    for (int left = terms.length; left > 1; left--) {
      int i = random.nextInt(left);
      float a = terms[i];
      terms[i] = terms[left - 1];
      int j = random.nextInt(left - 1);
      terms[j] = sum(terms[j], a);
    }
    return terms.length == 0 ? 0 : terms[0];
  }

  private float[] terms(float[] w, float[] x, float b) {
    float[] terms = new float[w.length + 1];
    for (int i = 0; i < w.length; i++) {
      terms[i] = product(w[i], x[i]);
    }
    terms[w.length] = b;
    return terms;
  }

  private float chain(float[] w, float[] x, float b) {
    boolean biasFirst = random.nextBoolean();
    float sum = biasFirst ? b : 0;
    for (int i = 0; i < w.length; i++) {
      sum = fused(w[i], x[i], sum);
    }
    return biasFirst ? sum : sum(sum, b);
  }

  private float lanes(float[] w, float[] x, float b) {
    float[] lanes = new float[5];
    for (int i = 0; i < w.length; i++) {
      lanes[i % 4] = fused(w[i], x[i], lanes[i % 4]);
    }
    lanes[4] = b;
    return sums(lanes);
  }

  private void shuffle(float[] a, float[] b) {
    for (int i = a.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      float atA = a[i];
      a[i] = a[j];
      a[j] = atA;
      float atB = b[i];
      b[i] = b[j];
      b[j] = atB;
    }
  }
}
