/**
 * What is computed: shapes, ops, the network as a DAG, its cuts, and its slow and obvious
 * evaluation.
 *
 * <p>Nothing here knows regions, labels or bounds, and nothing here knows a file format. Start
 * reading at {@link fanc.networks.Network}, then {@link fanc.networks.Op}.
 */
package fanc.networks;
