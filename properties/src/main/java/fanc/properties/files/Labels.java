package fanc.properties.files;

import java.util.OptionalInt;

/**
 * Which labels a label claim is about.
 *
 * @param source where they come from
 * @param stated the one class that the property states for all cases
 */
record Labels(LabelSource source, OptionalInt stated) {}
