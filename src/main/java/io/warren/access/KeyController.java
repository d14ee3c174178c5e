package io.warren.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.warren.engine.operation.Audit;
import io.warren.engine.operation.Target;
import io.warren.engine.operation.Wish;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /api/keys}: the keys of machines. */
@RestController
@RequestMapping("/api/keys")
class KeyController {
    private static final int LONGEST_NAME = 80;

    private final ApiKeys keys;
    private final Audit audit;

    /** @param name whose key it is, shown wherever the machine did something */
    record Wanted(@Nullable String name, @Nullable Set<String> scopes) {}

    /** @param key the key itself, which is not shown again */
    record Made(@JsonUnwrapped ApiKeyView view, String key) {}

    record Page(List<ApiKeyView> keys) {}

    KeyController(ApiKeys keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @GetMapping
    Page list() {
        return new Page(keys.list());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made make(@RequestBody Wanted wanted) {
        String name = name(wanted.name());
        Set<Scope> scopes = scopes(wanted.scopes());
        var made = keys.make(name, scopes, Actor.named(null));
        String granted = String.join(", ", made.view().scopes());
        write("create", made.view().id(), "%s may %s".formatted(name, granted));
        return new Made(made.view(), made.key());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        if (!keys.revoke(id)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "No key has the id %s, or it was revoked before.".formatted(id));
        }
        write("revoke", id, "revoked");
    }

    private void write(String verb, UUID key, String sentence) {
        var wish = new Wish(Actor.named(null), verb, new Target("key", key.toString()), null);
        audit.write(wish.accepted(null, null, sentence));
    }

    private static String name(@Nullable String name) {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9 ._@-]*") || name.length() > LONGEST_NAME) {
            throw bad("Give the key a 'name' of letters, digits and . _ @ -, %d at most.".formatted(LONGEST_NAME));
        }
        return name;
    }

    private static Set<Scope> scopes(@Nullable Set<String> words) {
        try {
            if (words != null && !words.isEmpty()) {
                return words.stream()
                        .map(it -> Scope.valueOf(it.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet());
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw bad("Say what the key may do: 'scopes' is a list of intake, read, operate, admin.");
    }

    private static ResponseStatusException bad(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence + " No key was made.");
    }
}
