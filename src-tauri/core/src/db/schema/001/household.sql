CREATE TABLE household (
  id TEXT PRIMARY KEY,
  zone TEXT NOT NULL,
  since TEXT NOT NULL,
  alone INTEGER NOT NULL CHECK (alone IN (0,1)),
  talk_weekday TEXT NOT NULL,
  talk_time TEXT NOT NULL,
  theme TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('system','light','dark')),
  quiet_from TEXT,
  quiet_until TEXT,
  paused_from TEXT,
  resumed_at TEXT
) STRICT;

CREATE TABLE partner (
  id TEXT PRIMARY KEY CHECK (id IN ('start','end')),
  name TEXT NOT NULL,
  letters TEXT NOT NULL,
  colour TEXT NOT NULL,
  ringed INTEGER NOT NULL CHECK (ringed IN (0,1)),
  text_size INTEGER NOT NULL DEFAULT 100,
  welcomed INTEGER NOT NULL CHECK (welcomed IN (0,1)),
  muted INTEGER NOT NULL DEFAULT 0 CHECK (muted IN (0,1))
) STRICT;

CREATE TABLE area (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  position TEXT NOT NULL,
  trashed_on TEXT
) STRICT;
