package fanc.templates;

import java.util.List;

/**
 * The templates made on a parent for one image.
 *
 * @param templates in the order in which they are tried, may be empty
 */
public record TemplateSet(List<Template> templates) {

  /** Copies the list. */
  public TemplateSet {
    templates = List.copyOf(templates);
  }

  /** Returns how many there are. */
  public int size() {
    return templates.size();
  }
}
