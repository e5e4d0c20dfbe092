package fanc.verifier.nd4j;

import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** Machines that ND4J has no library for skip the tests that need one. */
final class Platform {
  private Platform() {}

  /** Aborts the test unless this is Linux on x86-64, where the library must load. */
  static void assumeServed() {
    String name = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    Assumptions.assumeTrue(
        name.toLowerCase(Locale.ROOT).equals("linux on amd64"),
        "ND4J is tested on Linux on amd64, this is " + name);
  }
}
