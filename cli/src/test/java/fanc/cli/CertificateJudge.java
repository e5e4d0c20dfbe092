package fanc.cli;

import fanc.checker.Certificate;
import fanc.checker.CertificateException;
import fanc.checker.CertificateFile;
import fanc.checker.CheckReport;
import fanc.checker.Checker;
import fanc.checker.Claim;
import fanc.checker.ParentProof;
import fanc.networks.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who decides whether a certificate is accepted: the checker, or a twin of it that is broken. */
enum CertificateJudge {
  /** The checker. */
  CHECKER {
    @Override
    boolean accepts(Certificate c, Question q, Optional<ParentProof> parent)
        throws CertificateException {
      return report(c, q, parent).holds();
    }
  },
  /** Broken: believes whatever can be read. */
  CREDULOUS {
    @Override
    boolean accepts(Certificate c, Question q, Optional<ParentProof> parent) {
      return true;
    }
  },
  /** Broken: establishes regions, and believes facts. */
  WITHOUT_FACTS {
    @Override
    boolean accepts(Certificate c, Question q, Optional<ParentProof> parent)
        throws CertificateException {
      return report(c, q, parent).images().stream()
          .allMatch(image -> image.established() >= image.claimed());
    }
  },
  /** Broken: takes the parent's facts on its word, whatever they are. */
  ON_WORD {
    @Override
    boolean accepts(Certificate c, Question q, Optional<ParentProof> parent)
        throws CertificateException {
      return report(c, q, parent.map(p -> new ParentProof(p.certificate(), p.network(), true)))
          .holds();
    }
  };

  /**
   * What a certificate is held against.
   *
   * @param parentFile the certificate that it may rest on
   */
  record Question(
      Network network, List<Claim> claims, Optional<Path> parentFile, Network parentNetwork) {}

  abstract boolean accepts(Certificate c, Question q, Optional<ParentProof> parent)
      throws CertificateException;

  private static CheckReport report(Certificate c, Question q, Optional<ParentProof> parent)
      throws CertificateException {
    return Checker.check(c, q.network(), q.claims(), parent, 1);
  }

  /** Returns whether the bytes of a certificate are accepted; what can not be read is not. */
  boolean accepts(byte[] bytes, Question q, Path scratch) throws Exception {
    Files.write(scratch, bytes);
    try {
      Certificate read = CertificateFile.read(scratch);
      Optional<ParentProof> parent =
          q.parentFile().isPresent() && read.parent().isPresent()
              ? Optional.of(
                  new ParentProof(
                      CertificateFile.read(q.parentFile().get()), q.parentNetwork(), false))
              : Optional.empty();
      return accepts(read, q, parent);
    } catch (CertificateException e) {
      return false;
    }
  }
}
