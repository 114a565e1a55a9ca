package glissade.cli;

import glissade.explore.live.LiveRun;
import glissade.explore.live.LiveSite;
import glissade.explore.server.LocalServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whether a run is shown while it runs. */
final class LiveOptions {

  @Option(
      names = "--live",
      description = {
        "Show the run on a page in the browser while it runs; it can be stopped there, which keeps the"
            + " best point. The address is printed on standard error."
      })
  private boolean live;

  @ArgGroup(validate = false)
  private PageOptions page = new PageOptions();

  /**
   * @param instead what was asked for that has no such run, or null
   * @throws UsageException if the options do not go together
   */
  void check(@Nullable String instead) {
    if (!live && page.areGiven()) {
      throw new UsageException("--port and --no-browser are about the page of --live. Add --live.");
    }
    if (live && instead != null) {
      throw new UsageException(
          "--live shows one run, iteration by iteration, and "
              + instead
              + " is none. Leave one of them out.");
    }
  }

  /**
   * Shows the page, if that was asked for, and says where it is.
   *
   * @param title what is fitted
   */
  LivePage start(String title, Console console, Cancellation cancellation, boolean debug) {
    if (!live) {
      return LivePage.NONE;
    }
    LiveRun run = new LiveRun("Reading the rows …");
    LiveSite site = new LiveSite(title, run, cancellation::askGently);
    LocalServer server = page.serve(site, console, debug);
    console.noteLine("Watch it at " + server.address());
    return new LivePage(run, server, page.open(server.address()));
  }
}
