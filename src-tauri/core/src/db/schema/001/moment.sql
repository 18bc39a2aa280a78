-- Time set apart for something nice.
CREATE TABLE good_time (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  day TEXT NOT NULL,
  time TEXT,
  arranger TEXT CHECK (arranger IN ('start','end','both')),
  author TEXT NOT NULL CHECK (author IN ('start','end','both')),
  trashed_on TEXT
) STRICT;
CREATE INDEX good_time_day ON good_time (day) WHERE trashed_on IS NULL;

-- Something good that happened, big or small.
CREATE TABLE good_moment (
  id TEXT PRIMARY KEY,
  words TEXT NOT NULL,
  day TEXT NOT NULL,
  author TEXT NOT NULL CHECK (author IN ('start','end','both')),
  trashed_on TEXT
) STRICT;
CREATE INDEX good_moment_day ON good_moment (day) WHERE trashed_on IS NULL;
