package fanc.results;

import java.util.List;

/**
 * What members of an ensemble look at and like, as pictures. Pixels stand row by row, the channels
 * of a pixel side by side.
 *
 * @param rows number of rows of pixels
 * @param columns number of columns of pixels
 * @param channels number of channels
 * @param maps saliency maps, image by image
 * @param liked images that classes or neurons like best
 */
public record DiversityPictures(
    int rows, int columns, int channels, List<ImageMaps> maps, List<LikedImages> liked) {

  /** Copies the lists. */
  public DiversityPictures {
    maps = List.copyOf(maps);
    liked = List.copyOf(liked);
  }

  /**
   * An image and the saliency maps of all members for it.
   *
   * @param index row of the image
   * @param label its class, whose logit the maps are of
   * @param pixels from 0 to 1
   * @param classes the class that each member gives it
   * @param saliency the gradient of each member, of any size
   */
  public record ImageMaps(
      int index, int label, Numbers pixels, List<Integer> classes, List<Numbers> saliency) {

    /** Copies the lists. */
    public ImageMaps {
      classes = List.copyOf(classes);
      saliency = List.copyOf(saliency);
    }
  }

  /**
   * The images that one class or neuron likes best in each member.
   *
   * @param name of the class or neuron
   * @param activations what it makes of its image in each member
   * @param images the pixels for each member, from 0 to 1
   */
  public record LikedImages(String name, Numbers activations, List<Numbers> images) {

    /** Copies the list. */
    public LikedImages {
      images = List.copyOf(images);
    }
  }
}
