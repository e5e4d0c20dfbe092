/**
 * What is true of small networks of rectifiers, in exact arithmetic: the least margin over a box,
 * by going through all activation patterns. Shares no code with what is tested.
 */
package fanc.cli.exact;
