package fanc.results.html;

import fanc.results.DiversityPictures;
import fanc.results.DiversityPictures.ImageMaps;
import fanc.results.DiversityPictures.LikedImages;
import fanc.results.DiversityResult;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a page about diversity, members side by side. */
final class DiversityGalleries {
  private DiversityGalleries() {}

  static void saliency(
      Sheet sheet, DiversityResult result, DiversityPictures pictures, List<String> names) {
    Html html = sheet.html();
    sheet.section("saliency", "What they look at");
    sheet.paragraph(
        "A saliency map is the gradient of the label's logit with respect to the image: where more"
            + " light would raise it, the map is lighter than grey, where it would lower it, darker."
            + " Each map has its own scale. The numbers are Pearson's correlation of the maps of two"
            + " members, mean over "
            + Figures.count(result.images().probed(), "image", "images")
            + ".");
    HeatMap.write(html, "Correlation of saliency maps", names, result.saliencyCorrelation());
    html.element("p", "note", DiversitySections.means(result.saliencyCorrelation()));
    if (pictures.maps().isEmpty()) {
      sheet.missing("Maps are drawn for the first images with:", "--maps N");
    } else {
      Gallery gallery = new Gallery(html, pictures.rows(), pictures.columns());
      gallery.open("Saliency maps, members side by side", heads("Image", "Pixels", names));
      pictures.maps().forEach(image -> row(gallery, image, pictures.channels(), names));
      gallery.close();
    }
    sheet.endSection();
  }

  private static void row(Gallery gallery, ImageMaps image, int channels, List<String> names) {
    gallery.row(image.index() + ", label " + image.label());
    String name = "image " + image.index();
    gallery.picture(PixelBytes.of(image.pixels()), channels, "The " + name, "");
    for (int i = 0; i < names.size(); i++) {
      gallery.picture(
          PixelBytes.signed(image.saliency().get(i), channels),
          1,
          "Saliency map of member " + (i + 1) + ", " + names.get(i) + ", for " + name,
          "says " + image.classes().get(i));
    }
    gallery.endRow();
  }

  static void liked(Sheet sheet, DiversityPictures pictures, List<String> names) {
    sheet.section("liked", "What excites them");
    if (pictures.liked().isEmpty()) {
      sheet.missing("Images that classes or neurons like best are made with:", "--classes LIST");
      sheet.endSection();
      return;
    }
    sheet.paragraph(
        "Each image was moved from mid grey, by gradient ascent, towards what a class or neuron of a"
            + " member answers to most strongly; what does not matter to it fades back to grey. The"
            + " number is its activation there.");
    Gallery gallery = new Gallery(sheet.html(), pictures.rows(), pictures.columns());
    gallery.open(
        "Images that excite classes or neurons, members side by side", heads("Target", names));
    for (LikedImages target : pictures.liked()) {
      gallery.row(target.name());
      for (int i = 0; i < names.size(); i++) {
        gallery.picture(
            PixelBytes.of(target.images().get(i)),
            pictures.channels(),
            "What " + target.name() + " of member " + (i + 1) + ", " + names.get(i) + ", likes",
            Figures.number(target.activations().get(i)));
      }
      gallery.endRow();
    }
    gallery.close();
    sheet.endSection();
  }

  private static List<String> heads(String first, String second, List<String> names) {
    List<String> heads = heads(first, names);
    heads.add(1, second);
    return heads;
  }

  private static List<String> heads(String first, List<String> names) {
    List<String> heads = new ArrayList<>(List.of(first));
    for (int i = 0; i < names.size(); i++) {
      heads.add((i + 1) + " " + names.get(i));
    }
    return heads;
  }
}
