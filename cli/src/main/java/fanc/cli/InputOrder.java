package fanc.cli;

import fanc.networks.Network;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.images.ImageGeometry;
import fanc.properties.perturbation.ImageFamily;
import java.util.List;
import java.util.Optional;

/**
 * In which order a network takes colour images, read off the shape of its input. No count of values
 * would show it, and the wrong one gives verdicts about other images.
 */
final class InputOrder {
  private InputOrder() {}

  /**
   * Returns the order of a network's input if it has the shape rows, columns, channels of the
   * property's images and no other reading.
   *
   * @throws PropertyFormatException if the images' size can not be found out
   */
  static Optional<ChannelsLast> channelsLast(Property property, Network network)
      throws PropertyFormatException {
    Optional<ImageGeometry> geometry = property.geometry();
    if (geometry.isEmpty() || geometry.get().channels() == 1) {
      return Optional.empty();
    }
    int height = geometry.get().height();
    int width = geometry.get().width();
    int channels = geometry.get().channels();
    List<Integer> last = List.of(height, width, channels);
    boolean matches =
        image(network).equals(last)
            && !last.equals(List.of(channels, height, width))
            && network.inputShape().size() == geometry.get().values();
    return matches ? Optional.of(new ChannelsLast(height, width, channels)) : Optional.empty();
  }

  /**
   * Checks that a network takes colour images with the channels first, as properties hand them
   * over. An input that is one row of values counts as such.
   *
   * @throws BadInputException if its input has the image's dimensions in another order, or in one
   *     that can be read in two ways
   */
  static void requireChannelsFirst(Property property, PropertyCase theCase, Network network) {
    if (!(theCase.family() instanceof ImageFamily images) || images.channels() == 1) {
      return;
    }
    List<Integer> first = List.of(images.channels(), images.height(), images.width());
    List<Integer> last = List.of(images.height(), images.width(), images.channels());
    List<Integer> found = image(network);
    boolean reordered = sorted(found).equals(sorted(first));
    if (reordered && (!found.equals(first) || first.equals(last))) {
      throw new BadInputException(
          property.file()
              + ": the images are channels, rows, columns "
              + first
              + ", and the input of the network "
              + network.inputShape()
              + " does not show where it has its channels, rows and columns; export it with"
              + " channels first (tf2onnx: --inputs-as-nchw), or state the regions in VNN-LIB");
    }
  }

  /** Returns what a reader of witnesses must know; empty if the file has the properties' order. */
  static Optional<String> note(LoadedNetwork network) {
    return network
        .order()
        .map(
            order ->
                "the network takes images as rows, columns, channels: they are handed over so, and"
                    + " witnesses are in that order");
  }

  private static List<Integer> image(Network network) {
    List<Integer> dims = network.inputShape().dims();
    return dims.subList(Math.max(0, dims.size() - 3), dims.size());
  }

  private static List<Integer> sorted(List<Integer> dims) {
    return dims.stream().sorted().toList();
  }
}
