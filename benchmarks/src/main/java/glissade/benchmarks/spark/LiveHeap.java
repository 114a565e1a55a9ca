package glissade.benchmarks.spark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** The most bytes of the heap that were still in use after a garbage collection. */
final class LiveHeap implements NotificationListener {

  private final AtomicLong most = new AtomicLong();

  /** Looks at all collections from now on. */
  static LiveHeap watched() {
    LiveHeap heap = new LiveHeap();
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) bean).addNotificationListener(heap, null, null);
    }
    return heap;
  }

  /** Collects, and forgets what was before. */
  void reset() {
    System.gc();
    most.set(0);
  }

  /** In bytes, since it was last forgotten. Collects once more. */
  long most() {
    System.gc();
    long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return Math.max(most.get(), now);
  }

  @Override
  public void handleNotification(Notification notification, @Nullable Object handback) {
    if (notification.getUserData() instanceof CompositeData data
        && notification
            .getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      Map<String, MemoryUsage> after =
          GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
      long used = 0;
      for (Map.Entry<String, MemoryUsage> pool : after.entrySet()) {
        String name = pool.getKey();
        if (name.startsWith("G1") || name.startsWith("PS") || name.contains("Gen")) {
          used += pool.getValue().getUsed();
        }
      }
      most.accumulateAndGet(used, Math::max);
    }
  }
}
