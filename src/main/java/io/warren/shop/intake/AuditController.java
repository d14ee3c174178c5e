package io.warren.shop.intake;

import io.warren.engine.operation.Audit;
import io.warren.engine.operation.AuditChain;
import io.warren.engine.operation.AuditFilter;
import io.warren.engine.operation.AuditLine;
import io.warren.engine.operation.AuditVerdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/audit}: what people did, and whether that record is as it was written. */
@RestController
class AuditController {
    private static final int LARGEST_PAGE = 200;

    private final Audit audit;
    private final AuditChain chain;

    /** @param next the cursor of the page that follows; none where there is none */
    record Page(List<AuditLine> audit, @Nullable UUID next) {}

    AuditController(Audit audit, AuditChain chain) {
        this.audit = audit;
        this.chain = chain;
    }

    @GetMapping("/api/audit")
    Page list(
            AuditFilter filter,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        var lines = audit.list(filter, after, size);
        return new Page(lines, lines.size() < size ? null : lines.getLast().id());
    }

    @GetMapping("/api/audit/verify")
    AuditVerdict verify() {
        return chain.verify();
    }
}
