package fanc.templates.store;

import fanc.templates.TemplateSet;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of one image.
 *
 * @param resolved hash of this image's regions and constraint rows; identifies the image
 * @param index its row in the image file, for display
 * @param label the claimed label; -1 where the claim is no label
 * @param regions how many regions its family has
 * @param verified how many of them were verified on the parent
 * @param worstMargin the smallest margin on the parent; may be NaN or infinite
 * @param templates the templates made on the parent; none unless they were asked for
 * @param record where what its children start from is kept; empty if that was not recorded
 */
public record ImageProof(
    String resolved,
    int index,
    int label,
    BigInteger regions,
    BigInteger verified,
    double worstMargin,
    TemplateSet templates,
    Optional<StoredRecord> record) {

  /** Makes what is stored of an image whose regions were counted one by one. */
  public ImageProof(
      String resolved,
      int index,
      int label,
      long regions,
      long verified,
      double worstMargin,
      TemplateSet templates,
      Optional<StoredRecord> record) {
    this(
        resolved,
        index,
        label,
        BigInteger.valueOf(regions),
        BigInteger.valueOf(verified),
        worstMargin,
        templates,
        record);
  }

  /** Returns the same without templates. */
  ImageProof withoutTemplates() {
    return with(new TemplateSet(List.of()), record);
  }

  /** Returns what a later proof says of the same image, with what it does not repeat. */
  ImageProof replacedBy(ImageProof later) {
    return later.with(
        later.templates.size() == 0 ? templates : later.templates, later.record.or(() -> record));
  }

  private ImageProof with(TemplateSet otherTemplates, Optional<StoredRecord> otherRecord) {
    return new ImageProof(
        resolved, index, label, regions, verified, worstMargin, otherTemplates, otherRecord);
  }
}
