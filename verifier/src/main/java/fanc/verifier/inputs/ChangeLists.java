package fanc.verifier.inputs;

import fanc.properties.SparseBox;
import java.util.Arrays;

/**
 * Lists of changes, one for each sparse box. A change that several boxes make is stored once where
 * they make it of the same coordinate one after the other: so the pixels of a patch that moves are
 * stored once each.
 *
 * @param coordinates the coordinate of each change
 * @param lower lower end of each change
 * @param upper upper end of each change
 * @param starts where each list begins in {@code changes}, and the length of that
 * @param changes numbers of changes, list by list
 */
@SuppressWarnings("ArrayRecordComponent")
record ChangeLists(int[] coordinates, double[] lower, double[] upper, int[] starts, int[] changes) {

  /** Returns the number of lists. */
  int count() {
    return starts.length - 1;
  }

  /** Collects boxes. Not for several threads. */
  static final class Draft {
    private final int[] latest;
    private int[] coordinates = new int[64];
    private double[] lower = new double[64];
    private double[] upper = new double[64];
    private int distinct;
    private int[] starts = new int[64];
    private int lists;
    private int[] changes = new int[256];
    private int size;

    /** Begins with no lists, over points with so many coordinates. */
    Draft(int dimension) {
      this.latest = new int[dimension];
      Arrays.fill(latest, -1);
    }

    /**
     * Adds one box.
     *
     * @throws IndexOutOfBoundsException if it changes a coordinate that does not exist
     */
    Draft add(SparseBox box) {
      for (int k = 0; k < box.size(); k++) {
        change(box.index(k), box.lower(k), box.upper(k));
      }
      return end();
    }

    /** Adds one change to the list at hand. */
    void change(int coordinate, double from, double to) {
      int known = latest[coordinate];
      if (known < 0 || lower[known] != from || upper[known] != to) {
        known = fresh(coordinate, from, to);
      }
      if (size == changes.length) {
        changes = Arrays.copyOf(changes, 2 * size);
      }
      changes[size++] = known;
    }

    /** Ends the list at hand. */
    Draft end() {
      if (lists + 1 == starts.length) {
        starts = Arrays.copyOf(starts, 2 * starts.length);
      }
      starts[++lists] = size;
      return this;
    }

    private int fresh(int coordinate, double from, double to) {
      if (distinct == coordinates.length) {
        coordinates = Arrays.copyOf(coordinates, 2 * distinct);
        lower = Arrays.copyOf(lower, 2 * distinct);
        upper = Arrays.copyOf(upper, 2 * distinct);
      }
      coordinates[distinct] = coordinate;
      lower[distinct] = from;
      upper[distinct] = to;
      latest[coordinate] = distinct;
      return distinct++;
    }

    /** Returns the lists. */
    ChangeLists lists() {
      return new ChangeLists(
          Arrays.copyOf(coordinates, distinct),
          Arrays.copyOf(lower, distinct),
          Arrays.copyOf(upper, distinct),
          Arrays.copyOf(starts, lists + 1),
          Arrays.copyOf(changes, size));
    }
  }
}
