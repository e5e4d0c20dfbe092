package fanc.templates.transfer;

import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.Deadline;
import fanc.verifier.RegionVerifier;
import fanc.verifier.group.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** Rungs that do nothing but take time, of a clock that only they move. */
final class FakeWork {
  private final AtomicLong nanos = new AtomicLong();
  private final int regions;
  private final List<String> log = new ArrayList<>();

  FakeWork(int regions) {
    this.regions = regions;
  }

  /** Returns the clock's time in nanoseconds. */
  long nanos() {
    return nanos.get();
  }

  /** Returns what was tried, in order. */
  List<String> log() {
    return log;
  }

  /** Regions that change nothing but have a number each. */
  RegionFamily family() {
    return new RegionFamily() {
      @Override
      public BasePoint base() {
        return BasePoint.exact(new double[regions]);
      }

      @Override
      public long size() {
        return regions;
      }

      @Override
      public SparseBox changes(long index) {
        return new SparseBox(new int[] {(int) index}, new double[] {0}, new double[] {1});
      }

      @Override
      public String describe(long index) {
        return "region " + index;
      }
    };
  }

  /** Decides a region alone in some time, and verifies those of some numbers. */
  RegionVerifier alone(double milliseconds, LongPredicate verified) {
    return (InputRegion region, Deadline deadline) -> {
      spend(milliseconds);
      return verified.test(region.changes().index(0)) ? 1 : -1;
    };
  }

  /** A rung whose groups are halves; it settles a region at a level or never. */
  Rung rung(String name, double milliseconds, SettlesAt settles) {
    return rung(LadderStep.GROUP, name, milliseconds, settles);
  }

  /** The same of another kind. */
  Rung rung(LadderStep step, String name, double milliseconds, SettlesAt settles) {
    return new Rung() {
      @Override
      public LadderStep step() {
        return step;
      }

      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Group> roots() {
        return List.of(new Group(0, LongStream.range(0, regions).toArray()));
      }

      @Override
      public List<Group> split(Group group) {
        long[] members = group.members();
        if (members.length < 2) {
          return List.of();
        }
        int half = members.length / 2;
        return List.of(
            new Group(group.level() + 1, LongStream.of(members).limit(half).toArray()),
            new Group(group.level() + 1, LongStream.of(members).skip(half).toArray()));
      }

      @Override
      public double multiplications(Group group) {
        return milliseconds * 1e6;
      }

      @Override
      public void climb(Group group, OpenRegions open, Deadline deadline) {
        spend(milliseconds);
        log.add(name + " " + group.level());
        for (long member : group.members()) {
          open.bound(member, settles.at(member, group.level()) ? 2 : -2);
        }
      }
    };
  }

  /** Which regions a rung settles. */
  interface SettlesAt {
    boolean at(long region, int level);
  }

  private void spend(double milliseconds) {
    nanos.addAndGet(Math.round(milliseconds * 1e6));
  }
}
