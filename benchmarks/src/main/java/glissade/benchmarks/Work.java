package glissade.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts the work done, so that JMH prints it per nanosecond: GFLOP/s and GB/s. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {

  /** Floating-point operations, a fused multiply-add counted as two. */
  public long flops;

  /** Bytes read, each counted once however often it was read again from a cache. */
  public long bytes;
}
