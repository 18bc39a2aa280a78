-- How one partner saw the two of them on one day, shared by an act of theirs. What is not shared is private.
CREATE TABLE feeling (
  id TEXT PRIMARY KEY,
  partner TEXT NOT NULL CHECK (partner IN ('start','end')),
  day TEXT NOT NULL,
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
  words TEXT NOT NULL,
  UNIQUE (partner, day)
) STRICT;
