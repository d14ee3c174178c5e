package io.warren;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Warren: the server when called without a command, else the command named by the first argument. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class WarrenApplication {
    public static void main(String[] args) {
        SpringApplication.run(WarrenApplication.class, args);
    }
}
