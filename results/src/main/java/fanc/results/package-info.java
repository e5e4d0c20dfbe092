/** Run records, tables and reports. Knows no other type of this project. */
package fanc.results;
