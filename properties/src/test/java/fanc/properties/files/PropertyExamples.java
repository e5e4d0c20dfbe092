package fanc.properties.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Property JSON for tests: one good file, and ways to break it. */
final class PropertyExamples {
  /** Images are {@code images.csv} beside the file: 6 x 6, one channel, three rows. */
  static final String PATCH =
      """
      {"$schema": "property-1.json", "name": "patch2x2", "version": 1,
       "inputs": {"images": "images.csv", "indices": "0..1", "layout": "HW",
                  "valueRange": [0, 255], "onlyCorrect": true},
       "preprocess": {"scale": 0.00392156862745098, "mean": [0.0], "std": [1.0]},
       "perturbation": {"kind": "patch", "size": [2, 2], "positions": "all", "range": [0, 1]},
       "claim": {"kind": "label"},
       "coverage": "exhaustive", "semantics": "real",
       "budget": {"timeoutSeconds": 60, "memoryMegabytes": 4096}}
      """;

  /** A box without images. */
  static final String BOX =
      """
      {"perturbation": {"kind": "box", "lower": [0.1, 0.5], "upper": [0.2, 0.5]},
       "claim": {"kind": "label", "label": 1}}
      """;

  private PropertyExamples() {}

  /** Returns the good patch file with one piece of text replaced. */
  static String patchWith(String text, String replacement) {
    if (!PATCH.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return PATCH.replace(text, replacement);
  }

  /** Returns the good patch file with another perturbation. */
  static String perturbed(String perturbation) {
    return patchWith(
        "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", \"range\": [0, 1]}",
        perturbation);
  }

  /** Returns good files of every kind. */
  static Map<String, String> good() {
    Map<String, String> good = new LinkedHashMap<>();
    good.put("patch", PATCH);
    good.put("box without images", BOX);
    good.put("positions", patchWith("\"all\"", "[[0, 0], [4, 4]]"));
    good.put(
        "no budget",
        patchWith(",\n \"budget\": {\"timeoutSeconds\": 60, \"memoryMegabytes\": 4096}", ""));
    good.put("parent decides", patchWith("\"onlyCorrect\": true", "\"onlyCorrect\": \"parent\""));
    good.put(
        "predicted",
        patchWith("{\"kind\": \"label\"}", "{\"kind\": \"label\", \"label\": \"predicted\"}"));
    good.put("linf", perturbed("{\"kind\": \"linf\", \"epsilon\": 1e-2}"));
    good.put(
        "random",
        perturbed(
            "{\"kind\": \"l0\", \"pixels\": 2, \"select\": \"random\", \"count\": 5, \"seed\": -3}"));
    good.put("center", perturbed("{\"kind\": \"l0\", \"pixels\": 3, \"select\": \"center\"}"));
    good.put(
        "pixels",
        perturbed(
            "{\"kind\": \"box\", \"pixels\": [{\"row\": 5, \"column\": 0, \"lower\": 0, \"upper\": 1}]}"));
    addOtherKinds(good);
    good.put("shape", patchWith("\"layout\": \"HW\"", "\"layout\": \"HWC\", \"shape\": [3, 4, 3]"));
    return good;
  }

  private static void addOtherKinds(Map<String, String> good) {
    good.put(
        "labels of their own",
        patchWith("\"images.csv\"", "\"images-idx3-ubyte\", \"labels\": \"labels-idx1-ubyte\""));
    good.put(
        "query",
        "{\"name\": \"q\", \"perturbation\": {\"kind\": \"vnnlib\", \"file\": \"query.vnnlib\"}}");
    good.put("l1", perturbed("{\"kind\": \"l1\", \"epsilon\": 0.5, \"range\": [0, 1]}"));
    good.put("l2", perturbed("{\"kind\": \"l2\", \"epsilon\": 0.5}"));
    good.put("all", perturbed("{\"kind\": \"l0\", \"pixels\": 1, \"select\": \"all\"}"));
    good.put("one box for all", perturbed("{\"kind\": \"box\", \"lower\": 0, \"upper\": 0.5}"));
    good.put("brighten", perturbed("{\"kind\": \"brighten\", \"delta\": 0.02, \"halved\": 7}"));
    good.put("brighten, whole", perturbed("{\"kind\": \"brighten\", \"delta\": 0}"));
    good.put(
        "brightness",
        perturbed("{\"kind\": \"brightness\", \"shift\": [-0.1, 0.1], \"splits\": 4}"));
    good.put(
        "contrast", perturbed("{\"kind\": \"contrast\", \"factor\": [0.9, 1.1], \"about\": 0}"));
    good.put(
        "rotation",
        perturbed(
            "{\"kind\": \"rotation\", \"angle\": [-2, 2], \"splits\": 3,"
                + " \"interpolation\": \"bilinear\"}"));
    good.put(
        "translation",
        perturbed(
            "{\"kind\": \"translation\", \"dx\": [-1, 1], \"dy\": [0, 0], \"splits\": [4, 1]}"));
    good.put(
        "translation with one number of splits",
        perturbed("{\"kind\": \"translation\", \"dx\": [-1, 1], \"dy\": [0, 1], \"splits\": 2}"));
  }

  /**
   * Returns bad files by what the refusal says, in so far as a schema can see it: those of {@code
   * bad-properties.tsv}, and boxes without images.
   */
  static Map<String, String> bad() throws IOException {
    Map<String, String> bad = new LinkedHashMap<>();
    for (String line : lines("bad-properties.tsv")) {
      String[] columns = line.split("\t", -1);
      bad.put(
          columns[0],
          columns[1].equals("PERTURBATION")
              ? perturbed(columns[2])
              : patchWith(columns[1], columns[2]));
    }
    bad.put(
        "claim.label: there are no images to take it from",
        BOX.replace("\"label\": 1", "\"label\": \"file\""));
    bad.put(
        "perturbation.range: unknown key",
        BOX.replace("\"kind\": \"box\",", "\"kind\": \"box\", \"range\": [0, 1],"));
    bad.put(
        "perturbation.kind: images are missing",
        BOX.replaceFirst("\\{\"kind\": \"box\".*?\\}", "{\"kind\": \"linf\", \"epsilon\": 0.1}"));
    return bad;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream text = PropertyExamples.class.getResourceAsStream(resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }
}
