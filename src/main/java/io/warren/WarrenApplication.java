package io.warren;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Warren: the server when called without a command, else the command named by the first argument. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WarrenApplication {
    public static void main(String[] args) {
        SpringApplication.run(WarrenApplication.class, args);
    }
}
