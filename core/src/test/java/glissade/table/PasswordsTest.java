package glissade.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

  @Test
  void passwordsAreMaskedAndTheRestStays() {
    assertThat(
            Passwords.masked(
                "from jdbc:postgresql://host/db?user=me&password=s3'cr!t*$1#x&sslmode=require to y"))
        .isEqualTo("from jdbc:postgresql://host/db?user=me&password=***&sslmode=require to y");
    assertThat(Passwords.masked("jdbc:x:a;sslPassword=s3cret;PWD=s3cret;user=me"))
        .isEqualTo("jdbc:x:a;sslPassword=***;PWD=***;user=me");
    assertThat(Passwords.masked("jdbc:x://me:s3cret@host/db")).isEqualTo("jdbc:x://me:***@host/db");
  }

  @Test
  void whatHasNoneStaysAsItIs() {
    String text =
        "Wrote 3 rows to s3://bucket/a@b.csv, http://127.0.0.1:8080/, the password column.";
    assertThat(Passwords.masked(text)).isEqualTo(text);
  }
}
