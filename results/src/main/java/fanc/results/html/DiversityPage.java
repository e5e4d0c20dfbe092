package fanc.results.html;

import fanc.results.DiversityPictures;
import fanc.results.DiversityResult;
import fanc.results.ShortNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the members of an ensemble differ, as one page that needs nothing beside itself: tables
 * coloured by their numbers, the alignment of each layer, and pictures side by side.
 */
public final class DiversityPage {
  private DiversityPage() {}

  /**
   * Makes the page. The same record and pictures give the same characters.
   *
   * @param result the numbers
   * @param pictures what members look at and like; lists in it may be empty
   */
  public static String of(DiversityResult result, DiversityPictures pictures) {
    List<String> paths = result.members().stream().map(m -> m.network().path()).toList();
    ShortNames shorts = ShortNames.of(paths);
    List<String> names = paths.stream().map(shorts::of).toList();
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put("members", "Members");
    contents.put("answers", "Answers");
    contents.put("features", "Features");
    contents.put("saliency", "Saliency");
    contents.put("liked", "Excitement");
    contents.put("commands", "Commands");
    String title = "Diversity of " + paths.size() + " networks";
    return new PageFrame(title, contents, PageFrame.NO_MAPS)
        .around(
            new Sheet(),
            sheet -> {
              DiversitySections.members(sheet, result, names);
              DiversitySections.answers(sheet, result, names);
              DiversitySections.features(sheet, result, names);
              DiversityGalleries.saliency(sheet, result, pictures, names);
              DiversityGalleries.liked(sheet, pictures, names);
              CommandSection.write(sheet, result.command());
            });
  }
}
