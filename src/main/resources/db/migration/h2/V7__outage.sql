-- Participants that said they are away: while one of them is, nobody can expect its answers.
CREATE TABLE saga_outage (
    participant VARCHAR(40)                 NOT NULL PRIMARY KEY,
    since       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    seen_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
