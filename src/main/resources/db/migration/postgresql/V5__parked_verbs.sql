-- What people do with a parked message. A replay is claimed before it is sent (sending_since), so that a process that is
-- killed in between leaves a record that says so, and nobody sends it twice.
ALTER TABLE parked_message ADD COLUMN handed_back BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE parked_message ADD COLUMN unparseable BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE parked_message ADD COLUMN properties TEXT DEFAULT '{}' NOT NULL;
ALTER TABLE parked_message ADD COLUMN original_body BYTEA;
ALTER TABLE parked_message ADD COLUMN original_headers TEXT;
ALTER TABLE parked_message ADD COLUMN edits TEXT;
ALTER TABLE parked_message ADD COLUMN sending_since TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE parked_message ADD COLUMN replayed_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE parked_message ADD COLUMN changed_at TIMESTAMP(6) WITH TIME ZONE;

UPDATE parked_message SET changed_at = last_seen;
UPDATE parked_message SET unparseable = TRUE WHERE why LIKE '%no client can parse it';
-- What a person notes and what became of the saga's command were one column before.
UPDATE parked_message SET handed_back = TRUE, note = NULL WHERE note LIKE 'Handed back to its saga%';

ALTER TABLE parked_message ALTER COLUMN changed_at SET NOT NULL;

-- Groups are counted from this index alone, which the bodies beside it would make slow.
DROP INDEX parked_message_group;
CREATE INDEX parked_message_group ON parked_message (status, fingerprint, first_seen, last_seen, id);
-- A page of a list, and what retention takes.
CREATE INDEX parked_message_page ON parked_message (status, id);
CREATE INDEX parked_message_changed ON parked_message (status, changed_at);
-- What the sweep looks at: commands that may no longer be wanted.
CREATE INDEX parked_message_handed_back ON parked_message (status, handed_back, id);
