# Taking a copy along.

copy-title = Take everything with you
copy-why = A copy to read without this program, made by either of you, at any time.
copy-form = In which form
copy-form-html = One page to read and print
copy-form-markdown = A folder of text files
copy-form-csv = A folder of tables
copy-form-json = Everything, for programs
copy-own = With what is mine alone
copy-own-hint = Notes, drafts and hidden goals stand in it open to read.
copy-open = It is not locked: whoever has it can read it.
copy-lock = Lock it with a passphrase
copy-lock-hint = A passphrase for this file alone, in the age format: free programs for every system open it. Without the passphrase nothing does.
copy-passphrase = Passphrase for the copy
copy-act = Save a copy …
copy-at = Gathered: { $part } %
copy-saved = The copy is saved.
copy-nobody = Say at the top of the rail who is here. Then you can save a copy.
