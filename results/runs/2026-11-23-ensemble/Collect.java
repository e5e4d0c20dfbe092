import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.util.TreeMap;
import java.util.Map;

/**
 * Sums up what measure.sh left: java -cp 'cli/target/lib/*' Collect.java OUT PARENT MEMBERS. Prints the row of
 * cost.json.
 */
final class Collect {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] MEMBER_METHODS = {"deepz", "scratch", "auto"};
  private static final String[] ENSEMBLE_METHODS = {"auto", "scratch"};

  public static void main(String[] args) throws IOException {
    ObjectNode row = JSON.createObjectNode();
    row.put("parent", args[1]).put("members", args[2]);
    row.put("secondsParentProof", seconds(read(args[0] + "/prove.json")));
    for (String method : MEMBER_METHODS) {
      double sum = 0;
      ArrayNode verified = JSON.createArrayNode();
      for (int i = 1; i <= 6; i++) {
        JsonNode member = read(args[0] + "/" + method + "-" + i + ".json");
        sum += seconds(member);
        verified.add(member.path("summary").path("verified").asInt());
      }
      row.put("secondsSixMembers_" + method, rounded(sum)).set("verifiedMembers_" + method, verified);
    }
    for (String method : ENSEMBLE_METHODS) {
      ensemble(row, args[0] + "/ensemble-" + method, method);
    }
    System.out.println(row.toPrettyString());
  }

  private static void ensemble(ObjectNode row, String folder, String method) throws IOException {
    double members = 0;
    for (File file : new File(folder).listFiles()) {
      JsonNode result = JSON.readTree(file);
      switch (file.getName()) {
        case "mean.json" -> {
          row.set("mean_" + method, claim(result));
          row.set("meanSettledBy_" + method, settled(result));
        }
        case "vote.json" -> row.set("vote_" + method, claim(result));
        case "summary.json" -> {}
        default -> members += seconds(result);
      }
    }
    row.put("secondsSixMembersOneProcess_" + method, rounded(members));
  }

  private static JsonNode claim(JsonNode result) {
    JsonNode summary = result.path("summary");
    ObjectNode claim = JSON.createObjectNode();
    claim.put("seconds", seconds(result));
    for (String key : new String[] {"verified", "images", "regionsVerified", "regionsTotal"}) {
      claim.set(key, summary.path(key));
    }
    return claim;
  }

  private static JsonNode settled(JsonNode result) {
    Map<String, Long> regions = new TreeMap<>();
    result.path("images").forEach(image -> image.path("rungs").fields().forEachRemaining(
        rung -> regions.merge(rung.getKey(), rung.getValue().path("regions").asLong(), Long::sum)));
    return JSON.valueToTree(regions);
  }

  private static double seconds(JsonNode result) {
    return rounded(result.path("summary").path("secondsVerify").asDouble());
  }

  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }

  private static JsonNode read(String file) throws IOException {
    return JSON.readTree(new File(file));
  }
}
