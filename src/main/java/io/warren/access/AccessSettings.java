package io.warren.access;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may what.
 *
 * @param users People, by name. Where there are none and none was made before, the first start makes an admin called operator and
 *     prints its password once.
 * @param keys Keys of machines that are settings instead of rows in the database, by name.
 * @param loopback What callers on this very machine may do without a key: any of intake, read, operate, admin. Not for a machine
 *     with a proxy in front: all that comes by it comes from this machine.
 */
@ConfigurationProperties("warren.access")
record AccessSettings(
        @DefaultValue Map<String, Person> users,
        @DefaultValue Map<String, Machine> keys,
        @DefaultValue Set<Scope> loopback) {

    /**
     * One who signs in.
     *
     * @param password Its hash, with the way it was made: {bcrypt}$2a$10$... The command "hash-password" makes one.
     * @param role reader, operator or admin.
     */
    record Person(String password, @DefaultValue("reader") Role role) {}

    /**
     * One that shows a key.
     *
     * @param hash SHA-256 of the key, in hexadecimal.
     * @param scopes Any of intake, read, operate, admin.
     */
    record Machine(String hash, Set<Scope> scopes) {}
}
