/**
 * Chooses a child: which rule each weight tensor gets, so that the child is small and an oracle
 * says that what is proven of the parent is kept. What the oracle is this package does not know.
 */
package fanc.approx.search;
