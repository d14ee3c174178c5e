CREATE TABLE placed_order (
    id         VARCHAR(100)             NOT NULL PRIMARY KEY,
    status     VARCHAR(20)              NOT NULL,
    step       VARCHAR(40)              NOT NULL,
    body       VARCHAR(100000)          NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL
);
-- Where the benchmark looks for the ends of orders.
CREATE VIEW saga AS SELECT id AS business_key, status, updated_at FROM placed_order;
