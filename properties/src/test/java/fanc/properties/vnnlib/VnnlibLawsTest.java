package fanc.properties.vnnlib;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.properties.ClaimedSet;
import fanc.properties.HalfSpace;
import fanc.properties.InputRegion;
import fanc.properties.Member;
import fanc.properties.OutputConstraint;
import fanc.properties.PropertyFormatException;
import fanc.properties.RegionFamily;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is read agrees with the text at every point, ties included. */
class VnnlibLawsTest {
  /**
   * Half-spaces of thirds and tenths are rounded; points that close to their boundary say nothing.
   */
  private static final double TOO_CLOSE = 1e-9;

  @Property(tries = 400, seed = "61")
  void pointIsACounterexampleExactlyIfItSatisfiesTheText(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    String text = new RandomQueries(random).text();
    VnnlibQuery query = read(text);
    for (int i = 0; i < 30; i++) {
      double[] x = {quarter(random), quarter(random)};
      double[] y = {quarter(random), quarter(random)};
      Map<String, Double> point = Map.of("X_0", x[0], "X_1", x[1], "Y_0", y[0], "Y_1", y[1]);
      Optional<Boolean> violated = violated(query, x, y);
      if (violated.isPresent()) {
        assertThat(violated.get())
            .as("%s at %s", text, point)
            .isEqualTo(DirectEvaluation.holds(text, point));
      }
    }
  }

  @Property(tries = 200, seed = "62")
  void membersOfTheClaimedInputsSatisfyTheText(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    String text =
        new RandomQueries(random)
            .text()
            .replace("Y_", "X_")
            .replaceAll("\\(declare-const X_\\d Real\\)\n", "");
    String whole =
        "(declare-const X_0 Real)(declare-const X_1 Real)(declare-const Y_0 Real)\n" + text;
    for (VnnlibCase part : read(whole).cases()) {
      for (long region = 0; region < part.family().size(); region++) {
        Optional<ClaimedSet> claimed = part.family().claimed(region);
        List<Member> members = claimed.map(set -> set.samples(5)).orElse(List.of());
        for (Member member : members) {
          InputRegion at = member.enclosure();
          assertThat(at.changes().size()).isZero();
          if (at.base().error(0) == 0 && at.base().error(1) == 0) {
            Map<String, Double> point =
                Map.of("X_0", at.base().value(0), "X_1", at.base().value(1));
            assertThat(DirectEvaluation.holds(text, point)).as("%s at %s", text, point).isTrue();
          }
        }
      }
    }
  }

  private static double quarter(Random random) {
    return (random.nextInt(13) - 6) / 4.0;
  }

  /** Empty where a rounded half-space is too close to call. */
  private static Optional<Boolean> violated(VnnlibQuery query, double[] x, double[] y) {
    if (query.note().isPresent()) {
      return Optional.of(false);
    }
    double[] all = new double[2 + query.inputsAtOutput().size()];
    System.arraycopy(y, 0, all, 0, 2);
    for (int k = 0; k < query.inputsAtOutput().size(); k++) {
      all[2 + k] = x[query.inputsAtOutput().get(k)];
    }
    boolean violated = false;
    for (VnnlibCase part : query.cases()) {
      if (contains(part.family(), x)) {
        double[] margins = margins(part.constraint(), all);
        for (int j = 0; j < margins.length; j++) {
          HalfSpace half = part.constraint().halfSpaces().get(j);
          if (half.roundings() > 0 && Math.abs(margins[j]) < TOO_CLOSE) {
            return Optional.empty();
          }
        }
        violated |= !(part.constraint().margin(margins) > 0);
      }
    }
    return Optional.of(violated);
  }

  private static double[] margins(OutputConstraint constraint, double[] y) {
    double[] margins = new double[constraint.halfSpaces().size()];
    for (int j = 0; j < margins.length; j++) {
      HalfSpace half = constraint.halfSpaces().get(j);
      margins[j] = -half.offset();
      for (int i = 0; i < y.length; i++) {
        margins[j] += half.normal(i) * y[i];
      }
    }
    return margins;
  }

  private static boolean contains(RegionFamily family, double[] x) {
    for (long r = 0; r < family.size(); r++) {
      Optional<ClaimedSet> claimed = family.claimed(r);
      boolean inside =
          claimed.isPresent()
              ? claimed.get().near(x).filter(m -> isAt(m.enclosure(), x)).isPresent()
              : inBox(family.region(r), x);
      if (inside) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(InputRegion point, double[] x) {
    return point.base().value(0) == x[0] && point.base().value(1) == x[1] && inBox(point, x);
  }

  private static boolean inBox(InputRegion region, double[] x) {
    double[] lower = region.base().toArray();
    double[] upper = region.base().toArray();
    for (int i = 0; i < x.length; i++) {
      boolean exact = region.base().error(i) == 0;
      lower[i] = exact ? lower[i] : Double.NaN;
    }
    for (int k = 0; k < region.changes().size(); k++) {
      lower[region.changes().index(k)] = region.changes().lower(k);
      upper[region.changes().index(k)] = region.changes().upper(k);
    }
    return x[0] >= lower[0] && x[0] <= upper[0] && x[1] >= lower[1] && x[1] <= upper[1];
  }

  private static VnnlibQuery read(String text) throws PropertyFormatException {
    return VnnlibFile.parse(Path.of("query.vnnlib"), text.getBytes(StandardCharsets.UTF_8));
  }
}
