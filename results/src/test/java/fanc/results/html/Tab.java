package fanc.results.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A tab of a browser: commands, their answers, and what it told meanwhile. */
final class Tab implements WebSocket.Listener {
  private static final long PATIENCE_SECONDS = 60;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final StringBuilder message = new StringBuilder();
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private WebSocket socket;

  private Tab() {}

  static Tab connect(HttpClient client, URI address) throws IOException {
    Tab tab = new Tab();
    tab.socket = client.newWebSocketBuilder().buildAsync(address, tab).join();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.send(domain + ".enable", Map.of());
    }
    return tab;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    message.append(text);
    if (last) {
      try {
        JsonNode read = MAPPER.readTree(message.toString());
        message.setLength(0);
        CompletableFuture<JsonNode> waiting = open.remove(read.path("id").asInt(-1));
        if (waiting == null) {
          events.add(read);
        } else {
          waiting.complete(read);
        }
      } catch (IOException e) {
        open.values().forEach(waiting -> waiting.completeExceptionally(e));
      }
    }
    from.request(1);
    return null;
  }

  /** Sends a command and returns its result. */
  JsonNode send(String method, Map<String, ?> parameters) throws IOException {
    int id = number.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    ObjectNode command = MAPPER.createObjectNode().put("id", id).put("method", method);
    command.set("params", MAPPER.valueToTree(parameters));
    socket.sendText(command.toString(), true).join();
    JsonNode read = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (read.has("error")) {
      throw new IOException(method + ": " + read.get("error"));
    }
    return read.path("result");
  }

  /** Opens a page and waits until it is loaded; forgets what was told before. */
  void load(URI page) throws IOException, InterruptedException {
    events.clear();
    send("Page.navigate", Map.of("url", page.toString()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (told("Page.loadEventFired").isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException(page + " is not loaded");
      }
      Thread.sleep(5);
    }
  }

  /** Returns what was told of a kind since the page was opened. */
  List<JsonNode> told(String method) {
    return events.stream().filter(event -> event.path("method").asText().equals(method)).toList();
  }

  /**
   * Returns what an expression of JavaScript is, as text.
   *
   * @throws IOException if it throws
   */
  String evaluate(String expression) throws IOException {
    JsonNode result =
        send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(result.get("exceptionDetails").toString());
    }
    return result.path("result").path("value").asText();
  }

  /** Presses and releases a key, as a person does. */
  void press(String key) throws IOException {
    Map<String, Integer> codes =
        Map.of("ArrowRight", 39, "ArrowDown", 40, "Enter", 13, "Tab", 9, " ", 32);
    int code = codes.get(key);
    String text = key.equals("Enter") ? "\r" : key.equals(" ") ? " " : "";
    String type = text.isEmpty() ? "rawKeyDown" : "keyDown";
    send(
        "Input.dispatchKeyEvent",
        Map.of("type", type, "key", key, "windowsVirtualKeyCode", code, "text", text));
    send(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
  }

  /** Sets the size of the window, in pixels of the page. */
  void size(int width, int height) throws IOException {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void prefer(String feature, String value) throws IOException {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }
}
