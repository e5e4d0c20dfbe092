/**
 * Trains networks: to be accurate, to resist attacks, or so that interval bounds certify them.
 * Knows no verifier; what it makes leaves as an ONNX file with a card of its origin beside it.
 *
 * <p>Start reading at {@link fanc.training.Trainer}; the door for other modules is {@link
 * fanc.networks.training.TrainingService}. Only this package sees the tensor library.
 */
package fanc.training;
