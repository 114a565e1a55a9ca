package glissade.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir Path folder;

  @Test
  void onlyACommitReplacesWhatWasThere() throws IOException {
    Path target = Files.writeString(folder.resolve("model.json"), "old");
    try (OutputFile file = OutputFile.create(target)) {
      Files.writeString(file.path(), "half");
    }
    assertThat(target).hasContent("old");
    try (OutputFile file = OutputFile.create(target)) {
      Files.writeString(file.path(), "new");
      file.commit();
    }
    assertThat(target).hasContent("new");
    assertThat(folder).isDirectoryContaining(target::equals);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeAnyWork() {
    assertThatThrownBy(() -> OutputFile.create(folder.resolve("no/such/model.json")))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("no/such")
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> OutputFile.create(folder))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void aDeviceIsWrittenToDirectly() {
    Path device = Path.of("/dev/null");
    try (OutputFile file = OutputFile.create(device)) {
      assertThat(file.path()).isEqualTo(device);
      file.commit();
    }
    assertThat(device).exists();
  }
}
