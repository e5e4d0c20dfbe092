package fanc.templates.certificate;

import fanc.verifier.Hulls;

/**
 * A part of a parent's certificate, as far as children rest on it.
 *
 * @param place its place in the image's parts
 * @param regions numbers of its regions, ascending; not to be modified
 * @param hulls bounds of the parent's values over all of them
 * @param margins lower bounds of the parent's margins, one row for each region; not to be modified
 */
@SuppressWarnings("ArrayRecordComponent")
public record CitedPart(int place, long[] regions, Hulls hulls, double[][] margins) {}
