package org.lmsbridge.moodle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.lmsbridge");

    @Test
    void theClientKnowsNothingOfRecordsPluginsAndState() {
        noClasses()
                .that()
                .resideInAPackage("org.lmsbridge.moodle..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.lmsbridge.core..",
                        "org.lmsbridge.enrol..",
                        "org.lmsbridge.auth..",
                        "org.lmsbridge.completion..")
                .because("the client is usable alone")
                .check(CLASSES);
    }

    @Test
    void theWireKnowsNothingOfBulkWrites() {
        noClasses()
                .that()
                .resideInAPackage("..internal.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..internal.write..", "..moodle.bulk..")
                .because("a call is the same whoever makes it")
                .check(CLASSES);
    }

    @Test
    void valuesKnowNothingOfHowTheyTravel() {
        noClasses()
                .that()
                .resideInAnyPackage("..moodle.model..", "..moodle.error..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..internal..", "feign..", "okhttp3..")
                .because("they are the public vocabulary")
                .check(CLASSES);
    }

    @Test
    void onlyTheWireKnowsFeignAndOkHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..internal.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("feign..", "okhttp3..")
                .because("what carries calls may be exchanged")
                .check(CLASSES);
    }
}
