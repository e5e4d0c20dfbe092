/** Trains networks. Knows no verifier; what it makes leaves as an ONNX file. */
package fanc.training;
