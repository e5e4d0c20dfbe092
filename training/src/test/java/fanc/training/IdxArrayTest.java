package fanc.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxArrayTest {
  private static final byte[] WHOLE = {
    0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, (byte) 255
  };

  @TempDir Path folder;

  @Test
  void plainFileIsRead() throws Exception {
    IdxArray array = IdxArray.read(file("a-idx", WHOLE));

    assertThat(array.rank()).isEqualTo(2);
    assertThat(array.dim(0)).isEqualTo(2);
    assertThat(array.dim(1)).isEqualTo(3);
    assertThat(entries(array)).containsExactly(1, 2, 3, 4, 5, 255);
  }

  @Test
  void packedFileIsRead() throws Exception {
    Path packed = SmallData.gzip(folder.resolve("a-idx.gz"), WHOLE);

    assertThat(entries(IdxArray.read(packed))).containsExactly(1, 2, 3, 4, 5, 255);
  }

  @Test
  void everyTruncationIsRefusedByFileName() throws Exception {
    for (int length = 0; length < WHOLE.length; length++) {
      Path cut = file("cut-idx", Arrays.copyOf(WHOLE, length));

      assertThatThrownBy(() -> IdxArray.read(cut))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("cut-idx");
    }
  }

  @Test
  void truncatedPackedFileIsRefused() throws Exception {
    byte[] packed = Files.readAllBytes(SmallData.gzip(folder.resolve("b-idx.gz"), WHOLE));
    Path cut = file("cut-idx.gz", Arrays.copyOf(packed, packed.length - 9));

    assertThatThrownBy(() -> IdxArray.read(cut)).isInstanceOf(TrainingException.class);
  }

  @Test
  void fileThatIsNotPackedIsRefused() throws Exception {
    Path plain = file("plain-idx.gz", WHOLE);

    assertThatThrownBy(() -> IdxArray.read(plain)).hasMessageContaining("not a gzip file");
  }

  @Test
  void moreBytesThanAnnouncedAreRefused() throws Exception {
    Path longer = file("longer-idx", Arrays.copyOf(WHOLE, WHOLE.length + 1));

    assertThatThrownBy(() -> IdxArray.read(longer)).hasMessageContaining("more bytes");
  }

  @Test
  void entriesOfAnotherTypeAreRefused() throws Exception {
    byte[] floats = WHOLE.clone();
    floats[2] = 0x0d;
    Path file = file("floats-idx", floats);

    assertThatThrownBy(() -> IdxArray.read(file)).hasMessageContaining("00000d02");
  }

  @Test
  void headerThatAnnouncesTooMuchIsRefused() throws Exception {
    byte[] huge = WHOLE.clone();
    huge[4] = 0x7f;
    huge[8] = 0x7f;
    Path file = file("huge-idx", huge);

    assertThatThrownBy(() -> IdxArray.read(file)).hasMessageContaining("too large");
  }

  @Test
  void imagesWithoutTheirLabelsAreRefused() throws Exception {
    IdxArray images = IdxArray.read(SmallData.images(folder.resolve("i"), 3, 2, new byte[12]));
    IdxArray labels = IdxArray.read(SmallData.labels(folder.resolve("l"), new byte[2]));

    assertThatThrownBy(() -> new LabelledImages(images, labels))
        .hasMessageContaining("3 images, but 2 labels");
    assertThatThrownBy(() -> new LabelledImages(labels, images))
        .hasMessageContaining("3 dimensions");
  }

  private static int[] entries(IdxArray array) {
    return IntStream.range(0, 6).map(array::entry).toArray();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
