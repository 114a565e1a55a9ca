package glissade.data;

import java.nio.file.Path;

/**
 * A file that holds a table.
 *
 * @param path where it is; a temporary copy for what cannot be read twice
 * @param name what its owner calls it
 * @param format what it holds, gzipped if {@code path} ends in {@code .gz}
 */
record InputFile(Path path, String name, FileFormat format) {}
