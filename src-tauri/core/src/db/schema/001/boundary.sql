-- A boundary of one's own, an agreement, or a request. Its words are its versions.
-- `owner`: whose own boundary it is, or who asks; an agreement has none.
CREATE TABLE boundary (
  id TEXT PRIMARY KEY,
  form TEXT NOT NULL CHECK (form IN ('own','agreement','request')),
  topic TEXT NOT NULL CHECK (topic IN ('talk','family','alone','screens','money','home','closeness','work','other')),
  owner TEXT CHECK (owner IN ('start','end')),
  position TEXT NOT NULL,
  made_on TEXT NOT NULL,
  -- An own boundary its owner ended.
  ended_on TEXT,
  -- A request's newest answer, with the words of another wording, and how often it was declined.
  reply TEXT CHECK (reply IN ('accepted','not_now','declined','another')),
  replied_on TEXT,
  other_words TEXT NOT NULL DEFAULT '',
  declined INTEGER NOT NULL DEFAULT 0,
  -- The request an agreement came from.
  source TEXT REFERENCES boundary (id) ON DELETE SET NULL,
  trashed_on TEXT,
  CHECK ((owner IS NULL) = (form = 'agreement'))
) STRICT;

-- What the reader of an own boundary left on one wording of it, by their own wish.
CREATE TABLE boundary_mark (
  id TEXT PRIMARY KEY,
  boundary TEXT NOT NULL REFERENCES boundary (id),
  version TEXT NOT NULL REFERENCES version (id),
  partner TEXT NOT NULL CHECK (partner IN ('start','end')),
  read INTEGER NOT NULL CHECK (read IN (0,1)),
  differently TEXT NOT NULL,
  UNIQUE (boundary, partner)
) STRICT;
