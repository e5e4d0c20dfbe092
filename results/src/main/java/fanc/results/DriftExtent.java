package fanc.results;

/**
 * How large differences between a child's and its parent's values can be, over the entries of one
 * value.
 *
 * @param largest the largest absolute value; NaN where there is no bound
 * @param mean the mean absolute value
 * @param largestWidth the largest width of a bound
 * @param meanWidth the mean width
 */
public record DriftExtent(double largest, double mean, double largestWidth, double meanWidth) {}
