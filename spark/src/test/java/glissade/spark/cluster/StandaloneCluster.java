package glissade.spark.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A master and its workers on loopback, each a process of its own with room for one executor. */
final class StandaloneCluster implements AutoCloseable {

  /** Of each executor. */
  static final String MEMORY = "600m";

  private static final String HOST = "127.0.0.1";

  private final SparkInstallation spark;
  private final Daemon master;
  private final String address;
  private final List<Daemon> workers = new ArrayList<>();

  /** Starts the master. */
  StandaloneCluster(Path folder) throws IOException {
    spark = SparkInstallation.in(folder);
    master =
        Daemon.start(
            spark,
            "org.apache.spark.deploy.master.Master",
            "--host",
            HOST,
            "--port",
            "0",
            "--webui-port",
            "0");
    address = master.await("Starting Spark master at (\\S+)").group(1);
  }

  SparkInstallation spark() {
    return spark;
  }

  /** Where applications find the master. */
  String address() {
    return address;
  }

  /** Starts one more worker, and waits for the master to know it. */
  Daemon startWorker() throws IOException {
    Daemon worker = startWorkerUnseen();
    worker.await("Successfully registered with master");
    return worker;
  }

  /** Starts workers at the same time. */
  void startWorkers(int count) throws IOException {
    List<Daemon> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(startWorkerUnseen());
    }
    for (Daemon worker : started) {
      worker.await("Successfully registered with master");
    }
  }

  private Daemon startWorkerUnseen() throws IOException {
    Daemon worker =
        Daemon.start(
            spark,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            HOST,
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            "1",
            "--memory",
            MEMORY,
            "--work-dir",
            spark.home().resolve("work").toString(),
            address);
    workers.add(worker);
    return worker;
  }

  /** The worker that started a process. */
  Daemon workerOf(ProcessHandle executor) {
    return workers.stream()
        .filter(worker -> worker.children().contains(executor))
        .findFirst()
        .orElseThrow();
  }

  /** The processes of all executors. */
  List<ProcessHandle> executors() {
    return workers.stream().flatMap(worker -> worker.children().stream()).toList();
  }

  @Override
  public void close() {
    workers.forEach(Daemon::close);
    master.close();
  }
}
