package fanc.verifier.attack;

/** What a slope is the slope of. */
enum Push {
  /** The half-space of a target that is hardest to violate. */
  WORST,
  /** The sum of all half-spaces of a target that still hold. */
  TOGETHER,
  /** As {@link #WORST}, through a network whose resting rectifiers pass a share of the slope on. */
  LEAKY
}
