/**
 * Families of regions proven as sets: bounds over all regions at once, by linear minimisation
 * instead of enumeration, and over parts of the family where those are too coarse.
 */
package fanc.verifier.family;
