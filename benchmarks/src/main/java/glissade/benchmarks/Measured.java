package glissade.benchmarks;

import glissade.kernel.KernelChoice;
import glissade.rows.InMemoryRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our side of {@code benchmarks/compare}: a warm JVM that does one measurement a command and then
 * waits, so that the others can take their turn. Started with the argument {@code nothing} it ends
 * at once: what starting a JVM costs.
 *
 * <pre>
 * facts                      what runs here
 * prepare NAME WORK [A] …    makes the data, warms up, checks the result: its bytes and operations
 * loss NAME                  the loss that the last run ended with
 * run NAME                   nanoseconds of one run, the mean over some
 * </pre>
 *
 * <p>A reply is one line: {@code ok} and what was asked for, or {@code failed} and why.
 */
final class Measured {

  /**
   * A measurement takes at least this long, so that a single garbage collection is not all of it.
   */
  private static final long SHORTEST = 100_000_000;

  /** Until then the compiler has compiled what it will. */
  private static final long WARM_UP = 2_000_000_000;

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private @Nullable InMemoryRows rows;
  private String shape = "";
  private @Nullable SparseData sparse;

  private Measured() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      return;
    }
    Measured measured = new Measured();
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = commands.readLine();
    while (line != null) {
      System.out.println(measured.reply(line.split(" ")));
      System.out.flush();
      line = commands.readLine();
    }
  }

  private String reply(String[] words) {
    try {
      return "ok " + answer(words);
    } catch (RuntimeException | OutOfMemoryError e) {
      return "failed " + e;
    }
  }

  private String answer(String[] words) {
    return switch (words[0]) {
      case "facts" -> Runtime.version() + "\t" + KernelChoice.describe();
      case "prepare" -> {
        Job job = job(words);
        jobs.put(words[1], job);
        yield prepare(job);
      }
      case "loss" -> String.valueOf(prepared(words[1]).loss());
      case "run" -> String.valueOf(nanos(prepared(words[1]), SHORTEST));
      default -> throw new IllegalArgumentException("no such command: " + words[0]);
    };
  }

  private Job prepared(String name) {
    Job job = jobs.get(name);
    if (job == null) {
      throw new IllegalArgumentException("not prepared: " + name);
    }
    return job;
  }

  private Job job(String[] words) {
    return switch (words[2]) {
      case "article" -> new ArticleJob();
      case "rate" -> new RateJob(Integer.parseInt(words[3]), Integer.parseInt(words[4]));
      case "read" -> new RowsJob.Read(rows(words));
      case "pass" -> new RowsJob.Gradient(rows(words));
      case "sgd" -> new SgdJob(words);
      case "lasso" ->
          new LassoJob(
              Path.of(words[3]),
              Integer.parseInt(words[4]),
              Integer.parseInt(words[5]),
              Double.parseDouble(words[6]));
      case "fold" -> new RowsJob.Fold(rows(words));
      case "glm" -> new GlmJob(words);
      case "sparse" -> new SparseJob(sparse(words), words[5]);
      case "sparse-pass" -> new SparseJob.Gradient(sparse(words));
      default -> throw new IllegalArgumentException("no such work: " + words[2]);
    };
  }

  /** The same for all jobs; written to a file for the peers if one is named. */
  private SparseData sparse(String[] words) {
    SparseData made = sparse;
    if (made == null) {
      made = new SparseData(Integer.parseInt(words[3]), Integer.parseInt(words[4]), 50);
      sparse = made;
    }
    if (words.length > 6) {
      made.write(Path.of(words[6]));
    }
    return made;
  }

  /** The same rows for all jobs of one shape. */
  private InMemoryRows rows(String[] words) {
    InMemoryRows made = rows;
    String asked = words[3] + " " + words[4];
    if (made == null || !asked.equals(shape)) {
      made = RowsJob.normal(Integer.parseInt(words[3]), Integer.parseInt(words[4]));
      rows = made;
      shape = asked;
    }
    return made;
  }

  private static String prepare(Job job) {
    nanos(job, WARM_UP);
    double error = job.error();
    if (!(error <= 1e-6)) {
      throw new ArithmeticException("the result is off by " + error);
    }
    return job.bytes() + " " + job.flops();
  }

  private static double nanos(Job job, long atLeast) {
    // The first run after a wait finds the caches cold and the processors asleep.
    job.run();
    long start = System.nanoTime();
    long taken = 0;
    long runs = 0;
    while (taken < atLeast) {
      job.run();
      runs++;
      taken = System.nanoTime() - start;
    }
    return (double) taken / runs;
  }
}
