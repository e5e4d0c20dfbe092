/**
 * What the rest of the program knows of training: one service, its job and its result.
 *
 * <p>The implementation is optional and heavy, so it is a module of its own that {@link
 * java.util.ServiceLoader} finds where it is present. Start reading at {@link
 * fanc.networks.training.TrainingService}.
 */
package fanc.networks.training;
