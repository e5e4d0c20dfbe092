package fanc.verifier.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine. */
final class Lanes {

  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Entries of one vector. */
  static final int COUNT = SPECIES.length();

  /**
   * Whether sums of six rows and four vectors fit the registers: machines with vectors of 512 bits
   * have 32 registers, those with 256 bits 16, enough for six rows and two vectors.
   */
  static final boolean WIDE = SPECIES.vectorBitSize() >= 512;

  private Lanes() {}
}
