package fanc.approx;

import fanc.networks.onnx.ChannelSlice;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.WeightTensor;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The parent's values, entry for entry beside those of a child that may have lost some. Mutable.
 *
 * <p>An entry that was removed with its channel counts as set to zero, as it was before it was
 * removed; the entries that only read a removed channel count as unchanged.
 */
final class ParentValues {
  private final OnnxModel parent;
  private final Map<String, float[]> remaining = new HashMap<>();
  private final Map<String, BigDecimal> lost = new HashMap<>();
  private final Set<String> remembered = new LinkedHashSet<>();

  ParentValues(OnnxModel parent) {
    this.parent = parent;
  }

  /** Notes that a tensor was changed, whatever its role. */
  void remember(String tensor) {
    remembered.add(tensor);
  }

  /** Returns the tensors noted. */
  Set<String> remembered() {
    return remembered;
  }

  /**
   * Follows a removal.
   *
   * @param tensor the child's tensor before it
   * @param slice the slice that loses channels
   * @param own whether the entries make the channel
   */
  void cut(WeightTensor tensor, ChannelSlice slice, BitSet removed, BitSet kept, boolean own) {
    float[] before = of(tensor.name());
    if (own) {
      for (int i : slice.entries(tensor.shape(), removed)) {
        lost.merge(tensor.name(), new BigDecimal(before[i]).abs(), BigDecimal::max);
      }
    }
    int[] sources = slice.entries(tensor.shape(), kept);
    float[] after = new float[sources.length];
    for (int i = 0; i < sources.length; i++) {
      after[i] = before[sources[i]];
    }
    remaining.put(tensor.name(), after);
  }

  /** Returns how far a tensor of the child is from the parent's. */
  WeightChange change(WeightTensor child) {
    WeightChange kept = WeightChange.between(child.name(), of(child.name()), child.values());
    BigDecimal removed = lost.getOrDefault(child.name(), BigDecimal.ZERO);
    return new WeightChange(child.name(), kept.maxDifference().max(removed), kept.zeroFraction());
  }

  private float[] of(String tensor) {
    return remaining.computeIfAbsent(tensor, name -> parent.stored(name).values());
  }
}
