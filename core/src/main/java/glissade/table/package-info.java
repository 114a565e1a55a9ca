/**
 * Raw tables before φ: named, typed columns, read in chunks from wherever an opener finds them.
 *
 * <p>This package says what a table is; the modules that bring an engine ({@code data} brings
 * DuckDB) implement {@link glissade.table.TableOpener} and are found by {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package glissade.table;

import org.jspecify.annotations.NullMarked;
