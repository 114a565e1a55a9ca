/**
 * DuckDB, embedded, as the engine behind {@link glissade.table.TableOpener}: CSV, JSON, Parquet,
 * databases and SQL in; CSV and Parquet out.
 *
 * <p>In the order data flows: {@code Locations} finds the files, {@code CsvFiles}, {@code
 * JsonFiles}, {@code ParquetFiles} and {@code Database} say how DuckDB is to read them (a {@code
 * Relation}), {@code DuckTable} reads that, {@code NewColumns} and {@code NewTable} write to an
 * {@code CopiedFile}. Everything runs in one {@code Engine}.
 */
@NullMarked
package glissade.data;

import org.jspecify.annotations.NullMarked;
