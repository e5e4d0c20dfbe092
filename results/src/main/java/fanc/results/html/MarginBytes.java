package fanc.results.html;

import fanc.results.Numbers;
import java.util.Base64;

/**
 * Margins of an image at one byte for each region. 255 is a margin that is not known, 254 one that
 * is above 0 and of which no more is known; 64 to 253 are 0 to the greatest margin, 63 down to 0
 * are 0 to the least, so that no rounding makes a margin that is not above 0 look like one that is.
 *
 * @param text the bytes in Base64
 * @param least the least margin if it is below 0, else 0
 * @param greatest the greatest margin if it is above 0, else 0
 */
record MarginBytes(String text, double least, double greatest) {
  private static final int UNKNOWN = 255;
  private static final int PROVEN_ONLY = 254;
  private static final int FIRST_POSITIVE = 64;
  private static final int POSITIVE_STEPS = 189;
  private static final int NEGATIVE_STEPS = 63;

  static MarginBytes of(Numbers margins) {
    double least = 0;
    double greatest = 0;
    for (int i = 0; i < margins.size(); i++) {
      double margin = margins.get(i);
      if (Double.isFinite(margin)) {
        least = Math.min(least, margin);
        greatest = Math.max(greatest, margin);
      }
    }
    byte[] bytes = new byte[margins.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) code(margins.get(i), least, greatest);
    }
    return new MarginBytes(Base64.getEncoder().encodeToString(bytes), least, greatest);
  }

  private static int code(double margin, double least, double greatest) {
    if (!Double.isFinite(margin)) {
      return UNKNOWN;
    }
    if (Figures.provenOnly(margin)) {
      return PROVEN_ONLY;
    }
    if (margin > 0) {
      return FIRST_POSITIVE + (int) Math.round(POSITIVE_STEPS * (margin / greatest));
    }
    return NEGATIVE_STEPS - (least < 0 ? (int) Math.round(NEGATIVE_STEPS * (margin / least)) : 0);
  }
}
