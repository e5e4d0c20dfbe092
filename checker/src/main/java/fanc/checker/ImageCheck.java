package fanc.checker;

import fanc.checker.Certificate.CertifiedImage;
import fanc.checker.Certificate.Drift;
import fanc.checker.Certificate.Hull;
import fanc.checker.Certificate.Part;
import fanc.checker.Certificate.Zonotopes;
import fanc.checker.Checker.ParentFacts;
import fanc.checker.CheckReport.ImageReport;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Checks the parts of one image, regions by themselves where their proof is such. */
final class ImageCheck {
  private static final int REGIONS_AT_A_TIME = 16;
  private static final int MOST_FAULTS = 20;

  private final Certificate certificate;
  private final Network network;
  private final Claim claim;
  private final CertifiedImage image;
  private final Optional<ParentFacts> parent;

  ImageCheck(
      Certificate certificate,
      Network network,
      Claim claim,
      CertifiedImage image,
      Optional<ParentFacts> parent) {
    this.certificate = certificate;
    this.network = network;
    this.claim = claim;
    this.image = image;
    this.parent = parent;
  }

  /** What came out for some regions. */
  private record Outcome(long established, List<String> faults) {}

  /** Facts of a part, read: ends of values, and margins region by region. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Stated(RegionRanges regions, Map<Integer, Box> values, double[] margins) {}

  ImageReport report(ExecutorService threads) throws CertificateException {
    List<Callable<Outcome>> tasks = new ArrayList<>();
    long claimed = image.parts().stream().mapToLong(part -> part.verified().count()).sum();
    try {
      Program program = Program.of(network).with(network, claim.constraint());
      for (int k = 0; k < image.parts().size(); k++) {
        addTasks(tasks, program, k);
      }
    } catch (NotEstablished e) {
      List<String> reason = List.of("not established: " + e.getMessage());
      return new ImageReport(image.image(), image.regions(), claimed, 0, reason);
    }
    long established = 0;
    List<String> faults = new ArrayList<>();
    try {
      for (Future<Outcome> task : threads.invokeAll(tasks)) {
        established += task.get().established;
        faults.addAll(task.get().faults.subList(0, Math.min(task.get().faults.size(), Math.max(0, MOST_FAULTS - faults.size()))));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("image " + image.image() + " could not be checked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the check was interrupted", e);
    }
    return new ImageReport(image.image(), image.regions(), claimed, established, faults);
  }

  private void addTasks(List<Callable<Outcome>> tasks, Program program, int number)
      throws CertificateException {
    Part part = image.parts().get(number);
    Optional<Stated> stated =
        part.facts() == null
            ? Optional.empty()
            : Optional.of(stated(certificate, network, part, "part " + number));
    if (part.proof() instanceof Drift drift) {
      tasks.add(() -> drifted(program, part, drift, number, stated));
      return;
    }
    long[] regions = (stated.isPresent() ? part.regions() : part.verified()).numbers().toArray();
    for (int from = 0; from < regions.length; from += REGIONS_AT_A_TIME) {
      int first = from;
      int end = Math.min(from + REGIONS_AT_A_TIME, regions.length);
      tasks.add(
          () -> {
            List<String> faults = new ArrayList<>();
            long established = 0;
            for (int k = first; k < end; k++) {
              established += single(program, part, regions[k], stated, faults) ? 1 : 0;
            }
            return new Outcome(established, named(faults, number));
          });
    }
  }

  private static List<String> named(List<String> faults, int part) {
    return faults.stream().map(fault -> "part " + part + ": " + fault).toList();
  }

  private boolean single(
      Program program, Part part, long region, Optional<Stated> stated, List<String> faults) {
    try {
      InputSet inputs = InputSet.of(claim.family(), LongStream.of(region));
      Box[] values =
          part.proof() instanceof Zonotopes zonotopes
              ? ZonotopePass.over(program, inputs, zonotopes.intervals())
              : IntervalPass.over(program, inputs);
      return judged(part, region, values, values[program.margins()].lower, stated, faults);
    } catch (NotEstablished e) {
      faults.add("region " + region + " is not established: " + e.getMessage());
      return false;
    }
  }

  private Outcome drifted(
      Program program, Part part, Drift drift, int number, Optional<Stated> stated) {
    List<String> faults = new ArrayList<>();
    long established = 0;
    try {
      List<Stated> cited = cited(drift, part);
      Program other =
          Program.of(parent.orElseThrow().network()).with(parent.orElseThrow().network(), claim.constraint());
      InputSet inputs = InputSet.of(claim.family(), part.regions());
      DriftPass.Drift found = DriftPass.over(other, program, inputs, hulls(cited));
      Box own = found.values()[program.margins()];
      for (long region : part.regions().numbers().toArray()) {
        double[] margins = own.lower.clone();
        Stated of = cited.stream().filter(s -> s.regions.position(region) >= 0).findAny().orElseThrow();
        int at = (int) of.regions.position(region) * margins.length;
        for (int j = 0; j < margins.length; j++) {
          double moved = Rounding.addDown(of.margins[at + j], found.margins().lower[j]);
          margins[j] = Math.max(margins[j], moved);
        }
        established += judged(part, region, found.values(), margins, stated, faults) ? 1 : 0;
      }
    } catch (NotEstablished | CertificateException e) {
      faults.add("not established: " + e.getMessage());
    }
    return new Outcome(established, named(faults, number));
  }

  /** Returns the facts of the parts that are cited, if they are about these regions. */
  private List<Stated> cited(Drift drift, Part part) throws CertificateException {
    ParentFacts facts = parent.orElseThrow(() -> new NotEstablished("it cites no parent"));
    Network other = facts.network();
    if (!facts.hold()) {
      throw new NotEstablished("the parent's certificate does not hold");
    }
    if (!Fingerprint.ofArchitecture(network).equals(Fingerprint.ofArchitecture(other))) {
      throw new NotEstablished("the parent has other steps");
    }
    List<Part> parts =
        Checker.image(facts.certificate(), image.image())
            .filter(same -> same.claim().equals(image.claim()) && same.regions() == image.regions())
            .orElseThrow(() -> new NotEstablished("the parent claims something else"))
            .parts();
    List<Stated> cited = new ArrayList<>();
    for (int k : drift.cites()) {
      if (k < 0 || k >= parts.size() || parts.get(k).facts() == null) {
        throw new NotEstablished("part " + k + " of the parent has no facts");
      }
      cited.add(stated(facts.certificate(), other, parts.get(k), "part " + k));
    }
    List<RegionRanges> all = new ArrayList<>(cited.stream().map(Stated::regions).toList());
    long covered = RegionRanges.count(all);
    all.add(part.regions());
    if (RegionRanges.count(all) != covered) {
      throw new NotEstablished("it has regions that the parts cited do not have");
    }
    return cited;
  }

  /** Returns bounds of values over the regions of all parts, where all know some. */
  private static Map<Integer, Box> hulls(List<Stated> cited) {
    Map<Integer, Box> hulls = new HashMap<>(cited.get(0).values);
    for (Stated other : cited) {
      hulls.keySet().retainAll(other.values.keySet());
      hulls.replaceAll((v, box) -> box.hull(other.values.get(v)));
    }
    return hulls;
  }

  /** Reads facts; how many numbers there are is compared with network and property first. */
  private Stated stated(Certificate of, Network about, Part part, String where)
      throws CertificateException {
    try {
      Map<Integer, Box> values = new HashMap<>();
      for (Hull hull : part.facts().values()) {
        if (hull.value() > about.output() || hull.count() != about.shape(hull.value()).size()) {
          throw new IllegalArgumentException("value " + hull.value() + " has another size");
        }
        double[] lower = of.numbers(hull.lower(), hull.count());
        values.put(hull.value(), new Box(lower, of.numbers(hull.upper(), hull.count())));
      }
      int rows = claim.constraint().halfSpaces().size();
      long count = Math.multiplyExact(part.regions().count(), rows);
      return new Stated(part.regions(), values, of.numbers(part.facts().margins(), count));
    } catch (IllegalArgumentException | ArithmeticException e) {
      String place = ": image " + image.image() + ", " + where + ", facts: ";
      throw new CertificateException(of.file() + place + e.getMessage());
    }
  }

  /** Returns whether the region is one to be established and is, and adds what is wrong. */
  private boolean judged(
      Part part,
      long region,
      Box[] values,
      double[] margins,
      Optional<Stated> stated,
      List<String> faults) {
    stated.ifPresent(facts -> confirm(facts, region, values, margins, faults));
    if (part.verified().position(region) < 0) {
      return false;
    }
    double margin = claim.constraint().margin(margins);
    if (margin > 0) {
      return true;
    }
    faults.add("region " + region + " is not established: its margin is at least " + margin);
    return false;
  }

  private static void confirm(
      Stated facts, long region, Box[] values, double[] margins, List<String> faults) {
    facts.values.forEach(
        (v, box) -> {
          for (int i = 0; i < box.size(); i++) {
            boolean inside = values[v].lower[i] >= box.lower[i] && values[v].upper[i] <= box.upper[i];
            if (!inside) {
              String found = "[" + values[v].lower[i] + ", " + values[v].upper[i] + "]";
              String expected = "[" + box.lower[i] + ", " + box.upper[i] + "]";
              faults.add(
                  "region " + region + ": value " + v + ", coordinate " + i + " is in " + found
                      + ", which is not inside " + expected);
              return;
            }
          }
        });
    int at = (int) facts.regions.position(region) * margins.length;
    for (int j = 0; j < margins.length; j++) {
      if (!(margins[j] >= facts.margins[at + j])) {
        faults.add("region " + region + ": margin " + j + " is at least " + margins[j] + ", not " + facts.margins[at + j]);
      }
    }
  }
}
