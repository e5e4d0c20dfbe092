package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.approx.Chain;
import fanc.approx.Child;
import fanc.approx.search.Judged;
import fanc.approx.search.SearchSpace;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.results.ImageResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Verifies candidates as {@code fanc verify} does, and counts what they keep. */
final class LadderTrials {
  private final Setup setup;
  private final Map<List<Integer>, Trial> known = new HashMap<>();

  /**
   * What all candidates have in common.
   *
   * @param parent what the children are made of
   * @param target where the child will lie
   * @param stated the property as the user gave it
   * @param verification decides, with the proof of this parent
   * @param budget for each image; null for none
   * @param lines told what came of each candidate
   */
  record Setup(
      LoadedNetwork parent,
      Path target,
      Property stated,
      Verification verification,
      Duration budget,
      SearchSpace space,
      ProvenParent proven,
      long keep,
      Consumer<String> lines) {}

  /**
   * What came of one candidate.
   *
   * @param judged the candidate
   * @param child the file that was verified
   * @param regions regions verified, of each image no more than on the parent
   * @param kept whether they are enough
   */
  record Trial(Judged judged, Child child, long regions, boolean kept, double seconds) {}

  LadderTrials(Setup setup) {
    this.setup = setup;
  }

  /** Verifies a candidate; one that was verified before is not verified again. */
  Trial of(Judged judged) {
    return known.computeIfAbsent(judged.candidate().steps(), steps -> made(judged));
  }

  private Trial made(Judged judged) {
    try {
      long start = System.nanoTime();
      Child child =
          Child.of(setup.parent().model(), Chain.of(setup.space().rule(judged.candidate())));
      long regions = counted(images(child));
      double seconds = (System.nanoTime() - start) * 1e-9;
      Trial trial = new Trial(judged, child, regions, regions >= setup.keep(), seconds);
      setup.lines().accept(AdviceText.trial(trial, setup.space(), setup.proven().verified()));
      return trial;
    } catch (ApproximationException e) {
      throw new BadInputException(setup.parent().path() + ": " + e.getMessage(), e);
    } catch (PropertyFormatException e) {
      throw new IllegalStateException("a child takes what its parent takes", e);
    }
  }

  private List<ImageResult> images(Child child) throws PropertyFormatException {
    LoadedNetwork loaded = new LoadedNetwork(setup.target(), child.model());
    Verification.Ready ready = setup.verification().ready(loaded, setup.stated());
    VerificationRun run = setup.verification().run(ready, new SelectionOptions(), setup.budget());
    return run.run(setup.proven().cases(), (task, done, total) -> {}, line -> {}).images();
  }

  /** An image that the child misclassifies may have no verdict: it counts as nothing. */
  private long counted(List<ImageResult> images) {
    long sum = 0;
    for (ProvenParent.Image image : setup.proven().images()) {
      for (ImageResult result : images) {
        if (result.index() == image.theCase().index()) {
          sum += Math.min(image.verified(), result.regionsVerified().longValueExact());
        }
      }
    }
    return sum;
  }
}
