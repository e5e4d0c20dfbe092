package fanc.templates.store;

import fanc.networks.Fingerprint;
import fanc.templates.transfer.BallRadii;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.RecordedGroup;
import fanc.templates.transfer.RegionMargins;
import fanc.templates.transfer.SetRecord;
import fanc.templates.transfer.ValueHulls;
import fanc.verifier.family.Division;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** Records with random numbers in them. */
final class SampleRecords {
  static final RecordSubject SUBJECT =
      new RecordSubject(SampleProofs.KEY, new Fingerprint("parent"), "image");

  private static final int[] VALUES = {1, 4, 5};

  private SampleRecords() {}

  static ParentRecord of(Random random) {
    int regions = 1 + random.nextInt(60);
    int rows = 1 + random.nextInt(9);
    float[] margins = new float[random.nextBoolean() ? rows : regions * rows];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = random.nextInt(9) == 0 ? Float.NEGATIVE_INFINITY : (float) random.nextGaussian();
    }
    return new ParentRecord(
        RegionMargins.of(regions, rows, margins), groups(regions, random), balls(regions, random));
  }

  static SetRecord ofSet(Random random) {
    int parts = 1 + 2 * random.nextInt(20);
    List<Integer> sizes = new ArrayList<>();
    List<BigInteger> counts = new ArrayList<>();
    List<Float> usual = new ArrayList<>(Collections.nCopies(8, random.nextFloat()));
    List<ValueHulls> hulls = new ArrayList<>();
    if (parts > 1) {
      sizes.add(parts);
    }
    float[] margins = new float[parts * 3];
    for (int part = 0; part < parts; part++) {
      sizes.add(0);
      counts.add(new BigInteger(90, random).add(BigInteger.ONE));
      hulls.add(hulls(usual, random));
      margins[3 * part] = random.nextFloat();
    }
    return new SetRecord(new Division(sizes), counts, RegionMargins.of(parts, 3, margins), hulls);
  }

  private static Optional<BallRadii> balls(int regions, Random random) {
    byte[] choices = new byte[regions];
    for (int r = 0; r < regions; r++) {
      choices[r] = (byte) (random.nextInt(4) - 1);
    }
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(BallRadii.of(new double[] {.1, 0x1p-11, 1 / 3.0}, choices));
  }

  private static List<RecordedGroup> groups(int regions, Random random) {
    int parts = random.nextInt(4) == 0 ? 1 : 2 + random.nextInt(Math.min(15, regions));
    List<Float> usual = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      usual.add((float) random.nextGaussian());
    }
    if (parts == 1) {
      long[] all = LongStream.range(0, regions).toArray();
      return List.of(new RecordedGroup(0, -1, all, hulls(usual, random)));
    }
    List<RecordedGroup> leaves = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int own = part;
      long[] members = LongStream.range(0, regions).filter(r -> r % parts == own).toArray();
      leaves.add(new RecordedGroup(1, 0, members, hulls(usual, random)));
    }
    List<RecordedGroup> groups = new ArrayList<>(leaves);
    groups.add(0, RecordedGroup.union(0, -1, leaves));
    return groups;
  }

  private static ValueHulls hulls(List<Float> usual, Random random) {
    float[][] lower = new float[VALUES.length][];
    float[][] upper = new float[VALUES.length][];
    for (int k = 0; k < VALUES.length; k++) {
      lower[k] = new float[1 + 3 * k];
      upper[k] = new float[1 + 3 * k];
      for (int i = 0; i < lower[k].length; i++) {
        boolean own = random.nextInt(4) == 0;
        lower[k][i] = own ? (float) random.nextGaussian() : usual.get(i);
        upper[k][i] = own ? lower[k][i] + random.nextFloat() : usual.get(i) + 1;
        if (random.nextInt(16) == 0) {
          upper[k][i] = Float.POSITIVE_INFINITY;
          lower[k][i] = random.nextBoolean() ? -0f : 0f;
        }
      }
    }
    return ValueHulls.of(Arrays.copyOf(VALUES, VALUES.length), lower, upper);
  }
}
