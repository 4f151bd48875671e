package io.jenkins.plugins.eksdelivery.localcloud;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {

    @Test
    void packages_have_no_cycles() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.jenkins.plugins.eksdelivery.localcloud");

        slices().matching("io.jenkins.plugins.eksdelivery.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
