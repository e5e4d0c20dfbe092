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

  /** Returns this proof with more images; those it already has are replaced. */
  public StoredProof with(List<ImageProof> more) {
    Map<String, ImageProof> all = new LinkedHashMap<>();
    images.forEach(image -> all.put(image.resolved(), image));
    more.forEach(image -> all.put(image.resolved(), image));
    return new StoredProof(key, parent, plan, new ArrayList<>(all.values()));
  }
}
