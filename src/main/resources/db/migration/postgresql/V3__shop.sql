-- What the shop's participants own. Nothing here refers to the engine's tables: a participant may run in a process, and
-- on a database, of its own.

-- Every command that was applied, by its effect id, so that a repeated sending finds its answer here and does nothing.
-- A failure leaves no row: it is to be tried again.
CREATE TABLE ledger_effect (
    effect_id   VARCHAR(200)                NOT NULL PRIMARY KEY,
    participant VARCHAR(40)                 NOT NULL,
    order_id    VARCHAR(200)                NOT NULL,
    step        VARCHAR(40)                 NOT NULL,
    action      VARCHAR(4)                  NOT NULL,
    command     VARCHAR(40)                 NOT NULL,
    attempt     INTEGER                     NOT NULL,
    outcome     VARCHAR(10)                 NOT NULL,
    result      TEXT                        NOT NULL,
    undone_by   VARCHAR(200), -- the effect that took it back: what is done once is undone once
    applied_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL
) WITH (fillfactor = 85); -- the row is written twice in its transaction; room for that keeps it out of the indexes

-- What an undo looks for: the doings of its own step.
CREATE INDEX ledger_effect_order ON ledger_effect (order_id, step);

-- The check is the last wall: a lost WHERE would fail here instead of selling what is not there.
CREATE TABLE stock (
    sku        VARCHAR(200)                NOT NULL PRIMARY KEY,
    on_hand    BIGINT                      NOT NULL CHECK (on_hand >= 0),
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
) WITH (fillfactor = 70); -- a popular sku is written by every order: room on the page spares its index

CREATE TABLE payment_authorization (
    reference  VARCHAR(100)                NOT NULL PRIMARY KEY, -- the gateway's own
    order_id   VARCHAR(200)                NOT NULL,
    amount     NUMERIC(19, 4)              NOT NULL,
    currency   VARCHAR(10)                 NOT NULL,
    status     VARCHAR(20)                 NOT NULL, -- AUTHORIZED, VOIDED, REFUNDED
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX payment_authorization_order ON payment_authorization (order_id);

CREATE TABLE shipment (
    tracking_number VARCHAR(40)                 NOT NULL PRIMARY KEY,
    order_id        VARCHAR(200)                NOT NULL,
    carrier         VARCHAR(100)                NOT NULL,
    region          VARCHAR(40)                 NOT NULL,
    destination     VARCHAR(1000)               NOT NULL,
    status          VARCHAR(20)                 NOT NULL, -- SHIPPED, RECALLED
    shipped_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX shipment_order ON shipment (order_id);

CREATE TABLE returned_parcel (
    order_id    VARCHAR(200)                NOT NULL PRIMARY KEY,
    status      VARCHAR(20)                 NOT NULL, -- RECEIVED, INSPECTED
    received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    changed_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- Written before the mail is sent, so that a crash may send a mail twice but never forget it.
CREATE TABLE notification (
    effect_id  VARCHAR(200)                NOT NULL PRIMARY KEY,
    order_id   VARCHAR(200)                NOT NULL,
    recipient  VARCHAR(320)                NOT NULL,
    channel    VARCHAR(20)                 NOT NULL, -- mail, none
    text       TEXT                        NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    sent_at    TIMESTAMP(6) WITH TIME ZONE -- none as long as the mail server has not taken it
);
CREATE INDEX notification_order ON notification (order_id);
