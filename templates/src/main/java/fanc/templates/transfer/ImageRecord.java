package fanc.templates.transfer;

/**
 * What is known of a parent over the regions of one image: region by region, or over parts of the
 * family where there are too many regions to go through.
 */
public sealed interface ImageRecord permits ParentRecord, SetRecord {}
