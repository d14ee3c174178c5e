package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.warren.dev.DevPostgres;
import io.warren.road.Database;
import io.warren.road.Posted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whatever happens to PostgreSQL, a customer hears the truth, and what was accepted is there. */
class DatabaseFaultsIT extends FaultSuite {
    @TempDir
    private Path folder;

    @Override
    Ground ground() {
        return Ground.POSTGRES_ON_40;
    }

    @Test
    void anImmediateShutdownLosesNothingThatWasAccepted(TestInfo test) throws Exception {
        var postgres = DevPostgres.startPrivate(folder.resolve("data"));
        try (var rig = new Rig(ground(), broker, Database.postgres(postgres), folder(test), Map.of())) {
            survives(rig, (it, load) -> {
                for (int i = 0; i < 2; i++) {
                    postgres.kill();
                    awaitThat("customers hear of it", () -> !refused(rig).isEmpty());
                    last(Duration.ofSeconds(2));
                    postgres.restart();
                    awaitMore(load, 10);
                }
            });
        } finally {
            postgres.kill();
        }
    }

    @Test
    @OnlyInTheWhole
    void aDatabaseThatIsTenTimesAsSlowSlowsOrdersDownAndLosesNone(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            rig.instances().forEach(it -> database(it).delay(Duration.ofMillis(15)));
            awaitMore(load, 20);
            rig.instances().forEach(it -> database(it).delay(Duration.ZERO));
        });
    }

    @Test
    @OnlyInTheWhole
    void connectionsThatAreCutAllTheTimeLeaveNoCommitHalfDone(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            for (int i = 0; i < 30; i++) {
                rig.instances().forEach(it -> database(it).cutAll());
                last(Duration.ofMillis(100 + 13L * i));
            }
        });
    }

    @Test
    void connectionsThatGoSilentAreGivenUpByThemselves(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            rig.instances().forEach(it -> database(it).deafenAll());
            last(Duration.ofSeconds(5));
        });
    }

    @Test
    @OnlyInTheWhole
    void rowsThatSomebodyHoldsAreWaitedFor(TestInfo test) throws Exception {
        survives(test, (rig, load) -> {
            var database = rig.site().database();
            try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("SELECT * FROM stock WHERE sku = '%s' FOR UPDATE".formatted(Posted.SKU));
                statement.execute("SELECT id FROM saga FOR UPDATE");
                last(Duration.ofSeconds(8));
                connection.rollback();
            }
        });
    }

    /** The disk is a tmpfs of a few megabytes, which only root can make. */
    @Test
    @OnlyInTheWhole
    void aFullDiskIsToldAndGoneOnFromWhenThereIsRoom(TestInfo test) throws Exception {
        var disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(
                mounts("-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()), "only root can make a small disk");
        var postgres = DevPostgres.startPrivate(folder.resolve("data-2"));
        try (var rig = new Rig(ground(), broker, onDisk(postgres, disk), folder(test), Map.of())) {
            survives(rig, (it, load) -> {
                fill(disk.resolve("ballast"));
                awaitThat("customers hear of it", () -> !refused(rig).isEmpty());
                last(Duration.ofSeconds(3));
                Files.delete(disk.resolve("ballast"));
            });
        } finally {
            postgres.kill();
            new ProcessBuilder("umount", disk.toString()).start().onExit().join();
        }
    }

    private static void fill(Path ballast) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[4_096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static Database onDisk(DevPostgres postgres, Path disk) throws IOException {
        var own = Files.createDirectory(disk.resolve("space"));
        var plain = Database.postgres(postgres);
        var admin = JdbcClient.create(new DriverManagerDataSource(
                plain.url().replaceAll("/[^/]*$", "/postgres"), plain.user(), plain.password()));
        admin.sql("CREATE TABLESPACE small LOCATION '%s'".formatted(own)).update();
        String name = plain.url().replaceAll(".*/", "");
        admin.sql("ALTER DATABASE \"%s\" SET TABLESPACE small".formatted(name)).update();
        return plain;
    }

    private static boolean mounts(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        var mounting = new ProcessBuilder(command).start();
        mounting.onExit().completeOnTimeout(mounting, 10, TimeUnit.SECONDS).join();
        return mounting.exitValue() == 0;
    }

    private static PostgresProxy database(Instance instance) {
        return Objects.requireNonNull(instance.database());
    }
}
