package fanc.results.chart;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes elements of SVG. Names and values are escaped by the platform's writer of XML; nothing
 * that changes from run to run gets in.
 */
final class SvgWriter {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  SvgWriter() {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw cannotFail(e);
    }
  }

  /** Opens an element. */
  SvgWriter open(String name) {
    return write(
        () -> {
          xml.writeCharacters("\n");
          xml.writeStartElement(name);
        });
  }

  /** Opens the outermost element. */
  SvgWriter openRoot(double width, double height) {
    write(
        () -> {
          xml.writeStartElement("svg");
          xml.writeDefaultNamespace(NAMESPACE);
        });
    return with("width", width)
        .with("height", height)
        .with("viewBox", "0 0 " + number(width) + " " + number(height));
  }

  /** Adds an attribute to the element opened last. */
  SvgWriter with(String name, String value) {
    return write(() -> xml.writeAttribute(name, XmlText.allowed(value)));
  }

  /** Adds an attribute to the element opened last. */
  SvgWriter with(String name, double value) {
    return with(name, number(value));
  }

  /** Writes text into the element opened last. */
  SvgWriter say(String words) {
    return write(() -> xml.writeCharacters(XmlText.allowed(words)));
  }

  /** Closes the element opened last. */
  SvgWriter close() {
    return write(xml::writeEndElement);
  }

  /** Returns all that was written. */
  String finish() {
    write(xml::writeEndDocument);
    return text + "\n";
  }

  /** Returns a coordinate in hundredths, which is finer than any screen. */
  static String number(double value) {
    BigDecimal hundredths = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return hundredths.stripTrailingZeros().toPlainString();
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private SvgWriter write(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw cannotFail(e);
    }
    return this;
  }

  private static IllegalStateException cannotFail(XMLStreamException e) {
    return new IllegalStateException("XML written to memory has nothing to fail on", e);
  }
}
