-- Keys of machines. The key itself is nowhere: hash is its SHA-256, in hexadecimal.
CREATE TABLE api_key (
    id         UUID                        NOT NULL PRIMARY KEY,
    name       VARCHAR(100)                NOT NULL,
    hash       VARCHAR(64)                 NOT NULL UNIQUE,
    scopes     VARCHAR(100)                NOT NULL, -- of intake, read, operate, admin, with a comma between
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    created_by VARCHAR(200)                NOT NULL,
    used_at    TIMESTAMP(6) WITH TIME ZONE,
    revoked_at TIMESTAMP(6) WITH TIME ZONE
);

-- The person whom the first start makes where no users are configured.
CREATE TABLE person (
    name       VARCHAR(100)                NOT NULL PRIMARY KEY,
    password   VARCHAR(200)                NOT NULL, -- its hash
    role       VARCHAR(10)                 NOT NULL, -- READER, OPERATOR, ADMIN
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
