package org.lmsbridge.completion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lmsbridge.completion");

    @Test
    void pluginsDoNotKnowEachOther() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lmsbridge.auth..", "org.lmsbridge.enrol..")
                .because("a host may take any plugin without the others; they meet in the SPI of lms-core")
                .check(CLASSES);
    }

    @Test
    void otherModulesInternalsAreLeftAlone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lmsbridge.core..internal..", "org.lmsbridge.moodle.internal..")
                .because("internal packages change without notice")
                .check(CLASSES);
    }

    @Test
    void nothingReadsTheClockBehindTheHostsBack() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .because("time comes from the clock that the host gave, so that tests and reruns can set it")
                .check(CLASSES);
    }
}
