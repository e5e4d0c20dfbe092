package fanc.approx.search;

/**
 * A candidate and what an oracle said of it.
 *
 * @param candidate the candidate
 * @param size what is stored of it
 * @param judgement what the oracle said
 */
public record Judged(Candidate candidate, long size, Judgement judgement) {

  /** Returns whether the oracle says that enough is kept. */
  public boolean kept() {
    return judgement.kept();
  }
}
