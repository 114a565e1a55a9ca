package glissade.spark;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Dates and times as numbers. */
public final class WallClock {

  private WallClock() {}

  /**
   * The seconds from 1970-01-01T00:00 to what the clock of a cell shows, instants in the session's
   * zone; null where it is missing.
   *
   * @param time dates, timestamps with a zone or without
   */
  public static Column seconds(Column time) {
    Column clock = time.cast(DataTypes.TimestampNTZType);
    Column days = functions.unix_date(functions.to_date(clock)).cast(DataTypes.DoubleType);
    Column ofMinute =
        functions.date_part(functions.lit("SECOND"), clock).cast(DataTypes.DoubleType);
    return days.multiply(86_400.0)
        .plus(functions.hour(clock).multiply(3_600))
        .plus(functions.minute(clock).multiply(60))
        .plus(ofMinute);
  }
}
