-- Each deed is given a place in a chain soon after it was written: its hash covers its content and the hash of the one before.
ALTER TABLE audit ADD COLUMN place BIGINT UNIQUE;
ALTER TABLE audit ADD COLUMN previous VARCHAR(64);
ALTER TABLE audit ADD COLUMN hash VARCHAR(64);
CREATE INDEX audit_unsealed ON audit (place, id);

-- Where the chain ends. Its one row is locked by whoever makes the chain longer, so that it never forks.
CREATE TABLE audit_head (
    id    INTEGER     NOT NULL PRIMARY KEY,
    place BIGINT      NOT NULL,
    hash  VARCHAR(64) NOT NULL
);
INSERT INTO audit_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
