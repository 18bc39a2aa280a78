-- A break: at most one row, gone for good when it ends. Nothing says who asked for it.
CREATE TABLE talk_break (
  id TEXT PRIMARY KEY,
  back_at TEXT NOT NULL,
  announced INTEGER NOT NULL DEFAULT 0 CHECK (announced IN (0,1))
) STRICT;

-- Our quarter: one sitting, left and taken up again. Who ticked what is private until both open it.
CREATE TABLE quarter (
  id TEXT PRIMARY KEY,
  step TEXT NOT NULL CHECK (step IN ('tick','go_on','talk','done')),
  until TEXT
) STRICT;

-- One text in it: whether it is talked about, who goes on with it, what became of it.
CREATE TABLE quarter_text (
  id TEXT PRIMARY KEY,
  quarter TEXT NOT NULL,
  subject TEXT NOT NULL,
  to_talk INTEGER NOT NULL CHECK (to_talk IN (0,1)),
  keep_start INTEGER NOT NULL CHECK (keep_start IN (0,1)),
  keep_end INTEGER NOT NULL CHECK (keep_end IN (0,1)),
  outcome TEXT CHECK (outcome IN ('keep','change','pause','finish','let_go','later')),
  UNIQUE (quarter, subject)
) STRICT;
