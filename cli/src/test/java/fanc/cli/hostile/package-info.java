/**
 * Networks that were built to mislead verifiers by floating point, after published constructions,
 * each with what exact arithmetic says of it. How the program fares is tested elsewhere.
 */
package fanc.cli.hostile;
