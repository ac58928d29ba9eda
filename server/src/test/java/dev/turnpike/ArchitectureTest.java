package dev.turnpike;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table "Packages" of ARCHITECTURE.md, as rules. */
class ArchitectureTest {

    private static final String ROOT = "dev.turnpike.";

    /** Each package of the server, and which of ours it may import besides itself. */
    private static final Map<String, Set<String>> MAY_IMPORT = table("""
            net                 :
            stats               :
            ppp.fsm             :
            crypto              : conf net auth.spi
            mppe                : crypto net
            control             : control.message net stats text
            control.message     : net
            gre                 : net stats
            tun                 : net stats
            address             : net auth.spi
            ppp                 : net
            ppp.negotiation     : ppp ppp.fsm net text
            ppp.lcp             : ppp ppp.negotiation net text
            ppp.ccp             : ppp ppp.negotiation net mppe
            ppp.ipcp            : ppp ppp.negotiation net
            auth                : auth.spi crypto conf text event net
            ppp.auth            : ppp ppp.negotiation net auth auth.spi crypto conf text
            plugin              : auth auth.spi config conf
            config              : conf auth.spi address net
            check               : config conf auth.spi os net
            event               : auth.spi
            observe             : event auth auth.spi text
            session             : control control.message gre tun ppp ppp.negotiation ppp.lcp ppp.ccp ppp.ipcp ppp.auth mppe crypto \
                                  address auth auth.spi event stats net config text conf
            os                  : gre tun net stats
            probe.report        : net
            probe.ping          : probe.report net
            probe.call          : probe.report control.message net text
            probe.link          : ppp.fsm probe.report gre ppp ppp.negotiation ppp.lcp ppp.ccp ppp.ipcp ppp.auth mppe crypto \
                                  stats net text conf
            probe               : probe.report probe.ping probe.call probe.link control.message gre stats net
            logging             : config conf net
            """);

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("dev.turnpike");

    @Test
    void everyPackageOfTheServerHasItsRowInTheTable() {
        Set<String> packages = ours.stream()
                .filter(type -> type.getSource().isPresent())
                .filter(type ->
                        !type.getSource().orElseThrow().getUri().toString().contains("turnpike-conf"))
                .filter(type ->
                        !type.getSource().orElseThrow().getUri().toString().contains("turnpike-auth-spi"))
                .filter(type -> !type.getPackageName().startsWith(ROOT + "main"))
                .map(type -> type.getPackageName().substring(ROOT.length()))
                .filter(name -> !name.startsWith("conf") || name.equals("config"))
                .filter(name -> !Set.of("text", "auth.spi", "auth.file").contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(MAY_IMPORT.keySet()).containsAll(packages);
    }

    @Test
    void aPackageImportsOnlyWhatItsRowAllows() {
        assertThat(MAY_IMPORT)
                .allSatisfy((name, allowed) -> classes()
                        .that()
                        .resideInAPackage(ROOT + name)
                        .should()
                        .onlyDependOnClassesThat(isForeign().or(isIn(name)).or(isInAny(allowed)))
                        .allowEmptyShould(true)
                        .check(ours));
    }

    @Test
    void nobodyImportsMain() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "main..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "main..")
                .check(ours);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void librariesStayInTheirHomes() {
        home("com.sun.jna..", "os");
        home("org.bouncycastle..", "crypto");
        home("org.apache.commons..", "conf.load");
        home("picocli..", "main..");
        home("ch.qos.logback..", "logging");
    }

    @Test
    void guiceIsKnownOnlyToModulesAndTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "plugin", ROOT + "main..", ROOT + "auth.spi", ROOT + "auth.file")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.inject..")
                .check(ours);
    }

    @Test
    void theLowPackagesLogNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "net", ROOT + "stats", ROOT + "ppp.fsm", ROOT + "crypto", ROOT + "mppe")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(ours);
    }

    private void home(String library, String home) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(ours);
    }

    private static DescribedPredicate<JavaClass> isForeign() {
        return describe("are not ours", type -> !type.getPackageName().startsWith("dev.turnpike"));
    }

    private static DescribedPredicate<JavaClass> isIn(String name) {
        return describe("are in " + name, type -> type.getPackageName().equals(ROOT + name));
    }

    private static DescribedPredicate<JavaClass> isInAny(Set<String> names) {
        return describe(
                "are in one of " + names,
                type -> names.stream().anyMatch(name -> type.getPackageName().equals(ROOT + name)));
    }

    private static Map<String, Set<String>> table(String rows) {
        return rows.lines()
                .map(row -> row.split(":", 2))
                .collect(Collectors.toMap(
                        row -> row[0].strip(),
                        row -> Arrays.stream(row[1].strip().split("\\s+"))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toSet())));
    }
}
