package fanc.results.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window, in a process of its own, that is driven by its DevTools protocol. */
final class Browser {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private Browser(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Returns where Chromium is, if it is installed. */
  static Optional<Path> installed() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a browser that keeps what it remembers in a folder. */
  static Browser start(Path program, Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--user-data-dir=" + folder,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start();
    Path ports = folder.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      List<String> lines = Files.exists(ports) ? Files.readAllLines(ports) : List.of();
      if (lines.size() > 1) {
        return new Browser(process, Integer.parseInt(lines.get(0)));
      }
      Thread.sleep(50);
    }
    process.destroyForcibly();
    throw new IOException("no browser: " + Files.readString(folder.resolve("browser.log")));
  }

  /** Opens an empty tab. */
  Tab open() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode answer =
        new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
    return Tab.connect(client, URI.create(answer.path("webSocketDebuggerUrl").asText()));
  }

  /** Ends the browser and waits until none of its processes can still write into its folder. */
  void stop() throws InterruptedException {
    List<ProcessHandle> helpers = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    for (ProcessHandle helper : helpers) {
      helper.onExit().completeOnTimeout(helper, 10, TimeUnit.SECONDS).join();
    }
  }
}
