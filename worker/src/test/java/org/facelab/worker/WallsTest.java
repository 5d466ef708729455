package org.facelab.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The worker's worlds and what each may know of the others. */
@AnalyzeClasses(packages = "org.facelab", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String OURS = "org.facelab..";

    @ArchTest
    static final ArchRule pure_worlds_run_without_container_and_database = noClasses()
            .that()
            .resideInAnyPackage(
                    "..worker.tensors..",
                    "..worker.model..",
                    "..worker.metrics..",
                    "..worker.training..",
                    "..worker.generation..",
                    "..worker.dataset..",
                    "..db.settings..",
                    "..db.blob..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta.persistence..",
                    "jakarta.enterprise..",
                    "jakarta.inject..",
                    "java.sql..",
                    "org.hibernate..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile..",
                    "..db.entity..",
                    "..db.message..");

    @ArchTest
    static final ArchRule tensors_know_nothing_of_ours = may("..worker.tensors..", "..worker.tensors..");

    @ArchTest
    static final ArchRule model_knows_tensors_alone = may("..worker.model..", "..worker.model..", "..worker.tensors..");

    @ArchTest
    static final ArchRule model_knows_no_files = noClasses()
            .that()
            .resideInAPackage("..worker.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..");

    @ArchTest
    static final ArchRule metrics_know_models_at_most =
            may("..worker.metrics..", "..worker.metrics..", "..worker.model..");

    @ArchTest
    static final ArchRule training_knows_no_job = may(
            "..worker.training..",
            "..worker.training..",
            "..worker.tensors..",
            "..worker.model..",
            "..worker.dataset..",
            "..worker.metrics..",
            "..db.settings..");

    @ArchTest
    static final ArchRule generation_knows_no_training = may(
            "..worker.generation..",
            "..worker.generation..",
            "..worker.tensors..",
            "..worker.model..",
            "..worker.metrics..",
            "..db.settings..",
            "..db.blob..");

    @ArchTest
    static final ArchRule data_sets_know_no_model = noClasses()
            .that()
            .resideInAPackage("..worker.dataset..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..worker.training..",
                    "..worker.generation..",
                    "..worker.intake..",
                    "..worker.jobs..",
                    "..worker.results..");

    @ArchTest
    static final ArchRule intake_knows_no_model = noClasses()
            .that()
            .resideInAPackage("..worker.intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..worker.model..",
                    "..worker.training..",
                    "..worker.generation..",
                    "..worker.metrics..",
                    "ai.djl..");

    @ArchTest
    static final ArchRule torch_script_stays_in_the_engine = noClasses()
            .that()
            .resideOutsideOfPackage("..worker.model.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.pytorch..");

    private static ArchRule may(String world, String... known) {
        return classes()
                .that()
                .resideInAPackage(world)
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage(OURS)
                        .or(JavaClass.Predicates.resideInAnyPackage(known)));
    }
}
