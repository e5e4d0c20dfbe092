package fanc.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * One layer of a recipe's architecture; the dense layer to the classes is added behind the last.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Layer.Dense.class, name = "dense"),
  @JsonSubTypes.Type(value = Layer.Convolution.class, name = "conv2d"),
  @JsonSubTypes.Type(value = Layer.Rectifier.class, name = "relu"),
  @JsonSubTypes.Type(value = Layer.Logistic.class, name = "sigmoid"),
  @JsonSubTypes.Type(value = Layer.Flatten.class, name = "flatten"),
  @JsonSubTypes.Type(value = Layer.Residual.class, name = "residual")
})
sealed interface Layer {

  /**
   * Dense affine map.
   *
   * @param size number of outputs
   */
  record Dense(int size) implements Layer {
    public Dense {
      Recipe.require(size >= 1 && size <= 100_000, "layers.size", "1 to 100000");
    }
  }

  /**
   * Two-dimensional convolution with a square kernel.
   *
   * @param channels number of output channels
   * @param kernel rows and columns of the kernel
   * @param stride rows and columns between output positions
   * @param padding rows and columns of zeros on each side
   */
  record Convolution(int channels, int kernel, int stride, int padding) implements Layer {
    public Convolution {
      Recipe.require(channels >= 1 && channels <= 10_000, "layers.channels", "1 to 10000");
      Recipe.require(kernel >= 1 && kernel <= 1000, "layers.kernel", "1 to 1000");
      Recipe.require(stride >= 1 && stride <= 1000, "layers.stride", "1 to 1000");
      Recipe.require(padding >= 0 && padding < kernel, "layers.padding", "0 to kernel - 1");
    }
  }

  /** Rectifier, entry by entry. */
  record Rectifier() implements Layer {}

  /** Logistic function, entry by entry. */
  record Logistic() implements Layer {}

  /** Makes one row of the values of an image, as a dense layer behind a convolution needs it. */
  record Flatten() implements Layer {}

  /**
   * Adds its input to what its layers make of it.
   *
   * @param layers at least one; their output has the shape of their input
   */
  record Residual(List<Layer> layers) implements Layer {
    public Residual {
      layers = List.copyOf(layers);
      Recipe.require(!layers.isEmpty(), "layers.layers", "at least one layer");
    }
  }
}
