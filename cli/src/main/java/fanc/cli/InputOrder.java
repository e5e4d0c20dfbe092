package fanc.cli;

import fanc.networks.Network;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.perturbation.ImageFamily;
import java.util.List;

/** Whether a network takes colour images in the order in which properties hand them over. */
final class InputOrder {
  private InputOrder() {}

  /**
   * Checks that a network does not want the channels last, which no count of values would show.
   *
   * @throws BadInputException if its input has the shape rows, columns, channels of the images
   */
  static void requireChannelsFirst(Property property, PropertyCase theCase, Network network) {
    if (!(theCase.family() instanceof ImageFamily images) || images.channels() == 1) {
      return;
    }
    List<Integer> dims = network.inputShape().dims();
    List<Integer> image = dims.subList(Math.max(0, dims.size() - 3), dims.size());
    List<Integer> last = List.of(images.height(), images.width(), images.channels());
    List<Integer> first = List.of(images.channels(), images.height(), images.width());
    if (image.equals(last) && !image.equals(first)) {
      throw new BadInputException(
          property.file()
              + ": the network takes images as rows, columns, channels "
              + network.inputShape()
              + ", properties hand over channels first; export it with channels first (tf2onnx:"
              + " --inputs-as-nchw), or state the regions in VNN-LIB");
    }
  }
}
