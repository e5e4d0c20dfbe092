package fanc.cli;

import fanc.approx.search.Candidate;
import fanc.approx.search.Judgement;
import fanc.approx.search.Oracle;
import fanc.templates.transfer.DriftOracle;
import fanc.verifier.difference.NetworkPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Judges candidates by the drift bound: the slack is the margin left in the region that is lost
 * first of those that must be kept, the k-th largest margin left where k regions must be.
 *
 * <p>Of each image no more regions count than are verified on the parent.
 */
final class DriftJudge implements Oracle {
  private final DriftOracle drift;
  private final CandidateNetworks networks;
  private final ProvenParent parent;
  private final long keep;
  private final List<Double> seconds = new ArrayList<>();

  /**
   * Makes a judge.
   *
   * @param keep regions that must be kept, at least 1
   */
  DriftJudge(DriftOracle drift, CandidateNetworks networks, ProvenParent parent, long keep) {
    this.drift = drift;
    this.networks = networks;
    this.parent = parent;
    this.keep = keep;
  }

  @Override
  public Judgement of(Candidate candidate) {
    return judged(() -> networks.pair(candidate));
  }

  @Override
  public Judgement alone(int tensor, int step) {
    return judged(() -> networks.alone(tensor, step));
  }

  private Judgement judged(Supplier<NetworkPair> pair) {
    long start = System.nanoTime();
    Judgement judgement = judgement(drift.marginsLeft(pair.get()));
    seconds.add((System.nanoTime() - start) * 1e-9);
    return judgement;
  }

  private Judgement judgement(List<double[]> marginsLeft) {
    double[] counted = new double[0];
    for (int i = 0; i < marginsLeft.size(); i++) {
      double[] left = marginsLeft.get(i);
      Arrays.sort(left);
      int count = (int) Math.min(left.length, parent.images().get(i).verified());
      int before = counted.length;
      counted = Arrays.copyOf(counted, before + count);
      System.arraycopy(left, left.length - count, counted, before, count);
    }
    Arrays.sort(counted);
    long settled = Arrays.stream(counted).filter(left -> left > 0).count();
    int place = Math.toIntExact(counted.length - keep);
    return new Judgement(settled, place < 0 ? Double.NEGATIVE_INFINITY : counted[place]);
  }

  /** Returns what each judgement took, in order. */
  List<Double> seconds() {
    return seconds;
  }

  /** Returns how many passes one judgement takes. */
  int passes() {
    return drift.passes();
  }
}
