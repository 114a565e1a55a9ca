package glissade.data;

import java.sql.SQLException;
import java.util.function.DoubleConsumer;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;

/** Asks a query that runs, ten times a second, how far it is, until it is closed. */
final class QueryWatch implements AutoCloseable {

  private static final long MILLIS = 100;

  private final DuckDBPreparedStatement statement;
  private final DoubleConsumer told;
  private final Thread thread;
  private volatile boolean ended;

  /**
   * @param statement about to run; DuckDB has to have been told to keep account of it
   * @param told gets shares of the whole between 0 and 1, never a smaller one than before
   */
  QueryWatch(DuckDBPreparedStatement statement, DoubleConsumer told) {
    this.statement = statement;
    this.told = told;
    this.thread = new Thread(this::run, "glissade-query-watch");
    thread.setDaemon(true);
  }

  void start() {
    told.accept(0);
    thread.start();
  }

  private void run() {
    double most = 0;
    try {
      while (!ended) {
        Thread.sleep(MILLIS);
        QueryProgress progress = statement.getQueryProgress();
        if (!ended && progress.getPercentage() / 100 > most) {
          most = Math.min(1, progress.getPercentage() / 100);
          told.accept(most);
        }
      }
    } catch (SQLException | InterruptedException e) {
      // How far it is cannot be told any more; what it answers can.
    }
  }

  /** The query has answered or failed: nothing is asked of its statement from now on. */
  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    told.accept(1);
  }
}
