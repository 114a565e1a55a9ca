package glissade.explore.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a server answers to the bytes of a request. By a plain socket, since HTTP clients send the
 * headers that matter here as they think right.
 *
 * @param text all of it
 */
record Asked(String text) {

  /** Sends a request as it stands and reads until the server closes the connection. */
  static Asked raw(LocalServer server, String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(server.address()).getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new Asked(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    }
  }

  /**
   * Sends a request with the right host.
   *
   * @param headers further ones, each a line
   */
  static Asked with(
      LocalServer server, String method, String path, List<String> headers, String body)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + path + " HTTP/1.1");
    lines.add("Host: " + host(server));
    lines.add("Connection: close");
    if (method.equals("POST")) {
      lines.add("Content-Length: " + body.length());
    }
    lines.addAll(headers);
    return raw(server, String.join("\r\n", lines) + "\r\n\r\n" + body);
  }

  static Asked get(LocalServer server, String name, String... headers) throws IOException {
    return with(server, "GET", path(server) + name, List.of(headers), "");
  }

  static Asked post(LocalServer server, String name, String body, String... headers)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: application/json");
    return with(server, "POST", path(server) + name, all, body);
  }

  static String host(LocalServer server) {
    return URI.create(server.address()).getAuthority();
  }

  /** With the token, from slash to slash. */
  static String path(LocalServer server) {
    return URI.create(server.address()).getPath();
  }

  int status() {
    return Integer.parseInt(text.substring(9, 12));
  }

  String body() {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  /** All values of a header, in any case of letters. */
  List<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ": ";
    return text.substring(0, text.indexOf("\r\n\r\n"))
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }
}
