package fanc.templates.store;

import fanc.templates.TemplatePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of the store: what proving a property on a parent left behind for its children.
 *
 * @param key the property
 * @param parent the parent
 * @param plan how the templates were made; empty if none were
 * @param images one entry for each image that was proved
 */
public record StoredProof(
    ProofKey key, StoredParent parent, Optional<TemplatePlan> plan, List<ImageProof> images) {

  /** Copies the list. */
  public StoredProof {
    images = List.copyOf(images);
  }

  /** Returns what is stored of the image with the given hash. */
  public Optional<ImageProof> image(String resolved) {
    return images.stream().filter(image -> image.resolved().equals(resolved)).findFirst();
  }

  /**
   * Returns this proof with what a later one says, about the same property and parent: images that
   * both have are the later's. Templates of different plans do not mix: the later plan's are kept
   * if it has one. A record that only the earlier has stays.
   */
  public StoredProof with(StoredProof later) {
    boolean samePlan = later.plan.isEmpty() || later.plan.equals(plan);
    Map<Subject, ImageProof> all = new LinkedHashMap<>();
    for (ImageProof image : images) {
      all.put(Subject.of(image), samePlan ? image : image.withoutTemplates());
    }
    later.images.forEach(image -> all.merge(Subject.of(image), image, ImageProof::replacedBy));
    return new StoredProof(
        key, parent, samePlan ? plan : later.plan, new ArrayList<>(all.values()));
  }

  /** Which image: two rows may hold the same one. */
  private record Subject(String resolved, int index) {
    private static Subject of(ImageProof image) {
      return new Subject(image.resolved(), image.index());
    }
  }
}
