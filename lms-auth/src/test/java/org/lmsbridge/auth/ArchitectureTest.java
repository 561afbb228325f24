package org.lmsbridge.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lmsbridge.auth");

    @Test
    void pluginsDoNotKnowEachOther() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lmsbridge.enrol..", "org.lmsbridge.completion..")
                .because("a host may take any plugin without the others; they meet in the SPI of lms-core")
                .check(CLASSES);
    }

    @Test
    void rulesAreFreeOfTheSiteAndTheState() {
        noClasses()
                .that()
                .resideInAnyPackage("..auth.account..", "..auth.finding..", "..auth.password..", "..auth.username..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.lmsbridge.moodle..",
                        "org.lmsbridge.core.state..",
                        "..internal..",
                        "java.net..",
                        "java.sql..",
                        "java.nio.file..")
                .because("rules are pure functions over values, so that they can be tested and trusted")
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
}
