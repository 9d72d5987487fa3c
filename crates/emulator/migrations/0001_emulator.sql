-- 'ACKE': how a start tells its own file from another program's.
PRAGMA application_id = 0x41434b45;

-- Times are milliseconds since 1970 on the emulator's clock, which tests may advance.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE clusters (
    position          INTEGER PRIMARY KEY,
    id                TEXT NOT NULL UNIQUE,
    name              TEXT NOT NULL,
    version           TEXT NOT NULL,
    vpc_id            TEXT NOT NULL,
    security_group_id TEXT NOT NULL,
    created_at        INTEGER NOT NULL
) STRICT;

CREATE TABLE vswitches (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    vpc_id   TEXT NOT NULL,
    name     TEXT NOT NULL,
    zone_id  TEXT NOT NULL,
    -- IPv4 network address as a number, and the length of its prefix.
    network  INTEGER NOT NULL,
    prefix   INTEGER NOT NULL,
    -- Addresses that other things in the VPC hold.
    reserved INTEGER NOT NULL
) STRICT;

CREATE TABLE pools (
    position         INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    cluster_id       TEXT NOT NULL REFERENCES clusters (id),
    name             TEXT NOT NULL,
    is_default       INTEGER NOT NULL,
    scaling_group_id TEXT NOT NULL,
    -- The pool's own JSON without status and without secrets, in the order in which it was sent.
    document         TEXT NOT NULL,
    state            TEXT NOT NULL,
    -- When the state ends or a failed scale-out is tried again.
    next_at          INTEGER,
    -- Nodes the engine keeps; null: as many as there are.
    wanted           INTEGER,
    -- The task that the running phase belongs to.
    task_id          TEXT,
    -- Counts over the nodes, kept so that a list reads no nodes.
    joining          INTEGER NOT NULL DEFAULT 0,
    ready            INTEGER NOT NULL DEFAULT 0,
    removing         INTEGER NOT NULL DEFAULT 0,
    failed           INTEGER NOT NULL DEFAULT 0,
    -- Wanted nodes that could not be made.
    missing          INTEGER NOT NULL DEFAULT 0,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX pools_of_cluster ON pools (cluster_id);
CREATE INDEX pools_due ON pools (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE nodes (
    position      INTEGER PRIMARY KEY,
    instance_id   TEXT NOT NULL UNIQUE,
    cluster_id    TEXT NOT NULL REFERENCES clusters (id),
    -- Null: kept when its pool was deleted.
    pool_id       TEXT REFERENCES pools (id),
    task_id       TEXT,
    name          TEXT NOT NULL,
    instance_name TEXT NOT NULL,
    host_name     TEXT NOT NULL,
    ip            TEXT NOT NULL,
    vswitch_id    TEXT NOT NULL,
    -- The number of the address in its vSwitch.
    host          INTEGER NOT NULL,
    zone_id       TEXT NOT NULL,
    instance_type TEXT NOT NULL,
    image_id      TEXT NOT NULL,
    charge_type   TEXT NOT NULL,
    spot_strategy TEXT NOT NULL,
    source        TEXT NOT NULL,
    -- Kubernetes labels as a JSON object.
    labels        TEXT NOT NULL,
    -- initial, running, removing, failed
    state         TEXT NOT NULL,
    error         TEXT NOT NULL DEFAULT '',
    created_at    INTEGER NOT NULL,
    -- When ECS reports it Running.
    runs_at       INTEGER NOT NULL,
    -- When it joins; null once it has.
    joins_at      INTEGER,
    expires_at    INTEGER
) STRICT;
CREATE INDEX nodes_of_pool ON nodes (pool_id, position);
CREATE INDEX nodes_of_cluster ON nodes (cluster_id, position);
CREATE INDEX nodes_of_task ON nodes (task_id) WHERE task_id IS NOT NULL;
CREATE INDEX nodes_joining ON nodes (joins_at) WHERE joins_at IS NOT NULL;
CREATE UNIQUE INDEX nodes_addresses ON nodes (vswitch_id, host);

CREATE TABLE tasks (
    position   INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    cluster_id TEXT NOT NULL REFERENCES clusters (id),
    pool_id    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    state      TEXT NOT NULL,
    -- When it succeeds by itself.
    due_at     INTEGER,
    stages     TEXT NOT NULL,
    events     TEXT NOT NULL,
    results    TEXT NOT NULL,
    error_code TEXT NOT NULL DEFAULT '',
    error      TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tasks_of_cluster ON tasks (cluster_id, position);
CREATE INDEX tasks_due ON tasks (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE activities (
    position         INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    scaling_group_id TEXT NOT NULL,
    -- InProgress until ends_at, then this.
    outcome          TEXT NOT NULL,
    starts_at        INTEGER NOT NULL,
    ends_at          INTEGER NOT NULL,
    cause            TEXT NOT NULL,
    description      TEXT NOT NULL,
    -- Instances after the activity.
    total            INTEGER NOT NULL,
    created          TEXT NOT NULL,
    destroyed        TEXT NOT NULL,
    error_code       TEXT NOT NULL DEFAULT '',
    error            TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX activities_of_group ON activities (scaling_group_id, position);

-- What create and modify were sent, secrets replaced, for tests.
CREATE TABLE requests (
    position   INTEGER PRIMARY KEY,
    pool_id    TEXT NOT NULL,
    operation  TEXT NOT NULL,
    body       TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_of_pool ON requests (pool_id, position);
