package fanc.cli;

import fanc.approx.Child;
import fanc.approx.Recipe;
import fanc.approx.RecipeFile;
import fanc.approx.search.Candidate;
import fanc.approx.search.Judgement;
import fanc.approx.search.SearchSpace;
import fanc.approx.search.Setting;
import fanc.approx.search.TensorSettings;
import fanc.cli.LadderTrials.Trial;
import fanc.properties.files.Property;
import fanc.results.AdviceResult;
import fanc.results.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a search for a child found, as it is told and left behind.
 *
 * @param target what was asked for
 * @param given the same as it was given
 * @param keepCertified the share that is to be kept
 * @param keep the same in regions
 * @param child where the child goes
 */
record Advice(
    AdviceTarget target,
    String given,
    BigDecimal keepCertified,
    SearchSpace space,
    ProvenParent proven,
    long keep,
    List<DriftJudge> judges,
    AdviceRun.Found found,
    Path child) {

  /** Returns where the recipe of a child goes. */
  static Path recipe(Path child) {
    return child.resolveSibling(child.getFileName() + ".recipe.json");
  }

  /**
   * Writes the child, its lineage and its recipe.
   *
   * @throws IOException if one can not be written
   */
  void write(LoadedNetwork parent) throws IOException {
    Child made = found.best().orElseThrow().child();
    made.write(child, parent.path());
    String stem = child.getFileName().toString().replaceFirst("\\.onnx$", "");
    String name = stem.replaceAll("[^A-Za-z0-9._-]", "_");
    RecipeFile.write(recipe(child), new Recipe(name, List.of(made.chain())));
  }

  /** Returns the record. */
  AdviceResult result(List<String> command, LoadedNetwork parent, Property stated, double seconds) {
    boolean reached =
        found.best().filter(best -> target.reached(space, best.judged().size())).isPresent();
    return new AdviceResult(
        RunRecord.tool(),
        command,
        parent.identity(),
        RunRecord.identity(stated),
        proven.proof(),
        new AdviceResult.Goal(
            given, keepCertified.doubleValue(), proven.images().size(), proven.verified(), keep),
        new AdviceResult.Sizes(target.unit(), space.weights(), target.parentSize(space)),
        found.best().map(this::chosen).orElse(null),
        reached,
        limit(),
        tensors(),
        oracle(),
        found.trials().stream().map(this::trial).toList(),
        seconds);
  }

  private AdviceResult.Chosen chosen(Trial best) {
    return new AdviceResult.Chosen(
        child.toString(),
        best.child().model().sha256(),
        recipe(child).toString(),
        best.judged().size(),
        best.regions(),
        best.regions() / (double) proven.verified(),
        best.judged().judgement().settled());
  }

  private List<AdviceResult.Tensor> tensors() {
    List<AdviceResult.Tensor> all = new ArrayList<>();
    for (int t = 0; t < space.tensors().size(); t++) {
      int tensor = t;
      List<Judgement> alone = found.path().alone().get(t);
      List<AdviceResult.Alone> each =
          IntStream.range(0, alone.size()).mapToObj(k -> alone(tensor, k, alone.get(k))).toList();
      Setting setting =
          found.best().map(best -> space.setting(candidate(best), tensor)).orElse(null);
      all.add(
          new AdviceResult.Tensor(
              space.tensors().get(t).tensor(),
              space.tensors().get(t).weights(),
              setting == null ? null : setting.label(),
              setting == null ? 0 : setting.size(),
              each));
    }
    return all;
  }

  private AdviceResult.Alone alone(int tensor, int step, Judgement judgement) {
    String label = space.tensors().get(tensor).settings().get(step).label();
    return new AdviceResult.Alone(label, judgement.settled(), judgement.slack());
  }

  private AdviceResult.OracleWork oracle() {
    List<Double> all = judges.stream().flatMap(judge -> judge.seconds().stream()).toList();
    double[] medians = judges.stream().mapToDouble(judge -> median(judge.seconds())).toArray();
    return new AdviceResult.OracleWork(
        all.size(),
        judges.stream().map(DriftJudge::passes).toList(),
        Numbers.of(medians),
        all.stream().mapToDouble(Double::doubleValue).sum());
  }

  private static double median(List<Double> seconds) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get((sorted.size() - 1) / 2);
  }

  private AdviceResult.Trial trial(Trial trial) {
    Candidate candidate = candidate(trial);
    return new AdviceResult.Trial(
        IntStream.range(0, space.tensors().size())
            .mapToObj(t -> space.setting(candidate, t).label())
            .toList(),
        new HashSet<>(candidate.steps()).size() == 1,
        trial.judged().size(),
        trial.judged().judgement().settled(),
        trial.regions(),
        trial.kept(),
        trial.seconds());
  }

  private static Candidate candidate(Trial trial) {
    return trial.judged().candidate();
  }

  /** Says what keeps the child from being smaller. */
  private String limit() {
    return found.limit().map(this::words).orElse(null);
  }

  private String words(AdviceRun.Limit limit) {
    TensorSettings tensor = space.tensors().get(limit.tensor());
    return String.format(
        Locale.ROOT,
        found.best().isPresent()
            ? "'%s' limits: at %s there one look knows %,d of the %,d regions to keep, and the"
                + " region that is lost first is left a margin of %.4g"
            : "'%s' loses most: alone at %s one look knows %,d of the %,d regions to keep, and the"
                + " region that is lost first is left a margin of %.4g",
        tensor.tensor(),
        tensor.settings().get(limit.step()).label(),
        limit.judgement().settled(),
        keep,
        limit.judgement().slack());
  }
}
