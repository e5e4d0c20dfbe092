package fanc.results;

/**
 * Whether a query, a network, or both together can be decided.
 *
 * @param tool the build that looked
 * @param query path of the query, or null
 * @param network path of the network, or null
 * @param supported the answer
 * @param reason why not, or null
 */
public record SupportResult(
    ToolIdentity tool, String query, String network, boolean supported, String reason) {
  /** Name and version of the format. */
  public static final String SCHEMA = "support-1.json";
}
