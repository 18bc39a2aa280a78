-- Who changed what; `before` and `after` are the undo image of one row. `step` is the first `seq` of the
-- command; `actor` is empty where the record must not say who; `at` only on yeses, endings and decisions.
-- `part_of` is the row this one hangs on: emptying that one finds every part it ever had.
CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  step INTEGER NOT NULL,
  day TEXT NOT NULL,
  at TEXT,
  op TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit','act','app','undo','redo')),
  actor TEXT CHECK (actor IN ('start','end','both')),
  undoes INTEGER,
  noun TEXT NOT NULL,
  row TEXT NOT NULL,
  part_of TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX history_row ON history (noun, row, seq);
CREATE INDEX history_part_of ON history (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX history_actor ON history (actor, kind, step);
CREATE INDEX history_undoes ON history (undoes, seq) WHERE undoes IS NOT NULL;

-- Everything private, until shared; `body` is the noun as bytes, padded. No row of it is named in
-- the history.
CREATE TABLE private_item (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL CHECK (owner IN ('start','end','both')),
  sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0,1)),
  body BLOB NOT NULL
) STRICT;

-- One exact text of a goal, an agreement or a rule: the bytes a yes is said to.
CREATE TABLE version (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('goal','agreement','rule','own')),
  number INTEGER NOT NULL,
  body TEXT NOT NULL,
  digest TEXT NOT NULL,
  author TEXT NOT NULL CHECK (author IN ('start','end','both')),
  written_on TEXT NOT NULL,
  zone TEXT NOT NULL,
  carries TEXT REFERENCES version (id) ON DELETE SET NULL,
  came_with TEXT,
  UNIQUE (subject, number)
) STRICT;
-- Whoever takes a text out looks for what carries it on.
CREATE INDEX version_carries ON version (carries) WHERE carries IS NOT NULL;
-- Today asks which texts have not run out, however many there were.
CREATE INDEX version_ends ON version (json_extract(body, '$.ends'))
  WHERE json_extract(body, '$.ends') IS NOT NULL;

-- One partner's yes to one exact version. `step` orders it against withdrawals whatever the clock did.
CREATE TABLE sign_off (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  version TEXT NOT NULL REFERENCES version (id),
  digest TEXT NOT NULL,
  partner TEXT NOT NULL CHECK (partner IN ('start','end')),
  at TEXT NOT NULL,
  step INTEGER NOT NULL,
  mine INTEGER NOT NULL DEFAULT 0 CHECK (mine IN (0,1)),
  void TEXT CHECK (void IN ('taken_back','not_mine')),
  signature TEXT
) STRICT;
CREATE INDEX sign_off_subject ON sign_off (subject, step);

-- A stepping back, pause or ending by either: every yes before it no longer counts. It never says whose.
CREATE TABLE withdrawal (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('step_back','pause','end')),
  at TEXT NOT NULL,
  step INTEGER NOT NULL
) STRICT;
CREATE INDEX withdrawal_subject ON withdrawal (subject, step);

-- Emptying something shared from the trash takes a press of both; the first press waits here.
CREATE TABLE empty_press (
  id TEXT PRIMARY KEY,
  noun TEXT NOT NULL,
  row TEXT NOT NULL,
  partner TEXT NOT NULL CHECK (partner IN ('start','end'))
) STRICT;
