/** Networks with removed neurons or filters, brought back to the shape they were cut from. */
package fanc.networks.embedding;
