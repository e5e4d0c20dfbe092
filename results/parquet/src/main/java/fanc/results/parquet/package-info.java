/**
 * Tables as Apache Parquet files, in a module of its own: its libraries are larger than the
 * program. It is found by {@link java.util.ServiceLoader}; start reading at {@link
 * fanc.results.parquet.ParquetTable}.
 */
package fanc.results.parquet;
