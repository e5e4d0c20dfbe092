package fanc.templates.transfer;

/**
 * What verifying the parent's regions from scratch cost, measured.
 *
 * @param method the method that verified them, as on the command line
 * @param secondsPerRegion thread-seconds a region
 */
public record ScratchCost(String method, double secondsPerRegion) {}
