package fanc.cli;

import fanc.networks.Network;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.images.Image;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.ImageSet;
import fanc.properties.images.ImageSource;
import fanc.properties.images.IndexList;
import fanc.properties.images.InputImage;
import fanc.properties.images.Layout;
import fanc.properties.images.Preprocess;
import fanc.properties.images.ValueRange;
import fanc.properties.perturbation.ImageFamily;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Labelled images that networks are compared on, as the networks take them.
 *
 * @param file the file of images, or the property that names it
 * @param sha256 of that file
 * @param geometry size; inputs have the channels one after the other
 * @param preprocess how a pixel becomes an input
 * @param rows where the images stand in their file
 * @param labels a class for each
 * @param inputs the network's input for each
 */
record ComparedImages(
    Path file,
    String sha256,
    ImageGeometry geometry,
    Preprocess preprocess,
    List<Integer> rows,
    List<Integer> labels,
    List<double[]> inputs) {
  private static final BigDecimal BYTE = new BigDecimal("0.00392156862745098");
  private static final ValueRange BYTES = new ValueRange(BigDecimal.ZERO, BigDecimal.valueOf(255));

  /**
   * Reads the images of a property.
   *
   * @param rows which of them; those that the property names if empty
   * @throws BadInputException if it is about something else than images, or one has no label
   */
  static ComparedImages of(Property property, Optional<IndexList> rows, LoadedNetwork member)
      throws PropertyFormatException {
    Property scored = property.scoredBy(new GradientScores(member));
    List<PropertyCase> cases = rows.isPresent() ? scored.cases(rows.get()) : scored.cases();
    Collector found = new Collector(property.file(), member.network());
    InputImage image = null;
    for (PropertyCase each : cases) {
      if (!(each.family() instanceof ImageFamily family)) {
        throw new BadInputException(
            property.file() + ": is about a box and no images; name images with --images FILE");
      }
      image = family.image();
      property.requireFits(each, image.geometry().values(), found.outputs);
      InputOrder.requireChannelsFirst(property, each, member.network());
      found.add(each.index(), each.fileLabel(), image);
    }
    return found.images(property.sha256(), image);
  }

  /**
   * Reads grey images; bytes are brought to [0, 1], values that are there already stay.
   *
   * @param rows which of them; all if empty
   * @throws BadInputException if the network takes colours, or an image has no label
   */
  static ComparedImages of(Path file, Optional<IndexList> rows, LoadedNetwork member)
      throws IOException, PropertyFormatException {
    if (!Files.exists(file)) {
      throw new BadInputException(file + ": no such file of images");
    }
    InputKind kind = InputKind.of(member.network().inputShape());
    if (kind.channels() != 1) {
      throw new BadInputException(
          member.path()
              + ": takes "
              + kind
              + "; --images is for grey images, a property says the rest: --property FILE");
    }
    ImageGeometry expected = new ImageGeometry(kind.height(), kind.width(), 1, Layout.HW);
    ImageSource source =
        new ImageSource(file, Optional.empty(), Layout.HW, Optional.of(expected), BYTES);
    List<Image> images = ImageSet.read(source, rows).images();
    boolean bytes =
        images.stream()
            .flatMap(image -> image.values().stream())
            .anyMatch(value -> value.compareTo(BigDecimal.ONE) > 0);
    Preprocess preprocess =
        new Preprocess(
            bytes ? BYTE : BigDecimal.ONE, Preprocess.NONE.mean(), Preprocess.NONE.std());
    Collector found = new Collector(file, member.network());
    InputImage last = null;
    for (Image image : images) {
      last = new InputImage(image.values(), expected, preprocess);
      found.add(image.index(), image.label(), last);
    }
    return found.images(sha256(file), last);
  }

  private static String sha256(Path file) throws IOException {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Images as they are read, each checked for its label. */
  private static final class Collector {
    private final Path file;
    private final int outputs;
    private final List<Integer> rows = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<double[]> inputs = new ArrayList<>();

    Collector(Path file, Network network) {
      this.file = file;
      this.outputs = network.outputShape().size();
    }

    void add(int row, OptionalInt label, InputImage image) {
      if (label.isEmpty() || label.getAsInt() >= outputs) {
        throw new BadInputException(
            file
                + ": image "
                + row
                + " has "
                + (label.isEmpty() ? "no label" : "label " + label.getAsInt())
                + ", expected a class from 0 to "
                + (outputs - 1));
      }
      rows.add(row);
      labels.add(label.getAsInt());
      inputs.add(image.base().toArray());
    }

    ComparedImages images(String sha256, InputImage last) {
      return new ComparedImages(
          file, sha256, last.geometry(), last.preprocess(), rows, labels, inputs);
    }
  }

  /** Returns the input that a pixel of brightness 0 or 1 is, for each entry of the input. */
  double[] inputOf(BigDecimal brightness) {
    double[] input = new double[geometry.values()];
    Arrays.setAll(input, i -> preprocess.input(brightness, geometry.channelOf(i)).nearest());
    return input;
  }

  /** Returns values in the order of inputs with the channels of a pixel side by side. */
  double[] asPicture(double[] values) {
    double[] picture = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int pixel = i % geometry.pixels();
      picture[pixel * geometry.channels() + geometry.channelOf(i)] = values[i];
    }
    return picture;
  }
}
