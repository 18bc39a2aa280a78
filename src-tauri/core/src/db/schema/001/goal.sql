-- Something wanted. Its agreed core (title, what done looks like, a sum) stands in `version`, as does
-- whether it holds; `place` is only where the card was put.
CREATE TABLE goal (
  id TEXT PRIMARY KEY,
  horizon TEXT NOT NULL CHECK (horizon IN ('short','long')),
  place TEXT NOT NULL CHECK (place IN ('idea','wanted','doing','reached','let_go','paused')),
  position TEXT NOT NULL,
  author TEXT NOT NULL CHECK (author IN ('start','end','both')),
  owner TEXT CHECK (owner IN ('start','end')),
  made_on TEXT NOT NULL,
  area TEXT,
  parent TEXT,
  pair TEXT,
  half TEXT CHECK (half IN ('start','end')),
  target TEXT,
  support TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT '',
  stuck TEXT NOT NULL DEFAULT '',
  who_does TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  measure TEXT NOT NULL DEFAULT 'none' CHECK (measure IN ('none','steps','number','money','feeling')),
  measure_from INTEGER,
  measure_to INTEGER,
  unit TEXT NOT NULL DEFAULT '',
  ended_at TEXT,
  celebrate TEXT NOT NULL DEFAULT '',
  expected TEXT NOT NULL DEFAULT '',
  came TEXT NOT NULL DEFAULT '',
  learned TEXT NOT NULL DEFAULT '',
  review_on TEXT NOT NULL,
  trashed_on TEXT
) STRICT;
CREATE INDEX goal_position ON goal (position);
CREATE INDEX goal_pair ON goal (pair) WHERE pair IS NOT NULL;
CREATE INDEX goal_parent ON goal (parent) WHERE parent IS NOT NULL;

-- A concrete next thing. `taken_by`: a person takes one on, nobody is given one.
CREATE TABLE goal_step (
  id TEXT PRIMARY KEY,
  goal TEXT NOT NULL,
  words TEXT NOT NULL,
  position TEXT NOT NULL,
  due TEXT,
  done_on TEXT,
  taken_by TEXT CHECK (taken_by IN ('start','end'))
) STRICT;
CREATE INDEX goal_step_goal ON goal_step (goal, position);

-- How far it was on a day. `value` in hundredths, money in minor units; `step` orders entries of one day.
CREATE TABLE goal_progress (
  id TEXT PRIMARY KEY,
  goal TEXT NOT NULL,
  day TEXT NOT NULL,
  value INTEGER NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL CHECK (author IN ('start','end','both')),
  step INTEGER NOT NULL
) STRICT;
CREATE INDEX goal_progress_goal ON goal_progress (goal, day, step);
