package fanc.properties;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Identifies what a property means, not how its file is written: two files that resolve to the same
 * regions and the same constraint have one hash, whatever their keys, names or images are called.
 */
public final class ResolvedHash {
  private static final String FORMAT = "fanc resolved property 1";

  /** Negative, where the number of outputs of a half-space would stand. */
  private static final long ALL = -1;

  private static final long ANY = -2;
  private static final long CLOSED = -3;
  private static final long ROUNDED = -4;

  /** Negative, where the number of regions would stand. */
  private static final long CHOICES = -5;

  private static final String TOO_MANY = "too many regions to go through, and nothing else known";

  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);

  private ResolvedHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    FORMAT.chars().forEach(this::put);
  }

  /**
   * Returns the SHA-256 over the bits of the base point and its errors, of all regions in order,
   * and of all half-spaces in order. Where there are too many regions to go through, their parts
   * and how many of them are chosen stand for them.
   *
   * @return 64 lower-case hexadecimal digits; the same on every platform
   */
  public static String of(RegionFamily family, OutputConstraint constraint) {
    ResolvedHash hash = new ResolvedHash();
    hash.put(family.base());
    hash.put(family);
    hash.put(constraint);
    return hash.finish();
  }

  private void put(RegionFamily family) {
    if (family.enumerable()) {
      put(family.size());
      for (long i = 0; i < family.size(); i++) {
        put(family.changes(i));
      }
      return;
    }
    Choices choices = family.choices().orElseThrow(() -> new IllegalArgumentException(TOO_MANY));
    put(CHOICES);
    put(choices.chosen());
    put(choices.parts().size());
    choices.parts().forEach(this::put);
  }

  private void put(BasePoint point) {
    put(point.dimension());
    for (int i = 0; i < point.dimension(); i++) {
      put(point.value(i));
      put(point.error(i));
    }
  }

  private void put(SparseBox box) {
    put(box.size());
    for (int k = 0; k < box.size(); k++) {
      put(box.index(k));
      put(box.lower(k));
      put(box.upper(k));
    }
  }

  /** The two levels of a list of clauses are written as such, whatever lies deeper is marked. */
  private void put(OutputConstraint constraint) {
    List<OutputFormula> clauses =
        constraint.formula() instanceof OutputFormula.All all
            ? all.parts()
            : List.of(constraint.formula());
    put(clauses.size());
    for (OutputFormula clause : clauses) {
      List<OutputFormula> choices =
          clause instanceof OutputFormula.Any any ? any.parts() : List.of(clause);
      put(choices.size());
      choices.forEach(this::put);
    }
  }

  private void put(OutputFormula formula) {
    if (formula instanceof HalfSpace half) {
      put(half);
    } else if (formula instanceof OutputFormula.All all) {
      put(ALL);
      put(all.parts().size());
      all.parts().forEach(this::put);
    } else if (formula instanceof OutputFormula.Any any) {
      put(ANY);
      put(any.parts().size());
      any.parts().forEach(this::put);
    }
  }

  private void put(HalfSpace half) {
    if (half.closed()) {
      put(CLOSED);
    }
    if (half.roundings() > 0) {
      put(ROUNDED);
    }
    put(half.dimension());
    for (int i = 0; i < half.dimension(); i++) {
      put(half.normal(i));
    }
    put(half.offset());
  }

  private void put(double value) {
    put(Double.doubleToLongBits(value));
  }

  private void put(long value) {
    if (buffer.remaining() < Long.BYTES) {
      drain();
    }
    buffer.putLong(value);
  }

  private String finish() {
    drain();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void drain() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
