package fanc.templates.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.templates.EpsilonSearch;
import fanc.templates.EpsilonSearch.Bisection;
import fanc.templates.EpsilonSearch.Halving;
import fanc.templates.Slack;
import fanc.templates.TemplatePlan;
import java.util.Arrays;
import java.util.Optional;

/** A template plan as JSON, and back. */
final class PlanContent {
  private PlanContent() {}

  static ObjectNode write(TemplatePlan plan) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putArray("tile").add(plan.tileHeight()).add(plan.tileWidth());
    ArrayNode activations = node.putArray("activations");
    plan.activations().forEach(activations::add);
    ObjectNode search = node.putObject("search");
    if (plan.search() instanceof Bisection bisection) {
      search.put("kind", "bisection").put("leastCount", bisection.leastCount());
    } else if (plan.search() instanceof Halving halving) {
      search.put("kind", "halving").put("leastCount", halving.leastCount());
      search.put("start", halving.start());
    }
    if (plan.slack().isPresent()) {
      Slack slack = plan.slack().get();
      node.putObject("slack")
          .put("lc1", slack.near())
          .put("lc", slack.beyond())
          .put("dead", slack.dead());
    } else {
      node.putNull("slack");
    }
    return node;
  }

  static TemplatePlan read(JsonNode node) throws RefusedProofException {
    int[] tile = HeaderReader.integers(node, "tile");
    HeaderReader.require(tile.length == 2, "tile");
    int[] activations = HeaderReader.integers(node, "activations");
    return new TemplatePlan(
        tile[0],
        tile[1],
        Arrays.stream(activations).boxed().toList(),
        search(HeaderReader.node(node, "search")),
        slack(HeaderReader.node(node, "slack")));
  }

  private static EpsilonSearch search(JsonNode node) throws RefusedProofException {
    double leastCount = HeaderReader.number(node, "leastCount");
    String kind = HeaderReader.text(node, "kind");
    HeaderReader.require(kind.equals("bisection") || kind.equals("halving"), "kind");
    return kind.equals("bisection")
        ? new Bisection(leastCount)
        : new Halving(HeaderReader.number(node, "start"), leastCount);
  }

  private static Optional<Slack> slack(JsonNode node) throws RefusedProofException {
    if (node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new Slack(
            HeaderReader.number(node, "lc1"),
            HeaderReader.number(node, "lc"),
            HeaderReader.number(node, "dead")));
  }
}
