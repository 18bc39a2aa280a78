-- A question two people answer alone and open together: who is ready, and nothing of what they answered.
-- The answers are private items; the row goes when they are opened.
CREATE TABLE opening (
  id TEXT PRIMARY KEY,
  question TEXT NOT NULL CHECK (question IN ('what_matters','quarter')),
  about TEXT NOT NULL,
  ready_start INTEGER NOT NULL CHECK (ready_start IN (0,1)),
  ready_end INTEGER NOT NULL CHECK (ready_end IN (0,1)),
  UNIQUE (question, about)
) STRICT;

-- What matters to one partner in one part of life, once opened. `opening` is the number of the change both
-- answers were opened in.
CREATE TABLE value (
  id TEXT PRIMARY KEY,
  opening INTEGER NOT NULL,
  area TEXT NOT NULL,
  partner TEXT NOT NULL CHECK (partner IN ('start','end')),
  weight TEXT CHECK (weight IN ('first','lot','some','wait')),
  words TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  taken_back INTEGER NOT NULL CHECK (taken_back IN (0,1)),
  UNIQUE (opening, area, partner)
) STRICT;
