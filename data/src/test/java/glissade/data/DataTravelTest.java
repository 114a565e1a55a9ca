package glissade.data;

import glissade.compress.ColumnStatistics;
import glissade.fold.Journey;
import glissade.fold.ParallelFold;
import glissade.fold.SpreadList;
import glissade.house.TravelContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class DataTravelTest implements TravelContract {

  @TempDir private Path folder;

  @Override
  public void travel(Journey journey) {
    Path file = folder.resolve("rows.svm");
    try {
      Files.writeString(file, "1 1:0.5 3:2\n-1 2:7\n1 1:4\n-1 3:0.25\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<LibsvmBlocks.Block> lines = new ArrayList<>();
    try (LibsvmBlocks blocks = new LibsvmBlocks(file, 12)) {
      for (var block = blocks.next(); block != null; block = blocks.next()) {
        lines.add(block);
      }
    }
    SpreadList<LibsvmBlocks.Block> spread =
        new SpreadList<>(List.of(lines.subList(0, 2), lines.subList(2, lines.size())), journey);
    spread.fold(new LibsvmScan(file.toString()));
    LibsvmRows rows = LibsvmRows.of(file, new ParallelFold(1));
    rows.fold(new ColumnStatistics(3), spread);
    rows.asClasses().fold(new ColumnStatistics(3), spread);
  }
}
