package fanc.checker;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** Numbers of regions, as runs that ascend and have no common number. Immutable. */
public final class RegionRanges {
  private final List<Run> runs;

  /** How many numbers there are before each run, and in all. */
  private final long[] before;

  /** The numbers from {@code first} to {@code last}, both included. */
  public record Run(long first, long last) {}

  private RegionRanges(List<Run> runs) {
    this.runs = runs;
    before = new long[runs.size() + 1];
    for (int k = 0; k < runs.size(); k++) {
      before[k + 1] = before[k] + (runs.get(k).last - runs.get(k).first + 1);
    }
  }

  /**
   * Returns the ranges with the given ends.
   *
   * @param ends first and last number of each run
   * @throws IllegalArgumentException if a run is none, or does not begin behind the one before
   */
  @JsonCreator
  public static RegionRanges of(List<long[]> ends) {
    List<Run> runs = new ArrayList<>();
    long next = 0;
    for (long[] of : ends) {
      if (of.length != 2 || of[0] < next || of[1] < of[0] || of[1] == Long.MAX_VALUE) {
        throw new IllegalArgumentException("expected ranges [from, to] of regions that ascend");
      }
      runs.add(new Run(of[0], of[1]));
      next = of[1] + 1;
    }
    return new RegionRanges(runs);
  }

  /** Returns the runs. */
  public List<Run> runs() {
    return List.copyOf(runs);
  }

  /** Returns how many numbers there are. */
  public long count() {
    return before[runs.size()];
  }

  /** Returns the numbers, ascending. */
  public LongStream numbers() {
    return runs.stream().flatMapToLong(run -> LongStream.rangeClosed(run.first, run.last));
  }

  /** Returns how many numbers of the ranges are smaller, or -1 if the number is not among them. */
  public long position(long number) {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      low = runs.get(middle).last < number ? middle + 1 : low;
      high = runs.get(middle).last < number ? high : middle;
    }
    boolean found = low < runs.size() && runs.get(low).first <= number;
    return found ? before[low] + number - runs.get(low).first : -1;
  }

  /** Returns how many numbers are in at least one of several ranges. */
  static long count(List<RegionRanges> all) {
    List<Run> runs = new ArrayList<>();
    all.forEach(ranges -> runs.addAll(ranges.runs));
    runs.sort(Comparator.comparingLong(Run::first));
    long count = 0;
    long next = 0;
    for (Run run : runs) {
      count += Math.max(0, run.last - Math.max(next, run.first) + 1);
      next = Math.max(next, run.last + 1);
    }
    return count;
  }

  /** Returns whether every number of the other ranges is one of these. */
  boolean containsAll(RegionRanges other) {
    return count(List.of(this, other)) == count();
  }
}
