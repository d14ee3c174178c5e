package io.warren.engine.saga;

/** What a saga tells the world of its life. */
enum Telling {
    CREATED("OrderCreated", "created"),
    COMPLETED("OrderCompleted", "completed"),
    COMPENSATED("OrderCompensated", "compensated"),
    CANCELLED("OrderCancelled", "cancelled"),
    TERMINATED("OrderTerminated", "terminated"),
    INCIDENT_RAISED("IncidentRaised", "incident-raised"),
    INCIDENT_RESOLVED("IncidentResolved", "incident-resolved"),
    OVERDUE("OrderOverdue", "overdue");

    final String type;
    final String word;

    Telling(String type, String word) {
        this.type = type;
        this.word = word;
    }

    static Telling of(Ending ending) {
        return valueOf(ending.name());
    }
}
