package fanc.approx;

import fanc.networks.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A network made from a parent by rules. It has the parent's nodes, names, attributes and opset;
 * only entries of initialisers differ. Where a rule removes channels, tensors are smaller too.
 *
 * @param parent the parent
 * @param chain the rules as they were applied
 * @param model the child
 * @param weights how far each weight tensor is from the parent's, in the order of the file, then
 *     every other tensor that a rule changed
 */
public record Child(OnnxModel parent, Chain chain, OnnxModel model, List<WeightChange> weights) {

  /** Copies the list. */
  public Child {
    weights = List.copyOf(weights);
  }

  /**
   * Makes a child by one rule.
   *
   * @throws ApproximationException as {@link #of(OnnxModel, Chain)}
   */
  public static Child of(OnnxModel parent, Approximation rule) throws ApproximationException {
    return of(parent, Chain.of(rule));
  }

  /**
   * Makes a child without training.
   *
   * @throws ApproximationException as {@link #of(OnnxModel, Chain, FineTuner)}, and for a rule that
   *     trains
   */
  public static Child of(OnnxModel parent, Chain chain) throws ApproximationException {
    return of(parent, chain, FineTuner.absent());
  }

  /**
   * Makes a child.
   *
   * @param tuner what trains, for rules that ask for it
   * @throws ApproximationException if the network has nothing that a rule changes, a weight is not
   *     finite, a channel can not be removed, a rule has no finite result that the file's number
   *     type holds, or a training is not possible; the message names the rule and the tensor
   */
  public static Child of(OnnxModel parent, Chain chain, FineTuner tuner)
      throws ApproximationException {
    ChildDraft draft = new ChildDraft(parent);
    List<Approximation> applied = new ArrayList<>();
    for (Approximation rule : chain.rules()) {
      try {
        applied.add(apply(rule, draft, tuner));
        if (rule == chain.rules().get(chain.rules().size() - 1)) {
          draft.store();
        }
      } catch (ApproximationException e) {
        throw new ApproximationException(rule.name() + ": " + e.getMessage());
      }
    }
    return new Child(parent, new Chain(applied), draft.model(), draft.changes());
  }

  /** Applies a rule, and returns it as the lineage records it. */
  private static Approximation apply(Approximation rule, ChildDraft draft, FineTuner tuner)
      throws ApproximationException {
    if (rule instanceof WeightRule weights) {
      draft.apply(weights);
    } else if (rule instanceof StructuredPruning pruning) {
      draft.apply(pruning);
    } else if (rule instanceof FineTuning training) {
      return draft.apply(training, tuner);
    } else {
      throw new ApproximationException(
          "'fine-tuned' is a lineage's record of a training; a recipe asks for it by 'fine-tune'");
    }
    return rule;
  }

  /**
   * Writes the child and then, beside it, its lineage; each whole or not at all.
   *
   * @param file the child's file
   * @param parentFile the parent's file, recorded relative to the child's folder where possible
   * @return the lineage as written
   * @throws IOException if one of them can not be written
   */
  public Lineage write(Path file, Path parentFile) throws IOException {
    return write(file, file, parentFile);
  }

  /** Writes to a place from which the file will be moved to where it is kept. */
  Lineage write(Path file, Path kept, Path parentFile) throws IOException {
    Lineage lineage =
        new Lineage(
            model.sha256(),
            fromFolderOf(kept, parentFile),
            parent.sha256(),
            chain.rules(),
            weights);
    model.write(file);
    LineageFile.write(file, lineage);
    return lineage;
  }

  private static String fromFolderOf(Path file, Path parentFile) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path target = parentFile.toAbsolutePath().normalize();
    boolean sameTree = folder.getRoot().equals(target.getRoot());
    return (sameTree ? folder.relativize(target) : target).toString().replace('\\', '/');
  }
}
