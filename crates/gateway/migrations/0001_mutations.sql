-- One row per Idempotency-Key: what was asked (as a keyed digest) and how it ended.
CREATE TABLE mutations (
    key TEXT PRIMARY KEY NOT NULL,
    -- HMAC-SHA256 with the server's secret over method, path, query and body.
    digest BLOB NOT NULL,
    operation TEXT NOT NULL,
    path TEXT NOT NULL,
    -- The body without secrets; only for what can be reconciled.
    sent TEXT,
    -- Milliseconds since 1970.
    started_at INTEGER NOT NULL,
    -- running: no outcome yet; done: answered; unknown: the connection was lost after sending.
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'unknown')),
    status INTEGER,
    answer BLOB,
    -- The pool a create made, so that a later reconciliation does not take it for its own.
    made TEXT
) STRICT;

CREATE INDEX mutations_by_age ON mutations (started_at);
