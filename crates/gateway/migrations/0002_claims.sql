-- When the answer was lost after sending, in milliseconds since 1970; nothing while it is waited for.
ALTER TABLE mutations ADD COLUMN lost_at INTEGER;

-- Two creates that lost their answers could both take one pool for theirs: the first keeps it.
UPDATE mutations SET made = NULL
WHERE made IS NOT NULL AND rowid NOT IN (SELECT MIN(rowid) FROM mutations WHERE made IS NOT NULL GROUP BY made);

CREATE UNIQUE INDEX mutations_by_pool ON mutations (made);
