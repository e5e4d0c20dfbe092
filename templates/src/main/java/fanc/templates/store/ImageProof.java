package fanc.templates.store;

import fanc.templates.TemplateSet;

/**
 * What is stored of one image.
 *
 * @param resolved hash of this image's regions and constraint rows; identifies the image
 * @param index its row in the image file, for display
 * @param label the claimed label; -1 where the claim is no label
 * @param regions how many regions its family has
 * @param verified how many of them were verified on the parent
 * @param worstMargin the smallest margin on the parent; may be NaN or infinite
 * @param templates the templates made on the parent
 */
public record ImageProof(
    String resolved,
    int index,
    int label,
    long regions,
    long verified,
    double worstMargin,
    TemplateSet templates) {}
