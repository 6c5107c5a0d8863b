package dev.nudge.compute;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** The engine's packages know one another in one direction only. */
@AnalyzeClasses(packages = "dev.nudge.compute", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
    /** Programs and what runs them speak of each other; every other package stands alone. */
    private static final SliceAssignment PACKAGES = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass each) {
            String name = each.getPackageName();
            return SliceIdentifier.of(name.equals("dev.nudge.compute.device") ? "dev.nudge.compute" : name);
        }

        @Override
        public String getDescription() {
            return "the engine's packages, the core and its device interfaces as one";
        }
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(PACKAGES).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCoreKnowsNoDevice = noClasses()
            .that()
            .resideInAnyPackage("dev.nudge.compute", "dev.nudge.compute.device", "dev.nudge.compute.nn")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.nudge.compute.cpu..", "dev.nudge.compute.reference..");
}
