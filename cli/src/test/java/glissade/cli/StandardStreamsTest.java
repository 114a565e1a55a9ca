package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What only a process of its own has. */
class StandardStreamsTest {

  @Test
  void aReaderThatLeavesIsNoFailure() throws Exception {
    Ran ran = Started.shell("($GLISSADE demo --every 1; echo code $? >&2) | head -n 1");
    assertThat(ran.out()).startsWith("iteration 0: w = [").hasLineCount(1);
    assertThat(ran.err()).isEqualTo("code 0\n");
  }

  @Test
  void aFullDiskBehindStandardOutputIsAFailure() throws Exception {
    Ran ran = Started.shell("$GLISSADE demo > /dev/full");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("Cannot write to standard output").doesNotContain("\tat ");
  }

  @Test
  void symbolsAreSpelledOutForATerminalWithoutThem() throws Exception {
    Ran ran = Started.shell("LC_ALL=C $GLISSADE demo --step 1.5");
    assertThat(ran.out()).contains("|1 - etaL|").isASCII();
    assertThat(Started.shell("LC_ALL=C.UTF-8 $GLISSADE demo --step 1.5").out()).contains("ηL");
  }

  @Test
  void theDemoLoadsNeitherTheDatabaseNorTheParser() throws Exception {
    Ran ran = Started.shell("JDK_JAVA_OPTIONS=-verbose:class $GLISSADE demo");
    assertThat(ran.out())
        .contains("glissade.cli.DemoReport", "iteration 999")
        .doesNotContain("duckdb", "picocli.CommandLine$Model", "tools.jackson");
  }
}
