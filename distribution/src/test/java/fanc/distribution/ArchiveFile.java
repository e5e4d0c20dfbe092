package fanc.distribution;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** What an archive of the module says about its files, as another library reads it. */
final class ArchiveFile {
  private static final int PERMISSIONS = 0777;

  private ArchiveFile() {}

  /** Returns the file that ends like this. */
  static Path of(String ending) {
    return Path.of(System.getProperty("fanc.archive") + ending);
  }

  /** Returns names of files and their permissions, in the order of the tar archive. */
  static Map<String, Integer> tar() throws IOException {
    Map<String, Integer> modes = new LinkedHashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(
                new BufferedInputStream(Files.newInputStream(of(".tar.gz")))))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        if (!e.isDirectory()) {
          modes.put(e.getName(), e.getMode() & PERMISSIONS);
        }
      }
    }
    return modes;
  }

  /** Returns the same of the zip archive. */
  static Map<String, Integer> zip() throws IOException {
    Map<String, Integer> modes = new LinkedHashMap<>();
    try (ZipFile zip = ZipFile.builder().setPath(of(".zip")).get()) {
      for (ZipArchiveEntry e : Collections.list(zip.getEntries())) {
        if (!e.isDirectory()) {
          modes.put(e.getName(), e.getUnixMode() & PERMISSIONS);
        }
      }
    }
    return modes;
  }
}
