# Check our file. What it found is `file-` and the code of the core.

file-title = Our file
file-why = Looks whether the whole file can be read, whether every yes still fits its words, and whether everything is in its place. It changes nothing.
file-go = Check our file
file-stop = Stop
file-at = Looked through: { $part } %
file-in-order = Everything is in order: { $things ->
    [one] one thing
   *[other] { $things } things
}, { $yeses ->
    [one] one yes
   *[other] { $yeses } yeses
}, checked { $day }.
file-found = Not everything is as this program wrote it. Nothing was changed.
file-stays = What can’t be put right stays as it is. An earlier backup may still have it whole.
file-mend = Put right what can be
file-mend-why = Some of this can be put right without losing anything. A backup is made first.
file-mended = Put right.
file-about = It is about “{ $title }”.

file-pages = { $count ->
    [one] One place in the file can’t be read.
   *[other] { $count } places in the file can’t be read.
}
file-schema = Another program changed how the file is built.
file-keys = The keys beside your planner are not as this program wrote them.
file-keys-copy = One of the two copies of your keys is damaged. The other is whole.
file-behind = { $count ->
    [one] The last change is missing. Everything before it is there.
   *[other] The last { $count } changes are missing. Everything before them is there.
}
file-gaps = { $count ->
    [one] One entry is missing in the record of what changed.
   *[other] { $count } entries are missing in the record of what changed.
}
file-missing = { $count ->
    [one] One thing that was written here is not in the file.
   *[other] { $count } things that were written here are not in the file.
}
file-differs = { $count ->
    [one] One thing was changed outside this program.
   *[other] { $count } things were changed outside this program.
}
file-unknown = { $count ->
    [one] One thing was put in outside this program.
   *[other] { $count } things were put in outside this program.
}
file-unreadable = { $count ->
    [one] One thing has a form that can’t be read.
   *[other] { $count } things have a form that can’t be read.
}
file-parts = { $count ->
    [one] One part belongs to something that is not there.
   *[other] { $count } parts belong to something that is not there.
}
file-links = { $count ->
    [one] One link leads to something that is not there.
   *[other] { $count } links lead to something that is not there.
}
file-order = { $count ->
    [one] One place in an order leaves no room beside it.
   *[other] { $count } places in an order leave no room beside them.
}
file-words = { $count ->
    [one] One text is not the words it was said yes to.
   *[other] { $count } texts are not the words they were said yes to.
}
file-versions = { $count ->
    [one] One text has a number that does not follow the one before.
   *[other] { $count } texts have a number that does not follow the one before.
}
file-yeses = { $count ->
    [one] One yes was said to other words than those it stands under.
   *[other] { $count } yeses were said to other words than those they stand under.
}
file-signatures = { $count ->
    [one] One yes has a signature that does not fit.
   *[other] { $count } yeses have a signature that does not fit.
}
file-private = { $count ->
    [one] Something private does not have its form any more.
   *[other] { $count } private things do not have their form any more.
}
file-dates = { $count ->
    [one] One date of a reminder is there twice.
   *[other] { $count } dates of reminders are there twice.
}
