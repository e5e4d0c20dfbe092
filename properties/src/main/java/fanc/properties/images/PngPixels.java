package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The samples of a PNG file as they stand in it: no gamma, no colour profile. A palette stands for
 * its colours. Transparency is refused, because it is not said over which background.
 */
final class PngPixels {
  private static final int BYTE = 8;
  private static final int OPAQUE = 255;
  private static final long LARGEST = 1 << 26;

  /** Deflate packs at most 1032 bytes into one, and a byte holds at most eight pixels. */
  private static final long MOST_PIXELS_A_BYTE = 8 * 1032;

  private final int height;
  private final int width;
  private final boolean grey;
  private final int[] rgb;

  private PngPixels(int height, int width, boolean grey, int[] rgb) {
    this.height = height;
    this.width = width;
    this.grey = grey;
    this.rgb = rgb;
  }

  /**
   * Reads a file.
   *
   * @throws PropertyFormatException if it is missing, no PNG file, damaged, larger than 2^26
   *     pixels, has more than eight bits a sample, or transparent pixels
   */
  static PngPixels read(Path file) throws PropertyFormatException {
    if (!Files.isRegularFile(file)) {
      throw new PropertyFormatException(
          file + ": no such image file; paths are relative to the property file");
    }
    if (!ImageFormat.beginsAsPng(file)) {
      throw new PropertyFormatException(file + ": not a PNG file");
    }
    BufferedImage image;
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      image = decode(in, file);
    } catch (IOException e) {
      throw new PropertyFormatException(file + ": a damaged PNG file: " + reason(e));
    }
    return image.getColorModel() instanceof IndexColorModel palette
        ? ofPalette(image.getRaster(), palette, file)
        : ofSamples(image.getRaster(), image.getColorModel(), file);
  }

  private static BufferedImage decode(ImageInputStream in, Path file)
      throws IOException, PropertyFormatException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels < 1 || pixels > LARGEST) {
        throw new PropertyFormatException(file + ": an image of more than " + LARGEST + " pixels");
      }
      if (pixels > MOST_PIXELS_A_BYTE * in.length()) {
        throw new PropertyFormatException(
            file + ": a damaged PNG file: too short for " + pixels + " pixels");
      }
      return reader.read(0);
    } catch (RuntimeException e) {
      // The platform's reader answers some damages with unchecked exceptions.
      throw new PropertyFormatException(file + ": a damaged PNG file: " + reason(e));
    } finally {
      reader.dispose();
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? "it cannot be decoded" : message.lines().findFirst().orElse("");
  }

  private static PngPixels ofPalette(Raster raster, IndexColorModel palette, Path file)
      throws PropertyFormatException {
    int[] rgb = new int[raster.getWidth() * raster.getHeight()];
    for (int i = 0; i < rgb.length; i++) {
      int color = raster.getSample(i % raster.getWidth(), i / raster.getWidth(), 0);
      requireOpaque(palette.getAlpha(color), i, raster, file);
      rgb[i] = rgb(palette.getRed(color), palette.getGreen(color), palette.getBlue(color));
    }
    return new PngPixels(raster.getHeight(), raster.getWidth(), false, rgb);
  }

  private static PngPixels ofSamples(Raster raster, ColorModel model, Path file)
      throws PropertyFormatException {
    int bands = raster.getNumBands();
    for (int band = 0; band < bands; band++) {
      if (raster.getSampleModel().getSampleSize(band) != BYTE) {
        throw new PropertyFormatException(
            String.format(
                Locale.ROOT,
                "%s: %d bits a sample, expected 8; convert the image",
                file,
                raster.getSampleModel().getSampleSize(band)));
      }
    }
    boolean alpha = model.hasAlpha();
    boolean grey = bands - (alpha ? 1 : 0) == 1;
    int[] rgb = new int[raster.getWidth() * raster.getHeight()];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % raster.getWidth();
      int y = i / raster.getWidth();
      if (alpha) {
        requireOpaque(raster.getSample(x, y, bands - 1), i, raster, file);
      }
      int red = raster.getSample(x, y, 0);
      rgb[i] =
          grey
              ? rgb(red, red, red)
              : rgb(red, raster.getSample(x, y, 1), raster.getSample(x, y, 2));
    }
    return new PngPixels(raster.getHeight(), raster.getWidth(), grey, rgb);
  }

  private static void requireOpaque(int alpha, int pixel, Raster raster, Path file)
      throws PropertyFormatException {
    if (alpha != OPAQUE) {
      throw new PropertyFormatException(
          String.format(
              Locale.ROOT,
              "%s: row %d, column %d is transparent; flatten the image onto a background",
              file,
              pixel / raster.getWidth(),
              pixel % raster.getWidth()));
    }
  }

  private static int rgb(int red, int green, int blue) {
    return (red << 16) | (green << 8) | blue;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Returns whether the file has one sample a pixel that is a shade of grey. */
  boolean grey() {
    return grey;
  }

  /** Returns whether every pixel is a shade of grey, whatever the file's kind. */
  boolean colourless() {
    for (int color : rgb) {
      if (color != (color & 0xff) * 0x010101) {
        return false;
      }
    }
    return true;
  }

  /** Returns red, green or blue, the same for grey; 0 to 255. */
  int sample(int row, int column, int channel) {
    return (rgb[row * width + column] >> (16 - 8 * channel)) & 0xff;
  }
}
