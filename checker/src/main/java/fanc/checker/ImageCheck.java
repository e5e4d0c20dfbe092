package fanc.checker;

import fanc.checker.Certificate.CertifiedImage;
import fanc.checker.Certificate.Drift;
import fanc.checker.Certificate.Hull;
import fanc.checker.Certificate.Part;
import fanc.checker.Certificate.Zonotopes;
import fanc.checker.CheckReport.ImageReport;
import fanc.checker.Checker.Basis;
import fanc.checker.Checker.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Checks the parts of one image; {@code basis} is what drift rests on. */
record ImageCheck(Subject subject, Claim claim, CertifiedImage image, Optional<Basis> basis) {
  private static final int REGIONS_AT_A_TIME = 16;
  private static final int MOST_FAULTS = 20;

  /** Facts of a part, read: ends of values, and margins region by region. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Stated(RegionRanges regions, Map<Integer, Box> values, double[] margins) {
    int row(long region, int rows) {
      return Math.toIntExact(regions.position(region) * rows);
    }
  }

  ImageReport report(ExecutorService threads) throws CertificateException {
    long claimed = image.parts().stream().mapToLong(part -> part.verified().count()).sum();
    long established = 0;
    List<String> faults = new ArrayList<>();
    try {
      if (subject.program() == null) {
        throw new NotEstablished(subject.problem());
      } else if (!claim.family().enumerable()) {
        throw new NotEstablished("too many regions to go through");
      }
      List<Callable<Judge>> tasks = new ArrayList<>();
      Program program = subject.program().with(subject.network(), claim.constraint());
      for (int k = 0; k < image.parts().size(); k++) {
        addTasks(tasks, program, k);
      }
      for (Future<Judge> task : threads.invokeAll(tasks)) {
        established += task.get().established[0];
        faults.addAll(task.get().faults);
      }
    } catch (NotEstablished e) {
      faults.add("not established: " + e.getMessage());
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("image " + image.image() + " could not be checked", e);
    }
    List<String> first = List.copyOf(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
    return new ImageReport(image.image(), image.regions(), claimed, established, first);
  }

  private void addTasks(List<Callable<Judge>> tasks, Program program, int number)
      throws CertificateException {
    Part part = image.parts().get(number);
    Optional<Stated> facts = stated(subject, part, number);
    if (part.proof() instanceof Drift drift) {
      tasks.add(() -> drifted(program, part, drift, number, facts));
      return;
    }
    long[] regions = (facts.isPresent() ? part.regions() : part.verified()).numbers().toArray();
    for (int from = 0; from < regions.length; from += REGIONS_AT_A_TIME) {
      int size = Math.min(REGIONS_AT_A_TIME, regions.length - from);
      int first = from;
      tasks.add(
          () -> {
            Judge judge = Judge.of(claim, part, number, facts);
            for (int k = first; k < first + size; k++) {
              single(program, part, regions[k], judge);
            }
            return judge;
          });
    }
  }

  private void single(Program program, Part part, long region, Judge judge) {
    try {
      InputSet inputs =
          InputSet.of(claim.family(), RegionRanges.of(List.of(new long[] {region, region})));
      Box[] values =
          part.proof() instanceof Zonotopes zonotopes
              ? ZonotopePass.over(program, inputs, zonotopes.intervals())
              : IntervalPass.over(program, inputs);
      judge.region(region, values, values[program.margins()].lower());
    } catch (NotEstablished e) {
      judge.fault("region " + region + " is not established: " + e.getMessage());
    }
  }

  private Judge drifted(
      Program program, Part part, Drift drift, int number, Optional<Stated> facts) {
    Judge judge = Judge.of(claim, part, number, facts);
    int last = program.margins();
    try {
      List<Stated> cited = cited(drift, part);
      Subject parent = basis.orElseThrow().parent();
      Program other = parent.program().with(parent.network(), claim.constraint());
      Linear[] changes = program.changes(other, last);
      System.arraycopy(basis.orElseThrow().changes(), 1, changes, 1, last - 1);
      InputSet inputs = InputSet.of(claim.family(), part.regions());
      DriftPass.Drift found = DriftPass.over(other, program, changes, inputs, hulls(cited));
      for (long region : part.regions().numbers().toArray()) {
        double[] margins = found.values()[last].lower().clone();
        Stated of =
            cited.stream().filter(s -> s.regions.position(region) >= 0).findAny().orElseThrow();
        int at = of.row(region, margins.length);
        for (int j = 0; j < margins.length; j++) {
          double drifted =
              Rounding.addDown(of.margins[at + j], found.differences()[last].lower()[j]);
          margins[j] = drifted > margins[j] ? drifted : margins[j];
        }
        judge.region(region, found.values(), margins);
      }
    } catch (NotEstablished | CertificateException e) {
      judge.fault("not established: " + e.getMessage());
    }
    return judge;
  }

  /** Returns the facts of the parts that are cited, if they are about these regions. */
  private List<Stated> cited(Drift drift, Part part) throws CertificateException {
    Basis on = basis.orElseThrow(() -> new NotEstablished("the certificate cites no parent"));
    if (on.changes() == null) {
      throw new NotEstablished(on.problem());
    }
    CertifiedImage same =
        Checker.image(on.parent(), image.image())
            .filter(of -> of.claim().equals(image.claim()) && of.regions() == image.regions())
            .orElseThrow(() -> new NotEstablished("the parent claims something else"));
    List<Stated> cited = new ArrayList<>();
    List<RegionRanges> regions = new ArrayList<>();
    for (int k : drift.cites()) {
      if (k < 0 || k >= same.parts().size() || same.parts().get(k).facts() == null) {
        throw new NotEstablished("part " + k + " of the parent has no facts");
      }
      cited.add(stated(on.parent(), same.parts().get(k), k).orElseThrow());
      regions.add(same.parts().get(k).regions());
    }
    long covered = RegionRanges.count(regions);
    regions.add(part.regions());
    if (RegionRanges.count(regions) != covered) {
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
  private Optional<Stated> stated(Subject of, Part part, int number) throws CertificateException {
    if (part.facts() == null) {
      return Optional.empty();
    }
    try {
      Map<Integer, Box> values = new HashMap<>();
      for (Hull hull : part.facts().values()) {
        int v = hull.value();
        if (v > of.network().output() || hull.count() != of.network().shape(v).size()) {
          throw new IllegalArgumentException("value " + v + " is none of so many coordinates");
        }
        double[] lower = of.certificate().numbers(hull.lower(), hull.count());
        values.put(v, new Box(lower, of.certificate().numbers(hull.upper(), hull.count())));
      }
      int rows = claim.constraint().halfSpaces().size();
      long count = Math.multiplyExact(part.regions().count(), rows);
      double[] margins = of.certificate().numbers(part.facts().margins(), count);
      return Optional.of(new Stated(part.regions(), values, margins));
    } catch (IllegalArgumentException | ArithmeticException e) {
      String place = ": image " + image.image() + ", part " + number + ", facts: ";
      throw new CertificateException(of.certificate().file() + place + e.getMessage());
    }
  }

  /** Decides regions of one part by bounds that were computed, and compares facts with them. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Judge(
      Claim claim,
      Part part,
      int number,
      Optional<Stated> facts,
      long[] established,
      List<String> faults) {

    static Judge of(Claim claim, Part part, int number, Optional<Stated> facts) {
      return new Judge(claim, part, number, facts, new long[1], new ArrayList<>());
    }

    void fault(String fault) {
      if (faults.size() < MOST_FAULTS) {
        faults.add("part " + number + ": " + fault);
      }
    }

    void region(long region, Box[] values, double[] margins) {
      facts.ifPresent(stated -> confirm(stated, region, values, margins));
      if (part.verified().position(region) >= 0) {
        double margin = claim.constraint().margin(margins);
        if (margin > 0) {
          established[0]++;
        } else {
          fault("region " + region + " is not established: its margin is at least " + margin);
        }
      }
    }

    private void confirm(Stated stated, long region, Box[] values, double[] margins) {
      stated.values.forEach(
          (v, box) -> {
            for (int i = 0; i < box.size(); i++) {
              double lower = values[v].lower()[i];
              double upper = values[v].upper()[i];
              if (!(lower >= box.lower()[i] && upper <= box.upper()[i])) {
                fault(
                    "region %d: value %d, coordinate %d is in [%s, %s], the facts say [%s, %s]"
                        .formatted(region, v, i, lower, upper, box.lower()[i], box.upper()[i]));
                return;
              }
            }
          });
      int at = stated.row(region, margins.length);
      for (int j = 0; j < margins.length; j++) {
        if (!(margins[j] >= stated.margins[at + j])) {
          String than = margins[j] + ", the facts say " + stated.margins[at + j];
          fault("region " + region + ": margin " + j + " is at least " + than);
        }
      }
    }
  }
}
