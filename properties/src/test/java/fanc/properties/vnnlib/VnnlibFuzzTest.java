package fanc.properties.vnnlib;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.ByteDamage;
import fanc.fuzz.FuzzRun;
import fanc.fuzz.FuzzTally;
import fanc.fuzz.FuzzedReader;
import fanc.fuzz.TextDamage;
import fanc.properties.PropertyFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged queries, packed and plain, are read or refused by line; nothing else escapes. */
class VnnlibFuzzTest {
  @Test
  void damagedQueriesAreReadOrRefused() {
    damage(6_000, 44);
  }

  @Test
  @Tag("full")
  void manyDamagedQueriesAreReadOrRefused() {
    damage(450_000, 45);
  }

  private static void damage(int inputs, long seed) {
    FuzzTally tally = FuzzRun.of(new Vnnlib(), seed, inputs);
    assertThat(tally.refused()).isBetween(tally.inputs() / 4, tally.inputs() * 19 / 20);
  }

  /** Reads a query and makes every region of it. */
  private static final class Vnnlib implements FuzzedReader {
    private static final Path FILE = Path.of("query.vnnlib");
    private static final List<String> WORDS =
        List.of(
            "assert",
            "and",
            "or",
            "not",
            "=>",
            "<=",
            ">=",
            "<",
            ">",
            "=",
            "+",
            "-",
            "*",
            "/",
            "X_0",
            "X_1",
            "X_2",
            "Y_0",
            "Y_1",
            "X_99999999",
            "X_2147483647",
            "Real",
            "Int",
            "true",
            "false",
            "declare-const",
            "declare-fun",
            "check-sat",
            "let",
            "ite",
            "1e-90",
            "1e90",
            "(and)",
            "(or)",
            "(not true)",
            "(or (<= X_0 0) (<= X_1 0))",
            ";",
            "vnnlib-version",
            "<2.0>",
            "declare-network",
            "declare-input",
            "declare-output",
            "declare-hidden",
            "isomorphic-to",
            "real",
            "float32",
            "[1,2]",
            "[",
            "]",
            ",",
            "[99999999,99999999]",
            "X[0,1]",
            "Y[0]",
            "==",
            "!=",
            "\"",
            "(assert (or (and (<= X_0 1) (<= Y_0 1)) (and (>= X_0 1) (<= Y_1 1))))");
    private static final String HEAD =
        """
        ; a query
        (declare-const X_0 Real)
        (declare-const X_1 Real)
        (declare-const Y_0 Real)
        (declare-fun Y_1 () Real)
        """;
    private static final List<String> TEXTS =
        List.of(
            HEAD
                + """
                (assert (>= X_0 -1))(assert (<= X_0 1e-1))
                (assert (>= X_1 0.25))(assert (<= X_1 0.25))
                (assert (or (and (<= Y_0 Y_1)) (and (>= Y_0 (+ Y_1 (* 2 Y_0) -3.5)))))
                """,
            HEAD
                + """
                (set-logic QF_LRA)
                (assert (or (and (<= 0 X_0 1) (<= 0 X_1 0.5) (< Y_0 1))
                            (and (<= -1 X_0 0) (= X_1 2) (not (=> (<= Y_0 1) (> Y_1 0))))))
                (check-sat)(exit)
                """,
            HEAD
                + """
                (assert (and (<= -1 X_0 X_1 1) (>= X_0 -1) (<= X_1 3) (<= X_0 1) (> X_1 -2)))
                (assert (<= (- (/ Y_0 3) X_0) (* 0.5 (+ X_1 Y_1))))
                (assert (or (<= X_0 0) (>= X_1 0)))
                """,
            """
            (vnnlib-version <2.0>)
            (declare-network net
              (declare-input X float32 [1,2] "in put(0)")
              (declare-output Y float32 [2]))
            (assert (and (>= X[0,0] -1) (<= X[0,0] 1e-1) (== X[0,1] 0.25)))
            (assert (or (<= Y [0] Y[ 1 ]) (!= Y[1] (* 2 (- Y[0])))))
            """,
            """
            (declare-network f (declare-input A Real []) (declare-input B Real [1,1,2])
              (declare-output C Real []))
            (assert (<= A 1.5))(assert (>= A -1.5))
            (assert (or (and (>= B[0,0,0] 0) (<= B[0,0,0] A) (<= C 1) (<= B[0,0,1] 1))
                        (and (== B[0,0,0] 3) (> C 2))))
            (assert (>= B[0,0,1] (+ A -2.0)))(assert (<= B[0,0,1] 8))
            """);

    @Override
    public byte[] input(Random random) {
      byte[] text = TextDamage.of(TEXTS.get(random.nextInt(TEXTS.size())), WORDS, random);
      if (random.nextInt(5) > 0) {
        return text;
      }
      byte[] packed = packed(text);
      return random.nextBoolean() ? packed : ByteDamage.of(packed, random);
    }

    private static byte[] packed(byte[] text) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(packed)) {
        out.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return packed.toByteArray();
    }

    @Override
    public void read(byte[] input) throws Exception {
      VnnlibQuery query = VnnlibFile.parse(FILE, input);
      assertThat(query.statement()).isNotEmpty();
      for (VnnlibCase theCase : query.cases()) {
        for (long k = 0; k < theCase.family().size(); k++) {
          assertThat(theCase.family().region(k)).isNotNull();
        }
      }
    }

    @Override
    public Class<? extends Exception> refusal() {
      return PropertyFormatException.class;
    }

    @Override
    public String place() {
      return FILE + ": ";
    }
  }
}
