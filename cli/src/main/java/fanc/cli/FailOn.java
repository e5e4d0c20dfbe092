package fanc.cli;

import fanc.results.Summary;

/** Which verdicts make the exit status other than 0. */
enum FailOn {
  /** Violated images alone. */
  VIOLATED,
  /** Violated, unknown and timed out images. */
  UNKNOWN;

  /** How the exit status is formed. */
  enum Style {
    /** 0, 1, 2. */
    FANC,
    /** 10 for sat, 20 for unsat, 0 else, as SAT solvers do. */
    SAT
  }

  /** Returns the exit status of a run with at least one image. */
  int status(Summary summary, Style style) {
    boolean all = summary.verified() == summary.images();
    if (style == Style.SAT) {
      return summary.violated() > 0 ? 10 : all ? 20 : 0;
    }
    if (summary.violated() > 0) {
      return ExitStatus.VIOLATED;
    }
    return all || this == VIOLATED ? ExitStatus.OK : ExitStatus.UNPROVEN;
  }
}
