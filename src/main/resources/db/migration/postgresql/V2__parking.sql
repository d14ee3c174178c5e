-- What nobody could handle, as it was found. Written before the broker may forget it.
CREATE TABLE parked_message (
    id              UUID                        NOT NULL PRIMARY KEY,
    identity        VARCHAR(64)                 NOT NULL,
    status          VARCHAR(20)                 NOT NULL,
    queue           VARCHAR(255)                NOT NULL,
    source_queue    VARCHAR(255)                NOT NULL,
    source_exchange VARCHAR(255)                NOT NULL,
    routing_key     VARCHAR(255)                NOT NULL,
    message_id      VARCHAR(255),
    reason          VARCHAR(40)                 NOT NULL,
    why             VARCHAR(1000)               NOT NULL,
    fingerprint     VARCHAR(16)                 NOT NULL,
    headers         TEXT                        NOT NULL,
    deaths          TEXT                        NOT NULL,
    body            BYTEA                       NOT NULL,
    body_size       INTEGER                     NOT NULL,
    saga_id         UUID,
    order_id        VARCHAR(100),
    step            VARCHAR(40),
    action          VARCHAR(10),
    attempt         INTEGER,
    first_seen      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_seen       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    replays         INTEGER                     NOT NULL,
    note            VARCHAR(2000),
    version         INTEGER                     NOT NULL,
    -- The same message, however often the broker hands it over.
    CONSTRAINT parked_message_identity UNIQUE (identity)
);

-- What is counted and grouped.
CREATE INDEX parked_message_group ON parked_message (status, fingerprint);
-- An order's page shows what of it is parked.
CREATE INDEX parked_message_saga ON parked_message (saga_id);
CREATE INDEX parked_message_order ON parked_message (order_id);
