package fanc.templates.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.templates.EpsilonSearch;
import fanc.templates.EpsilonSearch.Bisection;
import fanc.templates.EpsilonSearch.Halving;
import fanc.templates.JoinPlan;
import fanc.templates.Slack;
import fanc.templates.SuffixProof;
import fanc.templates.TemplatePlan;
import fanc.templates.TilePlan;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A template plan as JSON, and back. */
final class PlanContent {
  private static final String TILES = "tiles";
  private static final String JOINS = "joins";

  private PlanContent() {}

  static ObjectNode write(TemplatePlan plan) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (plan instanceof TilePlan tiles) {
      tiles(tiles, node);
    } else if (plan instanceof JoinPlan joins) {
      node.put("kind", JOINS).put("halvings", joins.halvings()).put("growth", joins.growth());
      node.put("suffixProof", word(joins.suffixProof()));
    }
    ArrayNode activations = node.putArray("activations");
    plan.activations().forEach(activations::add);
    slack(plan.slack(), node);
    return node;
  }

  private static void tiles(TilePlan plan, ObjectNode node) {
    node.put("kind", TILES);
    node.putArray("tile").add(plan.tileHeight()).add(plan.tileWidth());
    ObjectNode search = node.putObject("search");
    if (plan.search() instanceof Bisection bisection) {
      search.put("kind", "bisection").put("leastCount", bisection.leastCount());
    } else if (plan.search() instanceof Halving halving) {
      search.put("kind", "halving").put("leastCount", halving.leastCount());
      search.put("start", halving.start());
    }
  }

  private static void slack(Optional<Slack> stated, ObjectNode node) {
    if (stated.isPresent()) {
      Slack slack = stated.get();
      node.putObject("slack")
          .put("lc1", slack.near())
          .put("lc", slack.beyond())
          .put("dead", slack.dead());
    } else {
      node.putNull("slack");
    }
  }

  static TemplatePlan read(JsonNode node) throws RefusedProofException {
    String kind = HeaderReader.text(node, "kind");
    HeaderReader.require(kind.equals(TILES) || kind.equals(JOINS), "kind");
    List<Integer> activations =
        Arrays.stream(HeaderReader.integers(node, "activations")).boxed().toList();
    Optional<Slack> slack = slack(HeaderReader.node(node, "slack"));
    return kind.equals(TILES) ? tiles(node, activations, slack) : joins(node, activations, slack);
  }

  private static TilePlan tiles(JsonNode node, List<Integer> activations, Optional<Slack> slack)
      throws RefusedProofException {
    int[] tile = HeaderReader.integers(node, "tile");
    HeaderReader.require(tile.length == 2, "tile");
    return new TilePlan(
        tile[0], tile[1], activations, search(HeaderReader.node(node, "search")), slack);
  }

  private static JoinPlan joins(JsonNode node, List<Integer> activations, Optional<Slack> slack)
      throws RefusedProofException {
    String proof = HeaderReader.text(node, "suffixProof");
    HeaderReader.require(
        Arrays.stream(SuffixProof.values()).anyMatch(p -> word(p).equals(proof)), "suffixProof");
    return new JoinPlan(
        activations,
        HeaderReader.integer(node, "halvings"),
        HeaderReader.number(node, "growth"),
        proof.equals(word(SuffixProof.DOMAIN)) ? SuffixProof.DOMAIN : SuffixProof.INTERVALS_FIRST,
        slack);
  }

  private static String word(SuffixProof proof) {
    return switch (proof) {
      case DOMAIN -> "domain";
      case INTERVALS_FIRST -> "intervals-first";
    };
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
