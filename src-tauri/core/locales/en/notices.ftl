# What is said outside the window. Neutral: the screen may be anyone's to see.

notice-title = Common Ground
notice-now = Something is planned for now.
notice-since = Something has been waiting since { $day } { $time }.
notice-break-over = It is the time you set.
notice-mon = Monday
notice-tue = Tuesday
notice-wed = Wednesday
notice-thu = Thursday
notice-fri = Friday
notice-sat = Saturday
notice-sun = Sunday
notice-test = This is how a reminder looks. It never says what it is about.

calendar-neutral = Planned

reminder-about-check-in = Check-in
reminder-about-quarter = Our quarter

tray-open = Open Common Ground
tray-note = Note something …
tray-break = We need a break
tray-pause = Pause reminders
tray-resume = Go on with reminders
tray-quit = Quit
closing-title = Close the window?
closing-question = There is no tray on this desktop. Minimised, Common Ground can go on reminding you.
closing-minimise = Minimise
closing-quit = Quit
closing-neither = Leave it open
copy-save = Save a copy of everything
copy-name = common-ground
import-choose = Bring in a file
import-kind = Copies and tables
calendar-save = Save a calendar file
calendar-kind = Calendar
tray-still-here = Common Ground stays here, in the tray, so that it can remind you.

recover-elsewhere-title = The folder your backups lie in
recover-folder-title = The folder of a planner
backups-folder-ask = A folder for your backups
recover-copy-title = Where to save the copy
