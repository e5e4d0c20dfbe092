package fanc.templates.store;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.templates.EpsilonSearch;
import fanc.templates.JoinPlan;
import fanc.templates.Slack;
import fanc.templates.SuffixProof;
import fanc.templates.Template;
import fanc.templates.TemplatePlan;
import fanc.templates.TemplateSet;
import fanc.templates.TilePlan;
import fanc.templates.transfer.ScratchCost;
import fanc.verifier.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Proofs with random numbers in them. */
final class SampleProofs {
  static final ProofKey KEY = ProofKey.of("resolved", "real", 1);

  private SampleProofs() {}

  static StoredProof of(Network parent, Random random) {
    TemplatePlan plan = random.nextBoolean() ? tiles(random) : joins(random);
    List<ImageProof> images = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<Template> templates = new ArrayList<>();
      for (int t = 0; t < random.nextInt(3); t++) {
        templates.add(template(random));
      }
      double margin = i == 0 ? Double.NaN : random.nextGaussian();
      images.add(
          new ImageProof(
              "image" + i,
              i,
              i % 2 - 1,
              729,
              728,
              margin,
              new TemplateSet(templates),
              record(random)));
    }
    return new StoredProof(
        KEY,
        StoredParent.of(parent, fileOf(parent)),
        Optional.of(plan).filter(made -> random.nextBoolean()),
        images);
  }

  private static Optional<StoredRecord> record(Random random) {
    List<ScratchCost> costs = List.of(new ScratchCost("box", 729, 729, 728, random.nextDouble()));
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(new StoredRecord(String.format("%064x", random.nextInt(99)), 17, costs));
  }

  private static TilePlan tiles(Random random) {
    return new TilePlan(
        1 + random.nextInt(9),
        1 + random.nextInt(9),
        List.of(1, 2),
        random.nextBoolean()
            ? new EpsilonSearch.Bisection(.005)
            : new EpsilonSearch.Halving(1 / 3.0, .005),
        slack(random));
  }

  static JoinPlan joins(Random random) {
    SuffixProof[] proofs = SuffixProof.values();
    return new JoinPlan(
        List.of(1, 3),
        random.nextInt(5),
        random.nextDouble(),
        proofs[random.nextInt(proofs.length)],
        slack(random));
  }

  private static Optional<Slack> slack(Random random) {
    return random.nextBoolean() ? Optional.empty() : Optional.of(new Slack(.25, .5, .05));
  }

  /** Stands for the hash of the parent's file. */
  static String fileOf(Network parent) {
    return "file of " + Fingerprint.of(parent).sha256();
  }

  private static Template template(Random random) {
    int n = 1 + random.nextInt(4);
    double[] lower = new double[n];
    double[] upper = new double[n];
    for (int i = 0; i < n; i++) {
      lower[i] = random.nextInt(4) == 0 ? -0.0 : random.nextGaussian();
      upper[i] = lower[i] + random.nextInt(2) * Math.abs(random.nextGaussian());
    }
    return new Template(1 + random.nextInt(5), new Bounds(lower, upper));
  }

  static Fingerprint parent(StoredProof proof) {
    return proof.parent().fingerprint();
  }
}
