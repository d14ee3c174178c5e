package io.warren.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** The arrows between the rooms: each points down, and each library is known to few. */
class RoomsTest {
    private static final JavaClasses WARREN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.warren");

    @Test
    void theEngineKnowsNoShop() {
        noClasses()
                .that()
                .resideInAPackage("io.warren.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.warren.shop..", "io.warren.console..", "io.warren.access..")
                .check(WARREN);
    }

    @Test
    void noRoomIsKnownByARoomBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("health")
                .definedBy("io.warren.engine.health")
                .layer("parking")
                .definedBy("io.warren.engine.parking")
                .layer("saga")
                .definedBy("io.warren.engine.saga")
                .layer("operation")
                .definedBy("io.warren.engine.operation")
                .layer("participant")
                .definedBy("io.warren.engine.participant")
                .layer("broker")
                .definedBy("io.warren.engine.broker")
                .layer("route")
                .definedBy("io.warren.engine.route")
                .layer("trace")
                .definedBy("io.warren.engine.trace")
                .layer("message")
                .definedBy("io.warren.engine.message")
                .layer("workflow")
                .definedBy("io.warren.engine.workflow")
                .whereLayer("health")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("parking")
                .mayOnlyBeAccessedByLayers("health")
                .whereLayer("saga")
                .mayOnlyBeAccessedByLayers("health", "parking")
                .whereLayer("operation")
                .mayOnlyBeAccessedByLayers("health", "parking", "saga")
                .whereLayer("participant")
                .mayOnlyBeAccessedByLayers("health")
                .whereLayer("broker")
                .mayOnlyBeAccessedByLayers("health", "parking", "saga", "participant")
                .whereLayer("route")
                .mayOnlyBeAccessedByLayers("health", "parking", "saga", "participant", "broker")
                .whereLayer("trace")
                .mayOnlyBeAccessedByLayers("saga", "participant", "broker")
                .whereLayer("message")
                .mayOnlyBeAccessedByLayers("health", "parking", "saga", "participant", "broker", "route", "trace")
                .check(WARREN);
    }

    @Test
    void nobodyKnowsTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.warren.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.warren.console..")
                .check(WARREN);
    }

    @Test
    void theConsoleReadsTheEngineAndNoTable() {
        noClasses()
                .that()
                .resideInAPackage("io.warren.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.jdbc..")
                .check(WARREN);
    }

    @Test
    void noTwoRoomsNeedEachOther() {
        SlicesRuleDefinition.slices()
                .matching("io.warren.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .check(WARREN);
    }

    @Test
    void onlyRouteAndBrokerKnowAmqp() {
        noClasses()
                .that(resideInAPackage("io.warren..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                resideInAnyPackage("io.warren.engine.route", "io.warren.engine.broker"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.rabbitmq..", "org.springframework.amqp..")
                .check(WARREN);
    }

    @Test
    void onlyTraceKnowsOpenTelemetry() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.warren.engine.trace")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(WARREN);
    }

    @Test
    void onlyIntakeAndConsoleKnowTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.warren.access", "io.warren.shop.intake", "io.warren.console..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
                .check(WARREN);
    }

    @Test
    void onlyThoseWhoRememberKnowPersistence() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.warren.engine.workflow",
                        "io.warren.engine.message",
                        "io.warren.engine.route",
                        "io.warren.engine.broker",
                        "io.warren.engine.participant",
                        "io.warren.engine.trace",
                        "io.warren.engine.health",
                        "io.warren.shop.order")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.jdbc..")
                .check(WARREN);
    }

    @Test
    void messagesAndDecisionsKnowOnlyJava() {
        classes()
                .that(
                        resideInAPackage("io.warren.engine.message")
                                .or(
                                        nameMatching(
                                                "io\\.warren\\.engine\\.saga\\.(Answers|Course|Decider|Decision|Draft|Ending|Hours|Leg|LegStatus|Mishap|Note|Phase|Round|Route|SagaEvent|SagaState|Status|StepLog|Telling|Trail|Turn|Unwinding|Verb|Wake|Wishes)(\\$.*)?")))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.warren.engine.message",
                        "io.warren.engine.workflow",
                        "io.warren.engine.saga")
                .check(WARREN);
    }

    @Test
    void nobodyReadsTheTimeButFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(WARREN);
        noClasses()
                .that()
                .doNotHaveSimpleName("DatabaseClock")
                .and()
                .resideInAPackage("io.warren.engine..")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(WARREN);
    }

    @Test
    void nobodyTrustsHeadersByAnnotationOrReadsJavaObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.messaging.handler.annotation.Header")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(WARREN);
    }

    @Test
    void noWarrenThatIsTestedFindsABeanOfATest() {
        noClasses()
                .should()
                .beMetaAnnotatedWith(Component.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages("io.warren"));
    }
}
