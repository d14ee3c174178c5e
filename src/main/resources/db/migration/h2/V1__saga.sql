-- A saga is one row (docs/decisions/004): what is searched stands in columns, its steps in one document.
CREATE TABLE saga (
    id               UUID                        NOT NULL PRIMARY KEY,
    business_key     VARCHAR(100)                NOT NULL,
    workflow         VARCHAR(40)                 NOT NULL,
    workflow_version INTEGER                     NOT NULL,
    region           VARCHAR(40)                 NOT NULL,
    priority         VARCHAR(40)                 NOT NULL,
    created_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    status           VARCHAR(20)                 NOT NULL,
    incident         BOOLEAN                     NOT NULL,
    step             VARCHAR(40),
    dispatched       BOOLEAN                     NOT NULL,
    wake_at          TIMESTAMP(6) WITH TIME ZONE,
    document         VARCHAR(1000000)            NOT NULL,
    version          INTEGER                     NOT NULL,
    CONSTRAINT saga_business_key UNIQUE (business_key)
);

-- What the sweep walks. A lower bound that most steps leave alone, so most steps do not touch the index.
CREATE INDEX saga_wake ON saga (wake_at);
-- What the counts are made of.
CREATE INDEX saga_tally ON saga (status, incident, region, priority);

-- What a saga was begun with: written once, read when a command has to be made anew.
CREATE TABLE saga_input (
    saga_id     UUID             NOT NULL PRIMARY KEY,
    request_key VARCHAR(200),
    fingerprint VARCHAR(64)      NOT NULL,
    subject     VARCHAR(200),
    payload     VARCHAR(1000000) NOT NULL,
    CONSTRAINT saga_input_request_key UNIQUE (request_key)
);
CREATE INDEX saga_input_subject ON saga_input (subject);

-- A running saga keeps the definition it began with, also when its file is gone.
CREATE TABLE saga_workflow (
    name       VARCHAR(40)                 NOT NULL,
    version    INTEGER                     NOT NULL,
    definition VARCHAR(1000000)            NOT NULL,
    first_seen TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (name, version)
);
