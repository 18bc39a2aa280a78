-- What everybody may find: one line for each row that has words. `n` is the change that wrote them, so that the
-- newest stand last; `subject` is the thing the row belongs to. Private things are never in it.
CREATE TABLE search_line (
  n INTEGER PRIMARY KEY,
  noun TEXT NOT NULL,
  row TEXT NOT NULL,
  subject TEXT NOT NULL,
  UNIQUE (noun, row)
) STRICT;

-- The words of each line, by its number. What is taken out leaves no trace in the index.
CREATE VIRTUAL TABLE search USING fts5(words, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
