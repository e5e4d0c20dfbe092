package fanc.results;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Names for tables: of a path the file's name without its ending, where no other has the same. */
public final class ShortNames {
  private final Map<String, String> names = new HashMap<>();

  private ShortNames() {}

  /** Returns names for some paths; each may be there several times. */
  public static ShortNames of(Collection<String> paths) {
    ShortNames result = new ShortNames();
    Map<String, String> owners = new HashMap<>();
    for (String path : paths) {
      String owner = owners.putIfAbsent(stem(path), path);
      if (owner == null || owner.equals(path)) {
        result.names.putIfAbsent(path, stem(path));
      } else {
        result.names.put(owner, owner);
        result.names.put(path, path);
      }
    }
    return result;
  }

  /** Returns the name of a path, itself if it has none. */
  public String of(String path) {
    return names.getOrDefault(path, path);
  }

  private static String stem(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.(json|onnx|vnnlib)$", "");
  }
}
