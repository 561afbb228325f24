package org.lmsbridge.examples.quickstart.csv;

/**
 * One thing that is wrong with the files.
 *
 * @param fault of what sort
 * @param file the file
 * @param line the line where the row begins, counted from 1; 1 where the header or the whole file is meant
 * @param column the column's name; its number where it has none
 * @param what what is wrong, in a clause
 * @param remedy what a person does about it
 */
public record Problem(Fault fault, CsvFile file, long line, String column, String what, String remedy) {
    /** {@return where it is, in the form that editors jump to: file, line, column} */
    public String where() {
        return file.fileName() + ":" + line + ":" + column;
    }

    /** {@return all of it in one line} */
    @Override
    public String toString() {
        return where() + ": " + what + "; " + remedy;
    }
}
