package glissade.features;

import glissade.table.UnusableDataException;

/** Values are missing, and nobody said what is to become of their rows. */
public final class MissingValuesException extends UnusableDataException {

  MissingValuesException(String message) {
    super(message);
  }
}
