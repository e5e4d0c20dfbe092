package fanc.training;

import fanc.networks.training.TrainingException;
import java.io.IOException;
import java.util.Optional;

/** Where a training leaves its checkpoints and finds the last one. */
interface Checkpoints {
  /** Keeps nothing. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<Checkpoint> last() {
          return Optional.empty();
        }

        @Override
        public void keep(Checkpoint checkpoint) {}
      };

  /**
   * Returns the last checkpoint, nothing where a training begins.
   *
   * @throws TrainingException if there is one that this training can not go on from
   * @throws IOException if it can not be read
   */
  Optional<Checkpoint> last() throws TrainingException, IOException;

  /** Keeps a checkpoint in place of the last one. */
  void keep(Checkpoint checkpoint) throws IOException;
}
