package org.emkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emkit.cli.Main;

/** Who may import whom. The table is the design; a new package needs a row here before it compiles green. */
@AnalyzeClasses(packages = "org.emkit", importOptions = DoNotIncludeTests.class)
class LayersTest {
    private static final String FASTUTIL = "it.unimi.dsi.fastutil..";
    private static final String LINEAR_PROGRAMMES = "org.hipparchus..";
    private static final String RANDOM = "org.apache.commons.rng..";
    private static final String JSON = "com.fasterxml.jackson.core..";
    private static final String HTSJDK = "htsjdk..";
    private static final String HDF5 = "io.jhdf..";
    private static final String GKL = "com.intel.gkl.compression..";
    private static final Set<String> INEXACT = Set.of(
            "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot", "sin", "cos", "tan", "asin", "acos",
            "atan", "atan2", "sinh", "cosh", "tanh");

    /** What known motifs do to sequences: siblings of {@code motif}; of {@code em} they use the threads. */
    private static final List<String> SEARCH =
            List.of("org.emkit.sequence", "org.emkit.matrix", "org.emkit.statistics", "org.emkit.em", FASTUTIL);

    /** Package → what it may use besides the JDK, nullness annotations and itself. {@code cli} may use all. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry("org.emkit", List.of()),
            entry("org.emkit.sequence", List.of()),
            entry("org.emkit.matrix", List.of("org.emkit.sequence")),
            entry("org.emkit.statistics", List.of()),
            entry("org.emkit.alignment", List.of()),
            entry("org.emkit.em", List.of()),
            entry(
                    "org.emkit.io",
                    List.of(
                            "org.emkit",
                            "org.emkit.sequence",
                            "org.emkit.matrix",
                            "org.emkit.alignment",
                            HTSJDK,
                            GKL,
                            HDF5,
                            JSON,
                            "javax.xml.stream..")),
            entry(
                    "org.emkit.quant",
                    List.of("org.emkit.em", "org.emkit.alignment", FASTUTIL, RANDOM, LINEAR_PROGRAMMES)),
            entry("org.emkit.cohort", List.of("org.emkit.alignment")),
            entry(
                    "org.emkit.motif",
                    List.of(
                            "org.emkit.em",
                            "org.emkit.contrast",
                            "org.emkit.sequence",
                            "org.emkit.matrix",
                            "org.emkit.statistics",
                            FASTUTIL)),
            entry("org.emkit.scan", SEARCH),
            entry("org.emkit.compare", SEARCH),
            entry(
                    "org.emkit.enrich",
                    Stream.concat(SEARCH.stream(), Stream.of("org.emkit.contrast"))
                            .toList()),
            entry(
                    "org.emkit.contrast",
                    List.of("org.emkit.sequence", "org.emkit.matrix", "org.emkit.statistics", "org.emkit.em")),
            entry(
                    "org.emkit.report",
                    List.of(
                            "org.emkit.quant",
                            "org.emkit.cohort",
                            "org.emkit.motif",
                            "org.emkit.scan",
                            "org.emkit.compare",
                            "org.emkit.enrich",
                            "org.emkit.em",
                            "org.emkit.alignment",
                            "org.emkit.matrix",
                            "org.emkit.sequence",
                            JSON)),
            entry(
                    "org.emkit.report.html",
                    List.of(
                            "org.emkit.report",
                            "org.emkit.quant",
                            "org.emkit.motif",
                            "org.emkit.scan",
                            "org.emkit.compare",
                            "org.emkit.enrich",
                            "org.emkit.em",
                            "org.emkit.alignment",
                            "org.emkit.matrix",
                            "org.emkit.sequence")));

    @ArchTest
    static void everyPackageUsesOnlyItsRow(JavaClasses classes) {
        MAY_USE.forEach((name, others) -> {
            String[] allowed = Stream.concat(Stream.of("java..", "org.jspecify..", name), others.stream())
                    .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(name)
                    .should()
                    .onlyDependOnClassesThat(are(resideInAnyPackage(allowed)))
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @ArchTest
    static void everyPackageHasARow(JavaClasses classes) {
        Set<String> strangers =
                classes.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        strangers.removeAll(MAY_USE.keySet());
        strangers.remove("org.emkit.cli");
        if (!strangers.isEmpty()) {
            throw new AssertionError("Packages without a row in LayersTest: " + strangers);
        }
    }

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().matching("org.emkit.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule htsjdkStaysInIo = noClasses()
            .that()
            .resideOutsideOfPackage("org.emkit.io")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HTSJDK);

    @ArchTest
    static final ArchRule hdf5StaysInIo = noClasses()
            .that()
            .resideOutsideOfPackage("org.emkit.io")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HDF5);

    @ArchTest
    static final ArchRule picocliStaysInCli = noClasses()
            .that()
            .resideOutsideOfPackage("org.emkit.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    /** Algorithms and reports do not know files, not even by name: a path is already too much. */
    @ArchTest
    static final ArchRule filesStayInIoAndCli = noClasses()
            .that()
            .resideOutsideOfPackages("org.emkit.io", "org.emkit.cli")
            .should()
            .dependOnClassesThat(are(resideInAPackage("java.nio.file..")
                    .or(describe("java.io.File*", c -> c.getName().startsWith("java.io.File")))));

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyMainExits = noClasses()
            .that()
            .areNotAssignableTo(Main.class)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    /** These may differ in the last bit from platform to platform: StrictMath has them, and em a logarithm of its own. */
    @ArchTest
    static final ArchRule estimatesDoNotDependOnThePlatform = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.emkit.em",
                    "org.emkit.quant",
                    "org.emkit.cohort",
                    "org.emkit.motif",
                    "org.emkit.report",
                    "org.emkit.report.html",
                    "org.emkit.sequence",
                    "org.emkit.matrix",
                    "org.emkit.statistics",
                    "org.emkit.scan",
                    "org.emkit.compare",
                    "org.emkit.enrich",
                    "org.emkit.contrast")
            .should()
            .callMethodWhere(describe(
                    "Math.exp, log, pow or the like",
                    call -> call.getTargetOwner().isEquivalentTo(Math.class) && INEXACT.contains(call.getName())));

    @ArchTest
    static final ArchRule onlyCliPrints =
            noClasses().that().resideOutsideOfPackage("org.emkit.cli").should(ACCESS_STANDARD_STREAMS);
}
