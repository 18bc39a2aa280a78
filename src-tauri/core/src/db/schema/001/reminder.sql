-- A schedule and what it is for. `owner` empty: for both. `since`: nothing planned before it is waiting.
CREATE TABLE reminder (
  id TEXT PRIMARY KEY,
  about TEXT CHECK (about IN ('check_in','quarter')),
  owner TEXT CHECK (owner IN ('start','end')),
  title TEXT NOT NULL,
  schedule TEXT NOT NULL,
  catch_up TEXT NOT NULL CHECK (catch_up IN ('latest','each','ask')),
  since TEXT NOT NULL,
  paused_on TEXT,
  trashed_on TEXT
) STRICT;

-- One date of a reminder, written before it is shown. `round` grows with each snooze: one notice a round.
-- No foreign key: undoing the making of a reminder must not forget what was shown, lest redoing shows it twice.
CREATE TABLE occurrence (
  id TEXT PRIMARY KEY,
  reminder TEXT NOT NULL,
  on_date TEXT NOT NULL,
  due_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('due','shown','snoozed','done','skipped','moved','lapsed')),
  until TEXT,
  round INTEGER NOT NULL DEFAULT 0,
  settled_on TEXT,
  UNIQUE (reminder, on_date)
) STRICT;
CREATE INDEX occurrence_open ON occurrence (reminder, state);
