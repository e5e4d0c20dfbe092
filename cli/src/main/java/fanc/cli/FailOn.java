package fanc.cli;

import fanc.results.ImageResult;
import fanc.results.Outcome;
import java.util.List;

/** Which verdicts make the exit status other than 0. */
enum FailOn {
  /** Violated images alone. */
  VIOLATED,
  /** Violated, unknown and timed out images. */
  UNKNOWN,
  /** Such images that were verified on the parent. */
  REGRESSION;

  /** How the exit status is formed. */
  enum Style {
    /** 0, 1, 2. */
    FANC,
    /** 10 for sat, 20 for unsat, 0 else, as SAT solvers do: an answer, whatever is to fail. */
    SAT
  }

  /** Returns the exit status of a run with at least one image. */
  int status(List<ImageResult> images, ParentVerdicts parent, Style style) {
    if (style == Style.SAT) {
      return answer(images);
    }
    List<ImageResult> failed =
        images.stream()
            .filter(image -> image.outcome() != Outcome.VERIFIED)
            .filter(image -> this != REGRESSION || parent.verifies(image.index()))
            .toList();
    boolean violated = failed.stream().anyMatch(image -> image.outcome() == Outcome.VIOLATED);
    if (violated) {
      return ExitStatus.VIOLATED;
    }
    return failed.isEmpty() || this == VIOLATED ? ExitStatus.OK : ExitStatus.UNPROVEN;
  }

  /** Returns the exit status of a query whose time ended. */
  int late(Style style) {
    return style == Style.SAT || this == VIOLATED ? ExitStatus.OK : ExitStatus.UNPROVEN;
  }

  private static int answer(List<ImageResult> images) {
    return switch (Answer.of(images)) {
      case SAT -> 10;
      case UNSAT -> 20;
      case UNKNOWN, TIMEOUT, ERROR -> ExitStatus.OK;
    };
  }
}
