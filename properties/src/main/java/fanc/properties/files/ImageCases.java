package fanc.properties.files;

import fanc.properties.PropertyFormatException;
import fanc.properties.images.Image;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.ImageSet;
import fanc.properties.images.IndexList;
import fanc.properties.images.InputImage;
import fanc.properties.images.Preprocess;
import fanc.properties.perturbation.Perturbation;
import fanc.properties.perturbation.PixelScores;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;

/**
 * One case for each image.
 *
 * @param file the property file, for messages
 * @param inputs which images
 * @param preprocess how they become the network's input
 * @param perturbation what may happen to them
 * @param labels which labels the claim is about
 * @param scores what the choice of pixels may depend on
 */
record ImageCases(
    Path file,
    ImageInputs inputs,
    Preprocess preprocess,
    Perturbation perturbation,
    Labels labels,
    PixelScores scores)
    implements CaseSource {
  @Override
  public CaseSource scoredBy(PixelScores others) {
    return new ImageCases(file, inputs, preprocess, perturbation, labels, others);
  }

  @Override
  public List<PropertyCase> cases(Optional<IndexList> rows) throws PropertyFormatException {
    ImageSet set = ImageSet.read(inputs.source(), rows.or(inputs::rows));
    List<Image> images = set.images();
    ImageGeometry geometry = geometry(set);
    requireLabels(images);
    requireFits("preprocess", () -> preprocess.requireChannels(geometry.channels()));
    requireFits("perturbation", () -> perturbation.requireFits(geometry));
    if (scores == PixelScores.NONE && perturbation.needsScores()) {
      throw new PropertyFormatException(
          file, "perturbation.select", "sensitive needs a network; this command has none");
    }
    return new Cases(images, geometry);
  }

  @Override
  public Optional<Perturbation> recipe() {
    return Optional.of(perturbation);
  }

  @Override
  public Optional<ImageGeometry> geometry() throws PropertyFormatException {
    if (inputs.geometry().isPresent()) {
      return inputs.geometry();
    }
    List<Integer> one = List.of(inputs.rows().map(rows -> rows.rows().get(0)).orElse(0));
    return Optional.of(geometry(ImageSet.read(inputs.source(), Optional.of(new IndexList(one)))));
  }

  private ImageGeometry geometry(ImageSet set) throws PropertyFormatException {
    Optional<ImageGeometry> known = inputs.geometry().or(set::geometry);
    return known.isPresent()
        ? known.get()
        : inputs.square(file, set.images().get(0).values().size());
  }

  private void requireLabels(List<Image> images) throws PropertyFormatException {
    if (labels.stated().isEmpty() && labels.source() == LabelSource.FILE) {
      for (Image image : images) {
        if (image.label().isEmpty()) {
          throw new PropertyFormatException(
              file,
              "claim.label",
              inputs.images()
                  + " has no labels; name their file in inputs.labels, or give a number or"
                  + " \"predicted\"");
        }
      }
    }
  }

  private void requireFits(String key, Runnable check) throws PropertyFormatException {
    try {
      check.run();
    } catch (IllegalArgumentException e) {
      throw new PropertyFormatException(file, key, e.getMessage());
    }
  }

  /** The cases, made when asked for: an image's exact decimals take a hundred times its file. */
  private final class Cases extends AbstractList<PropertyCase> {
    private final List<Image> images;
    private final ImageGeometry geometry;

    Cases(List<Image> images, ImageGeometry geometry) {
      this.images = images;
      this.geometry = geometry;
    }

    @Override
    public PropertyCase get(int position) {
      Image image = images.get(position);
      return new PropertyCase(
          image.index(),
          labels.stated().isPresent() ? labels.stated() : image.label(),
          perturbation.around(new InputImage(image.values(), geometry, preprocess), scores),
          Optional.empty());
    }

    @Override
    public int size() {
      return images.size();
    }
  }
}
