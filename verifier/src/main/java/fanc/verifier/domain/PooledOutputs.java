package fanc.verifier.domain;

import fanc.networks.Window;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Some outputs of a pooling op, each with the inputs under its window.
 *
 * @param outputs numbers of the outputs, ascending
 * @param inputs numbers of all inputs that one of them reads, ascending
 * @param sources for each output the places of its inputs among {@code inputs}, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record PooledOutputs(int[] outputs, int[] inputs, int[][] sources) {

  /** Returns every output, over every input. */
  static PooledOutputs all(Window window) {
    int[] outputs = new int[window.channels() * window.positions()];
    Arrays.setAll(outputs, j -> j);
    int[] inputs = new int[window.inputSize()];
    Arrays.setAll(inputs, i -> i);
    int[][] sources = new int[outputs.length][];
    Arrays.setAll(sources, j -> Pooling.sources(window, j));
    return new PooledOutputs(outputs, inputs, sources);
  }

  /** Returns the outputs that read one of the given inputs. */
  static PooledOutputs reading(Window window, int[] changed) {
    BitSet reached = new BitSet();
    for (int input : changed) {
      mark(window, input, reached);
    }
    int[] outputs = reached.stream().toArray();
    int[][] sources = new int[outputs.length][];
    BitSet read = new BitSet();
    for (int k = 0; k < outputs.length; k++) {
      sources[k] = Pooling.sources(window, outputs[k]);
      Arrays.stream(sources[k]).forEach(read::set);
    }
    int[] inputs = read.stream().toArray();
    for (int[] ofOne : sources) {
      Arrays.setAll(ofOne, i -> Arrays.binarySearch(inputs, ofOne[i]));
    }
    return new PooledOutputs(outputs, inputs, sources);
  }

  private static void mark(Window w, int input, BitSet reached) {
    int x = input % w.width() + w.padLeft();
    int y = input / w.width() % w.height() + w.padTop();
    int first = input / (w.width() * w.height()) * w.positions();
    for (int ky = 0; ky < w.kernelHeight(); ky++) {
      int oy = w.rowThatReads(y, ky);
      for (int kx = 0; kx < w.kernelWidth() && oy >= 0; kx++) {
        int ox = w.columnThatReads(x, kx);
        if (ox >= 0) {
          reached.set(first + oy * w.outWidth() + ox);
        }
      }
    }
  }
}
