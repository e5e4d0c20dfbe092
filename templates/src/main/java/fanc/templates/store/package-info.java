/**
 * The proof store, version 1: a folder of files, one for each property and parent, that keep the
 * parent's weights and templates. What is read from it is only a guess until it was proven again.
 *
 * <p>Nothing here proves or matches anything, and nothing in a file is executed or turned into
 * objects of a class it names. Start reading at {@link fanc.templates.store.ProofStore}; {@link
 * fanc.templates.store.ProofFile} has the format.
 */
package fanc.templates.store;
