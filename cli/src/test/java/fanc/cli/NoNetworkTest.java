package fanc.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;

/** Nothing of fanc reaches for a network; {@link NoNetworkIT} looks at a whole process. */
@AnalyzeClasses(packages = "fanc", importOptions = ImportOption.DoNotIncludeTests.class)
class NoNetworkTest {

  @ArchTest
  static final ArchRule NO_SOCKETS =
      noClasses()
          .should()
          .dependOnClassesThat(
              assignableTo(Socket.class)
                  .or(assignableTo(ServerSocket.class))
                  .or(assignableTo(DatagramSocket.class))
                  .or(assignableTo(NetworkChannel.class))
                  .or(assignableTo(URLConnection.class))
                  .or(resideInAnyPackage("java.net.http..", "java.rmi..", "javax.naming..")));

  /** The name of a resource may be a URL; to read what it names may not. */
  @ArchTest
  static final ArchRule NO_DOWNLOADS =
      noClasses()
          .should()
          .accessTargetWhere(
              describe(
                  "it opens a URL",
                  (JavaAccess<?> access) ->
                      access.getTargetOwner().isEquivalentTo(URL.class)
                          && access.getTarget().getName().matches("open.*|getContent")));
}
