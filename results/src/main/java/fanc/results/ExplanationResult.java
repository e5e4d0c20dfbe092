package fanc.results;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code fanc explain} found for one image of a child: what settled its regions, and how the
 * drift of each layer compares with the margins of the parent.
 *
 * @param tool the build that ran
 * @param network the child
 * @param property the property
 * @param proof the parent's proof
 * @param image row of the image
 * @param label the label the claim is about; -1 without one
 * @param regionsTotal number of regions
 * @param regionsVerified how many are verified on the child
 * @param seconds time of the decision, the first in its process
 * @param rungs what each rung settled
 * @param parentProven regions whose margins on the parent are positive
 * @param halfSpace the half-space of the claim with the least margin left, from 0; margins are its
 * @param leastMargin least margin on the parent over the regions proven there; NaN if none is
 * @param medianMargin the median of the same
 * @param marginChange lower bound of the margin's change from parent to child, over all regions
 * @param regionsSettledAtOnce regions that one pass over all of them settles
 * @param layers the layers with parameters, in graph order
 * @param heaviest value of the layer that eats most of the slack; null if none eats any
 * @param advice what would help, in a sentence
 */
public record ExplanationResult(
    ToolIdentity tool,
    NetworkIdentity network,
    PropertyIdentity property,
    ProofIdentity proof,
    int image,
    int label,
    BigInteger regionsTotal,
    BigInteger regionsVerified,
    double seconds,
    Map<Rung, RungShare> rungs,
    long parentProven,
    int halfSpace,
    double leastMargin,
    double medianMargin,
    double marginChange,
    long regionsSettledAtOnce,
    List<LayerExplanation> layers,
    String heaviest,
    String advice) {

  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "explanation-1.json";

  /** Checks that what must be there is, and copies list and map. */
  public ExplanationResult {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(advice, "advice");
    layers = List.copyOf(layers);
    Map<Rung, RungShare> inOrder = new EnumMap<>(Rung.class);
    inOrder.putAll(rungs);
    rungs = Collections.unmodifiableMap(inOrder);
  }
}
