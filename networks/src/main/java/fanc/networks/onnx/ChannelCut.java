package fanc.networks.onnx;

import fanc.networks.Shape;
import fanc.networks.onnx.proto.GraphProto;
import fanc.networks.onnx.proto.NodeProto;
import fanc.networks.onnx.proto.TensorProto;
import fanc.networks.onnx.proto.ValueInfoProto;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Takes channels of a layer out of a graph. */
final class ChannelCut {
  private final HiddenLayer layer;
  private final BitSet channels;
  private final List<ChannelSlice> slices;

  private ChannelCut(HiddenLayer layer, BitSet channels) {
    this.layer = layer;
    this.channels = channels;
    this.slices = Stream.concat(layer.own().stream(), layer.others().stream()).toList();
  }

  /**
   * Returns the graph without some channels of a layer. What the file says about the shapes of
   * intermediate values is dropped with them.
   */
  static GraphProto without(GraphProto graph, HiddenLayer layer, BitSet channels) {
    return new ChannelCut(layer, channels).apply(graph);
  }

  private GraphProto apply(GraphProto graph) {
    GraphProto.Builder cut = graph.toBuilder().clearValueInfo();
    for (int i = 0; i < cut.getInitializerCount(); i++) {
      TensorProto tensor = cut.getInitializer(i);
      cut.setInitializer(i, cut(tensor, tensor.getName()));
    }
    for (NodeProto.Builder node : cut.getNodeBuilderList()) {
      if (node.getOpType().equals("Constant")
          && node.getAttributeCount() == 1
          && node.getAttribute(0).hasT()) {
        TensorProto tensor = node.getAttribute(0).getT();
        node.getAttributeBuilder(0).setT(cut(tensor, node.getOutput(0)));
      }
    }
    for (ValueInfoProto.Builder input : cut.getInputBuilderList()) {
      cut.getInitializerList().stream()
          .filter(tensor -> tensor.getName().equals(input.getName()))
          .forEach(tensor -> declare(input, tensor));
    }
    return cut.build();
  }

  private TensorProto cut(TensorProto tensor, String name) {
    TensorProto result = tensor;
    if (layer.targets().contains(name)) {
      List<Long> dims = StoredTensor.longs(tensor);
      long last = dims.get(dims.size() - 1);
      long block = last / layer.channels();
      result = ShapeConstants.withLast(tensor, last - block * channels.cardinality());
    }
    for (ChannelSlice slice : slices) {
      if (slice.tensor().equals(name)) {
        Shape shape = new Shape(result.getDimsList().stream().map(Math::toIntExact).toList());
        BitSet kept = new BitSet();
        kept.set(0, layer.channels());
        kept.andNot(channels);
        result =
            StoredTensor.select(result, slice.without(shape, channels), slice.entries(shape, kept));
      }
    }
    return result;
  }

  /** Old files name initialisers among the inputs too, with their shapes. */
  private static void declare(ValueInfoProto.Builder input, TensorProto tensor) {
    var shape = input.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder().clearDim();
    tensor.getDimsList().forEach(dim -> shape.addDimBuilder().setDimValue(dim));
  }
}
