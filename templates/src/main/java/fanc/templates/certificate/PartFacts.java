package fanc.templates.certificate;

import fanc.templates.transfer.ValueHulls;

/**
 * What is known of a network over the regions of a part: for every x of each of them the values
 * recorded lie in the hulls, and margin j of region number r of the part is at least {@code
 * margins[r * rows + j]}.
 *
 * @param hulls bounds of values of the network, numbered as in its network of margins
 * @param margins one row for each region of the part, in their order; not to be modified
 */
@SuppressWarnings("ArrayRecordComponent")
public record PartFacts(ValueHulls hulls, float[] margins) {}
