package dev.nudge.ui;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.Manifest;
import org.jspecify.annotations.NullMarked;

/** Imports run one way: frontend, backend, lessons, engine. This module has them all on its class path. */
@AnalyzeClasses(packages = "dev.nudge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] ENGINE = {"dev.nudge.compute.."};
    private static final String[] LESSONS = {"dev.nudge.lesson.."};
    private static final String[] BACKEND = {
        "dev.nudge.allowance..",
        "dev.nudge.session..",
        "dev.nudge.schedule..",
        "dev.nudge.measure..",
        "dev.nudge.link..",
        "dev.nudge.keepsake..",
        "dev.nudge.rest..",
        "dev.nudge.store..",
        "dev.nudge.saved..",
        "dev.nudge.classroom.."
    };
    private static final String[] FRONTEND = {"dev.nudge.ui.."};
    private static final String REMOTE = "dev.nudge.compute.remote..";
    private static final String FORMULA_GRAMMAR = "dev.nudge.lesson.formula.grammar";
    private static final String TENSOR_GRAMMAR = "dev.nudge.lesson.tensor.grammar";

    /** Written by ANTLR and by protoc, who say nothing of null. */
    private static final Set<String> GENERATED =
            Set.of(FORMULA_GRAMMAR, TENSOR_GRAMMAR, "dev.nudge.compute.remote.protocol");

    private static final String[] WEB = {
        "org.springframework..",
        "com.vaadin..",
        "jakarta..",
        "dev.nudge.echarts..",
        "io.micrometer..",
        "tools.jackson.."
    };

    @ArchTest
    static void everyPackageBelongsToAModule(JavaClasses nudge) {
        List<String> known = new ArrayList<>();
        for (String[] module : List.of(ENGINE, LESSONS, BACKEND, FRONTEND, new String[] {"dev.nudge.echarts.."})) {
            assertThat(nudge.that(resideInAnyPackage(module))).isNotEmpty();
            known.addAll(List.of(module));
        }
        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(nudge);
    }

    @ArchTest
    static final ArchRule theEngineNeedsNothingButTheJdk = classes()
            .that()
            .resideInAnyPackage(ENGINE)
            .and()
            .resideOutsideOfPackage(REMOTE)
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("dev.nudge.compute..", "java..", "jdk.incubator.vector..", "org.jspecify..")
                            .and(not(resideInAPackage(REMOTE))));

    @ArchTest
    static final ArchRule devicesElsewhereKnowTheEngineAndTheirProtocol = classes()
            .that()
            .resideInAPackage(REMOTE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.nudge.compute..",
                    "java..",
                    "org.jspecify..",
                    "io.grpc..",
                    "com.google.protobuf..",
                    "com.google.common.util.concurrent..");

    @ArchTest
    static final ArchRule devicesElsewhereAreReachedAtRunTimeOnly = noClasses()
            .that()
            .resideOutsideOfPackage(REMOTE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(REMOTE);

    @ArchTest
    static final ArchRule lessonsKnowTheEngineAndNoWeb = classes()
            .that()
            .resideInAnyPackage(LESSONS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.nudge.lesson..", "dev.nudge.compute..", "java..", "org.jspecify..", "org.antlr.v4.runtime..");

    @ArchTest
    static final ArchRule onlyWhatIsTypedKnowsTheParser = noClasses()
            .that()
            .resideOutsideOfPackages("dev.nudge.lesson.formula..", "dev.nudge.lesson.tensor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.antlr..", FORMULA_GRAMMAR, TENSOR_GRAMMAR);

    @ArchTest
    static final ArchRule lessonsLeaveTheChoiceOfADeviceToOthers = noClasses()
            .that()
            .resideInAnyPackage(LESSONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.nudge.compute.device..", "dev.nudge.compute.cpu..", "dev.nudge.compute.reference..");

    @ArchTest
    static final ArchRule theBackendKnowsNoPages = noClasses()
            .that()
            .resideInAnyPackage(BACKEND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.nudge.ui..", "dev.nudge.echarts..", "com.vaadin..");

    @ArchTest
    static final ArchRule linksAreReadWithoutSpring = noClasses()
            .that()
            .resideInAPackage("dev.nudge.link..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WEB);

    @ArchTest
    static final ArchRule theChartComponentKnowsNothingOfNudge = noClasses()
            .that()
            .resideInAPackage("dev.nudge.echarts..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.nudge..").and(not(resideInAPackage("dev.nudge.echarts.."))));

    @ArchTest
    static final ArchRule pagesComputeNothing = noClasses()
            .that()
            .resideInAnyPackage(FRONTEND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.nudge.compute", "dev.nudge.compute.cpu..", "dev.nudge.compute.reference..");

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("dev.nudge.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule pagesHaveNoCycles =
            slices().matching("dev.nudge.ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void everyPackageSaysWhatMayBeNull(JavaClasses nudge) {
        List<String> unmarked = nudge.getPackage("dev.nudge").getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty())
                .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                .filter(each -> !GENERATED.contains(each.getName()))
                .map(JavaPackage::getName)
                .toList();
        assertThat(unmarked).isEmpty();
    }

    /** Vaadin's commercial jars carry the name of their licence in the manifest. */
    @ArchTest
    static void nothingCommercialIsOnTheClassPath(JavaClasses nudge) throws IOException {
        List<String> vaadin = new ArrayList<>();
        List<String> commercial = new ArrayList<>();
        for (URL url : Collections.list(ArchitectureTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                var attributes = new Manifest(in).getMainAttributes();
                if (url.toString().contains("/com/vaadin/")) {
                    vaadin.add(url.toString());
                }
                if (attributes.getValue("CvdlName") != null) {
                    commercial.add(attributes.getValue("CvdlName") + " in " + url);
                }
            }
        }
        assertThat(vaadin).hasSizeGreaterThan(10);
        assertThat(commercial).isEmpty();
    }
}
