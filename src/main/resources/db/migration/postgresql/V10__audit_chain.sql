-- Each deed is given a place in a chain soon after it was written: its hash covers its content and the hash of the one before.
ALTER TABLE audit ADD COLUMN place BIGINT UNIQUE;
ALTER TABLE audit ADD COLUMN previous VARCHAR(64);
ALTER TABLE audit ADD COLUMN hash VARCHAR(64);
CREATE INDEX audit_unsealed ON audit (id) WHERE place IS NULL;

-- Where the chain ends. Its one row is locked by whoever makes the chain longer, so that it never forks.
CREATE TABLE audit_head (
    id    INTEGER     NOT NULL PRIMARY KEY,
    place BIGINT      NOT NULL,
    hash  VARCHAR(64) NOT NULL
);
INSERT INTO audit_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- The only change that a row takes is the place that it is given once.
CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.place IS NULL AND (NEW.id, NEW.happened_at, NEW.who, NEW.verb, NEW.target_kind, NEW.target_id, NEW.reason,
                NEW.was, NEW.became, NEW.outcome, NEW.sentence)
            IS NOT DISTINCT FROM (OLD.id, OLD.happened_at, OLD.who, OLD.verb, OLD.target_kind, OLD.target_id, OLD.reason,
                OLD.was, OLD.became, OLD.outcome, OLD.sentence) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'The audit is append-only: % is refused, nothing was changed.', TG_OP;
END $$;
CREATE TRIGGER audit_rows_are_kept BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_kept();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();
