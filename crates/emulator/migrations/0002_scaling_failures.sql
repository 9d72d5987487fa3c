-- How the next scale-outs are to end, for tests; taken in the order in which they were asked for.
CREATE TABLE scaling_failures (
    position   INTEGER PRIMARY KEY,
    -- Null: any.
    cluster_id TEXT,
    pool_id    TEXT,
    code       TEXT NOT NULL,
    message    TEXT NOT NULL,
    -- How many scale-outs it still waits for.
    count      INTEGER NOT NULL
) STRICT;
