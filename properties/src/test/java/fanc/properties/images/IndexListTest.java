package fanc.properties.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.PropertyFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexListTest {
  @Test
  void rangesIncludeBothEnds() throws Exception {
    assertThat(IndexList.parse("0..4").rows()).containsExactly(0, 1, 2, 3, 4);
    assertThat(IndexList.parse("0, 3,7..9").rows()).containsExactly(0, 3, 7, 8, 9);
    assertThat(IndexList.parse("5").rows()).containsExactly(5);
    assertThat(IndexList.parse("7,2").rows()).containsExactly(7, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the list of rows is empty",
        "' '|the list of rows is empty",
        "1,,2|\"\" is no row",
        "-1|\"-1\" is no row",
        "1..|\"1..\" is no row",
        "a|\"a\" is no row",
        "4..2|the range 4..2 is empty",
        "1,0..3|row 1 is named twice",
        "0..999999999|more than 1000000 rows"
      })
  void malformedListsAreRefusedByName(String text, String message) {
    assertThatThrownBy(() -> IndexList.parse(text))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void missingRowIsRefusedWithTheNumberOfRows() throws Exception {
    IndexList list = IndexList.parse("0,7");
    list.requireBelow(8);
    assertThatThrownBy(() -> list.requireBelow(7))
        .isInstanceOf(PropertyFormatException.class)
        .hasMessageContaining("row 7 does not exist: 7 rows, 0..6");
  }
}
