# Backups, and going back to an earlier day.

op-go-back = go back to an earlier day
