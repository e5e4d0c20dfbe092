package fanc.results.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Draws a chart as PNG for what takes no SVG: what {@link SvgChart} draws, at two pixels for each
 * of its own, with the machine's font. Other machines may give other pixels.
 */
public final class PngChart {
  /** Pixels for each pixel of the chart, in both directions. */
  static final int SCALE = 2;

  /** Metadata in the words of the PNG format. */
  private static final String METADATA = "javax_imageio_png_1.0";

  /** A pixel of a style sheet is a 96th of an inch. */
  private static final long PIXELS_PER_METRE = Math.round(SCALE * 96 / 0.0254);

  private PngChart() {}

  /**
   * Returns the chart as a PNG file.
   *
   * @throws IOException if this Java can draw no text, as without any font
   */
  public static byte[] draw(LineChart chart) throws IOException {
    BufferedImage image;
    try {
      ImageCanvas canvas = new ImageCanvas(SCALE);
      LinePainter.paint(chart, canvas);
      image = canvas.finish();
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new IOException(
          "no PNG of a chart: Java finds no font to write with ("
              + e
              + "); install fontconfig and a font, for instance fonts-dejavu-core, or use SVG",
          e);
    }
    return encode(image);
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      metadata.mergeTree(METADATA, size());
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Says how large a pixel is, so that a document shows the chart as large as the SVG. */
  private static IIOMetadataNode size() {
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", Long.toString(PIXELS_PER_METRE));
    size.setAttribute("pixelsPerUnitYAxis", Long.toString(PIXELS_PER_METRE));
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(METADATA);
    root.appendChild(size);
    return root;
  }
}
