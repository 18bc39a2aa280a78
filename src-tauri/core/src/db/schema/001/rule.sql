-- How we decide: what both agreed on stands in `version`; a review rolls on without asking anyone.
CREATE TABLE rule (
  id TEXT PRIMARY KEY,
  written_on TEXT NOT NULL,
  review_on TEXT NOT NULL,
  trashed_on TEXT
) STRICT;
