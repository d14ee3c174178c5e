-- What people did, one row a verb; written in the transaction of the deed where there is one, and never changed.
CREATE TABLE audit (
    id          UUID                        NOT NULL PRIMARY KEY,
    happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    who         VARCHAR(100)                NOT NULL,
    verb        VARCHAR(40)                 NOT NULL,
    target_kind VARCHAR(20)                 NOT NULL, -- order, parked, job
    target_id   VARCHAR(200)                NOT NULL,
    reason      VARCHAR(2000),
    was         VARCHAR(1000000),
    became      VARCHAR(1000000),
    outcome     VARCHAR(10)                 NOT NULL, -- accepted, denied
    sentence    VARCHAR(2000)               NOT NULL
);

-- An order's page shows what people did to it.
CREATE INDEX audit_target ON audit (target_id, id);

-- One verb for many things. The counters are those of job_item, kept here so that no tick has to count.
CREATE TABLE job (
    id          UUID                        NOT NULL PRIMARY KEY,
    kind        VARCHAR(40)                 NOT NULL,
    title       VARCHAR(300)                NOT NULL,
    who         VARCHAR(100)                NOT NULL,
    reason      VARCHAR(2000),
    params      VARCHAR(1000000)            NOT NULL,
    state       VARCHAR(10)                 NOT NULL, -- RUNNING, PAUSED, STOPPED, CANCELLED, DONE
    sentence    VARCHAR(2000)               NOT NULL,
    rate        DOUBLE PRECISION            NOT NULL,
    stop_at     DOUBLE PRECISION            NOT NULL,
    total       INTEGER                     NOT NULL,
    sent        INTEGER                     NOT NULL,
    done        INTEGER                     NOT NULL,
    failed      INTEGER                     NOT NULL,
    skipped     INTEGER                     NOT NULL,
    ramp        INTEGER                     NOT NULL, -- which step, counted over all rounds
    stage       INTEGER                     NOT NULL, -- how far this round has come: 1, 10, 100, the rest
    ramp_sent   INTEGER                     NOT NULL,
    ramp_judged INTEGER                     NOT NULL,
    ramp_failed INTEGER                     NOT NULL,
    round_from  TIMESTAMP(6) WITH TIME ZONE NOT NULL, -- what was judged before counts no more
    lease_owner UUID,
    lease_until TIMESTAMP(6) WITH TIME ZONE,
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at    TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX job_state ON job (state);

-- The selection, frozen when the job was made.
CREATE TABLE job_item (
    job_id    UUID         NOT NULL,
    ordinal   INTEGER      NOT NULL,
    item      VARCHAR(200) NOT NULL,
    state     VARCHAR(10)  NOT NULL, -- WAITING, SENT, DONE, FAILED, SKIPPED
    ramp      INTEGER,
    detail    VARCHAR(1000),
    sent_at   TIMESTAMP(6) WITH TIME ZONE,
    judged_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (job_id, ordinal)
);
CREATE INDEX job_item_state ON job_item (job_id, state, ordinal);
CREATE INDEX job_item_judged ON job_item (job_id, judged_at);
