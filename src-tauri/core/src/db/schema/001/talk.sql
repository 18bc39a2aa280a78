-- A break: at most one row, gone for good when it ends. Nothing says who asked for it.
CREATE TABLE talk_break (
  id TEXT PRIMARY KEY,
  back_at TEXT NOT NULL,
  announced INTEGER NOT NULL DEFAULT 0 CHECK (announced IN (0,1))
) STRICT;
