package org.lmsbridge.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.StateStore;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lmsbridge.core");

    @Test
    void theCoreSpeaksToNobodyOverHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "okhttp3..", "feign..", "com.sun.net.httpserver..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Http.*|URLConnection|Socket)")
                .because("plans, guards and state are to be tested and trusted without a network")
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNeitherMoodlesClientNorAPlugin() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "belong to another module",
                        type -> type.getPackageName().startsWith("org.lmsbridge.")
                                && !type.getPackageName().startsWith("org.lmsbridge.core")))
                .because("dependencies point at the core, so that client and plugins can be had one by one")
                .check(CLASSES);
    }

    @Test
    void machineryOfTheStateIsUsedByTheStateOnly() {
        classes()
                .that()
                .resideInAPackage("org.lmsbridge.core.state.internal..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("org.lmsbridge.core.state..")
                .because("the other packages work with the store through its interfaces, whatever database it lies in")
                .check(CLASSES);
    }

    @Test
    void databasesAreTheStatesBusiness() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lmsbridge.core.state.internal..")
                // It takes the host's pool, and hands it on.
                .and()
                .doNotHaveFullyQualifiedName(StateStore.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "org.postgresql..")
                .because("tables are one way of keeping things, and may change without anybody's noticing")
                .check(CLASSES);
    }

    @Test
    void theSchedulingLibraryIsMachinery() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lmsbridge.core..internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.kagkarlsson..")
                .because("plugins and hosts say what runs and when, and not by whose means")
                .check(CLASSES);
    }

    @Test
    void jsonIsMachinery() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.lmsbridge.core..internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because("a host must not have to know which library writes JSON, nor in which version")
                .check(CLASSES);
    }

    @Test
    void recordsKnowNothingOfTheMachinery() {
        noClasses()
                .that()
                .resideInAPackage("org.lmsbridge.core.records..")
                .should()
                .dependOnClassesThat(describe(
                        "belong to another package of the library",
                        type -> type.getPackageName().startsWith("org.lmsbridge.")
                                && !type.getPackageName().equals("org.lmsbridge.core.records")))
                .because("an integrator fills these values, and is to read nothing else to understand them")
                .check(CLASSES);
    }

    @Test
    void nothingReadsTheClockBehindTheHostsBack() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes from the clock that the host gave, so that tests and reruns can set it")
                .check(CLASSES);
    }
}
