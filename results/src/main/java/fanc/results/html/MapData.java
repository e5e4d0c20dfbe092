package fanc.results.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.results.ImageResult;
import fanc.results.Picture;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the script draws maps from, as JSON: a byte for each margin and each pixel. */
final class MapData {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Children are about the same images: each is kept once. */
  private final Map<String, Integer> pixels = new LinkedHashMap<>();

  private MapData() {}

  /** Returns JSON without a character that means something in HTML. */
  static String of(List<Subject> subjects) {
    return new MapData().json(subjects);
  }

  private String json(List<Subject> subjects) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode children = root.putArray("children");
    for (Subject subject : subjects) {
      if (subject.mapped()) {
        child(children.addObject(), subject);
      }
    }
    ArrayNode kept = root.putArray("pixels");
    pixels.keySet().forEach(kept::add);
    try {
      return safe(MAPPER.writeValueAsString(root));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values always has a JSON form", e);
    }
  }

  /** Outside of strings JSON has none of these characters, and in strings it may escape any. */
  static String safe(String json) {
    StringBuilder text = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '<' && c != '>' && c != '&') {
        text.append(c);
      } else {
        text.append(String.format("\\u%04x", (int) c));
      }
    }
    return text.toString();
  }

  private void child(ObjectNode node, Subject subject) {
    Picture picture = subject.result().picture();
    node.put("number", subject.number()).put("name", subject.name());
    node.put("rows", picture.rows()).put("columns", picture.columns());
    node.put("channels", picture.channels());
    node.putArray("patch").add(picture.patch().get(0)).add(picture.patch().get(1));
    ArrayNode images = node.putArray("images");
    for (ImageResult image : subject.result().images()) {
      if (subject.mapped(image)) {
        image(images.addObject(), image, picture);
      }
    }
  }

  private void image(ObjectNode node, ImageResult image, Picture picture) {
    MarginBytes margins = MarginBytes.of(image.margins());
    node.put("index", image.index()).put("label", image.label());
    node.put("predicted", image.predicted()).put("verdict", image.outcome().toString());
    node.put("margins", margins.text()).put("least", margins.least());
    node.put("greatest", margins.greatest());
    if (image.settledBy() != null) {
      node.put("settledBy", runs(image.settledBy()));
    }
    if (image.witness() != null) {
      node.put("witness", image.witness().region());
    }
    if (image.positions() != null) {
      ArrayNode positions = node.putArray("positions");
      image.positions().forEach(place -> positions.add(place.get(0)).add(place.get(1)));
    }
    int samples = picture.rows() * picture.columns() * picture.channels();
    if (image.pixels() != null && image.pixels().size() == samples) {
      String text = Base64.getEncoder().encodeToString(PixelBytes.of(image.pixels()));
      Integer known = pixels.putIfAbsent(text, pixels.size());
      node.put("pixels", known == null ? pixels.size() - 1 : known);
    }
  }

  /** Writes how often a letter follows itself before it: {@code 3a2-} for {@code aaa--}. */
  static String runs(String letters) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < letters.length(); ) {
      int to = from;
      while (to < letters.length() && letters.charAt(to) == letters.charAt(from)) {
        to++;
      }
      text.append(to - from).append(letters.charAt(from));
      from = to;
    }
    return text.toString();
  }
}
