import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Without a test framework, so that it runs with the JDK alone: put the methods into yours. */
class SeatsTest {
  static final HttpClient CLIENT = HttpClient.newHttpClient();
  static String mockUrl;

  /** A key of its own for each test: no test sees another one. */
  final String key = "server-" + UUID.randomUUID();

  public static void main(String[] arguments) throws Exception {
    // The mock in a process of its own; it is ready when it tells its address.
    Process mock = new ProcessBuilder("node_modules/.bin/meterline-mock", "--port", "0", "--quiet",
        "--scenario", "seats", "--clock", "2026-03-10T12:00:00Z").start();
    try (BufferedReader lines = mock.inputReader()) {
      mockUrl = lines.lines().map(Pattern.compile("http://[\\d.:]+")::matcher)
          .filter(Matcher::find).findFirst().orElseThrow().group();
      new SeatsTest().takesASeatWhileThereIsOne();
      new SeatsTest().thePaidTeamIsRenewedWhenAMonthHasPassed();
    } finally {
      mock.destroy();
      mock.waitFor();
    }
  }

  String call(String method, String path, String body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(mockUrl + path))
        .header("X-API-KEY", key)
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body))
        .build();
    var response = CLIENT.send(request, BodyHandlers.ofString());
    if (response.statusCode() > 299) throw new AssertionError(response.body());
    return response.body();
  }

  /** The code under test. */
  boolean takeSeat(String customer) throws Exception {
    String check = "/api/v1/customers/" + customer + "/entitlements/check?featureId=feature-seats&requestedUsage=1";
    boolean isGranted = call("GET", check, "").contains("\"isGranted\":true");
    if (isGranted) {
      call("POST", "/api/v1/usage", """
          {"usages": [{"customerId": "%s", "featureId": "feature-seats", "value": 1}]}""".formatted(customer));
    }
    return isGranted;
  }

  void takesASeatWhileThereIsOne() throws Exception {
    expect(takeSeat("customer-small"), "there is one seat left");
    expect(!takeSeat("customer-small"), "then there is none");
    String verdict = call("POST", "/_mock/requests/verify", """
        {"operationId": "reportUsage", "times": 1}""");
    expect(verdict.contains("\"isMet\":true"), "usage was reported once");
  }

  void thePaidTeamIsRenewedWhenAMonthHasPassed() throws Exception {
    String moved = call("POST", "/_mock/clock/advance", """
        {"duration": "P1M"}""");
    expect(moved.contains("subscription.renewed"), "the team is renewed");
  }

  static void expect(boolean isTrue, String what) {
    if (!isTrue) throw new AssertionError(what);
  }
}
