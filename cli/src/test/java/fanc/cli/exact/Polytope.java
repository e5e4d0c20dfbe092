package fanc.cli.exact;

import fanc.properties.InputRegion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A bounded polytope, not empty, by its vertices and which of its faces each of them lies on; the
 * double description method (Motzkin, Raiffa, Thompson, Thrall 1953) in integers.
 */
final class Polytope {
  private final List<Vertex> vertices;
  private final int faces;

  private Polytope(List<Vertex> vertices, int faces) {
    this.vertices = vertices;
    this.faces = faces;
  }

  /**
   * A vertex in homogeneous coordinates, the last one positive.
   *
   * @param faces the numbers of the faces on which it lies
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Vertex(BigInteger[] at, BitSet faces) {

    /** Returns an affine form there, times the last coordinate. */
    BigInteger value(BigInteger[] form) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < form.length; i++) {
        sum = sum.add(form[i].multiply(at[i]));
      }
      return sum;
    }

    /** Returns the form over a power of two. */
    Fraction value(BigInteger[] form, int scale) {
      return new Fraction(value(form), at[at.length - 1].shiftLeft(scale));
    }
  }

  /** Returns a box, whose fixed coordinates must be exact. */
  static Polytope of(InputRegion region) {
    int n = region.dimension();
    double[] lower = region.base().toArray();
    double[] upper = lower.clone();
    for (int k = 0; k < region.changes().size(); k++) {
      lower[region.changes().index(k)] = region.changes().lower(k);
      upper[region.changes().index(k)] = region.changes().upper(k);
    }
    int bits = 0;
    for (int i = 0; i < n; i++) {
      bits = Math.max(bits, Math.max(Forms.bits(lower[i]), Forms.bits(upper[i])));
    }
    List<Vertex> corners = new ArrayList<>();
    BigInteger[] first = new BigInteger[n + 1];
    first[n] = BigInteger.ONE.shiftLeft(bits);
    corners.add(new Vertex(first, new BitSet()));
    for (int i = 0; i < n; i++) {
      List<Vertex> next = new ArrayList<>();
      for (Vertex corner : corners) {
        next.add(placed(corner, i, Forms.scaled(lower[i], bits), 2 * i));
        if (lower[i] < upper[i]) {
          next.add(placed(corner, i, Forms.scaled(upper[i], bits), 2 * i + 1));
        }
      }
      corners = next;
    }
    return new Polytope(corners, 2 * n);
  }

  private static Vertex placed(Vertex corner, int i, BigInteger value, int face) {
    BigInteger[] at = corner.at().clone();
    at[i] = value;
    BitSet faces = (BitSet) corner.faces().clone();
    faces.set(face);
    return new Vertex(at, faces);
  }

  List<Vertex> vertices() {
    return vertices;
  }

  /** On which sides of a hyperplane a polytope lies; on both if it has points strictly there. */
  enum Side {
    ABOVE,
    BELOW,
    BOTH
  }

  Side side(BigInteger[] form) {
    boolean above = false;
    boolean below = false;
    for (Vertex vertex : vertices) {
      int sign = vertex.value(form).signum();
      above |= sign > 0;
      below |= sign < 0;
    }
    return above && below ? Side.BOTH : below ? Side.BELOW : Side.ABOVE;
  }

  /**
   * Returns the part where a form is at least 0.
   *
   * @param form positive at some vertex and negative at some other
   */
  Polytope above(BigInteger[] form) {
    List<Vertex> kept = new ArrayList<>();
    List<Vertex> positive = new ArrayList<>();
    List<Vertex> negative = new ArrayList<>();
    for (Vertex vertex : vertices) {
      int sign = vertex.value(form).signum();
      if (sign == 0) {
        kept.add(on(vertex.at(), vertex.faces()));
      } else {
        (sign > 0 ? positive : negative).add(vertex);
      }
    }
    kept.addAll(positive);
    for (Vertex above : positive) {
      for (Vertex below : negative) {
        BitSet common = (BitSet) above.faces().clone();
        common.and(below.faces());
        if (isEdge(above, below, common)) {
          kept.add(on(between(above, below, form), common));
        }
      }
    }
    return new Polytope(kept, faces + 1);
  }

  private Vertex on(BigInteger[] at, BitSet others) {
    BitSet on = (BitSet) others.clone();
    on.set(faces);
    return new Vertex(at, on);
  }

  /** Two vertices are ends of an edge if no third one lies on all the faces that both lie on. */
  private boolean isEdge(Vertex a, Vertex b, BitSet common) {
    for (Vertex other : vertices) {
      if (!other.equals(a) && !other.equals(b)) {
        BitSet missing = (BitSet) common.clone();
        missing.andNot(other.faces());
        if (missing.isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  private static BigInteger[] between(Vertex above, Vertex below, BigInteger[] form) {
    BigInteger up = above.value(form);
    BigInteger down = below.value(form).negate();
    BigInteger[] at = new BigInteger[above.at().length];
    Arrays.setAll(at, i -> up.multiply(below.at()[i]).add(down.multiply(above.at()[i])));
    BigInteger common = at[at.length - 1];
    for (int i = 0; i < at.length - 1; i++) {
      common = common.gcd(at[i]);
    }
    BigInteger divisor = common;
    Arrays.setAll(at, i -> at[i].divide(divisor));
    return at;
  }
}
