package fanc.results;

/**
 * What a run cost, apart from the verification of its images.
 *
 * @param secondsLoad parsing of network, property and proof
 * @param secondsAttack search for counterexamples; 0 if there was none
 * @param secondsSelfCheck re-checking of the run's own results; 0 if there was none
 * @param peakMemoryMegabytes largest resident size of the process, in units of 2^20 bytes
 */
public record Effort(
    double secondsLoad, double secondsAttack, double secondsSelfCheck, long peakMemoryMegabytes) {}
