# The settings: what belongs to each, what belongs to both, what belongs to this computer.

page-settings = Settings
settings-save = Save
settings-save-of = Save: { $name }
settings-saved = Saved.

settings-people = You two
settings-name = Name
settings-letters = One or two letters
settings-text-size = Size of the text
settings-text-size-of = Size of the text for { $name }
settings-per-cent = { $size } %
settings-mute = No notices about my own reminders
settings-mute-hint = They still stand in the planner. Shared ones are not touched.
settings-theirs = { $name } changes this when { $name } is here.
settings-not-yet = Not here yet. A welcome of their own comes first.

settings-areas = Parts of life
settings-areas-how = Alt and an arrow key moves one up or down. A goal in a part you take away stays where it is.
settings-area = Part { $place }
settings-area-add = Add a part of life
settings-area-up = Move { $name } up
settings-area-down = Move { $name } down
settings-area-drop = Take { $name } away
settings-area-at = { $name }, { $place } of { $count }

settings-when = When you sit down
settings-talk-day = Day of your talks
settings-talk-time = Time
settings-zone = Time zone
settings-zone-hint = Type a town and choose. All your dates and times are by its clock.
settings-zones-found = { $count ->
    [0] No place of that name.
    [one] One place.
   *[other] { $count } places.
}

settings-quiet = Quiet
settings-quiet-why = No notices between these hours. What comes due meanwhile waits in the planner.
settings-quiet-from = From
settings-quiet-until = Until
settings-quiet-none = No quiet hours
settings-pause = Pause all reminders
settings-pause-hint = Nothing piles up: when the pause ends, things go on from that day.

settings-look-title = How it looks
settings-look = Light or dark
settings-theme-system = As the computer
settings-theme-light = Light
settings-theme-dark = Dark

settings-startup = This computer
settings-autostart = Start with the computer
settings-autostart-hint = Without opening the window, so that reminders can reach you.
settings-autostart-not = Starting with the computer can’t be chosen for a sample couple, nor for a folder that was named at the start.

settings-index = Contents
settings-to-yeses = Yes in my name
settings-to-yeses-why = Every yes noted in your name, and “that was not mine”.
settings-to-reminders = Reminders
settings-to-reminders-why = What you are reminded of, and whether notices can reach you now.
settings-to-backups = Backups
settings-to-backups-why = When the last one was made, where they lie, and the way back to an earlier day.
settings-to-trash = Trash
settings-to-trash-why = What you deleted, for thirty days.
