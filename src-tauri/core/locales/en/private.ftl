# What one of the two keeps to themselves, on one page.

page-private = Only for me
private-title = Only for me
private-not-alone = This page is shown while one of you is here alone.
private-write = Write something
private-empty = Nothing here yet. It is a place to think before you talk.
private-empty-example = What I’d like to say about the summer, once I know it myself.
private-lost = With the right tools the other can see that something is here and roughly how long it is, not what it says.

private-shape = What is it?
private-shape-note = A note
private-shape-question = A question to decide
private-shape-friend = A friend’s view
private-shape-putting_down = Putting something down

private-note-title = Title
private-note-part0 = Text
private-question-title = The question
private-question-part0 = What I think
private-question-part1 = What I need
private-friend-title = The disagreement, in a few words
private-friend-part0 = Somebody who wishes you both well sat with you. What did they see?
private-friend-part1 = What makes it hard for you to see it as they do?
private-friend-part2 = Where could that view help you in the next weeks?
private-putting_down-title = What it is about
private-putting_down-part0 = What happened, and what it did to me
private-putting_down-part1 = How it may have been for the other
private-putting_down-part2 = What I put down, and for whose sake
private-putting_down-part3 = What I’ll tell myself on the day it comes back
private-friend-why = Seven minutes, three times a year. Couples who wrote like this stayed as content as they were, in a study of 120 couples (Finkel and others, 2013). Write as long as you like.
private-putting_down-why = For you alone. Nobody proposes it and nobody sees it. Forgiving is not saying that it was all right, and not going back. Writing in such steps eased people in a study in five countries (2024).
private-friend-minutes = { $minutes ->
    [one] About { $minutes } minute left
   *[other] About { $minutes } minutes left
}
private-friend-time = The seven minutes are up. Write on if you like.
private-friend-offer = Is there a disagreement you’d like to see as a friend of both would see it? Seven minutes, for you alone.
private-friend-go = Write
private-not-now = Not now

private-keep = Keep
private-kept = Kept, only for you.
private-change = Change
private-earlier = As it was before
private-earlier-said = It is as it was before.
private-drop = Take away
private-dropped = Gone for good.
private-bring-up = Bring it up
private-brought-up = Only its first line is on your list for the next talk. The rest stays here.

private-notes = Notes
private-questions = Questions
private-friends = A friend’s view
private-putting-down = Put down
private-topics = To bring up at the next talk
private-goals = Goals
private-boundaries = Boundaries and agreements
private-rules = How we decide
private-slips = It slipped
private-slip-on = About: { $title }
private-open = Open

feelings = How are we, as I see it?
feelings-why = From 0, very far apart, to 10, very close. Only you see your line, and nothing is made of it.
feelings-today = Today
feelings-words = A word to it
feelings-keep = Note it
feelings-kept = Noted.
feelings-picture = How I saw us, from 0 to 10
feelings-shared-mine = What I shared
feelings-shared-of = What { $name } shared
feelings-picture-of = How { $name } saw you both, from 0 to 10
feelings-share = Share a time
feelings-share-title = Share a time of your line
feelings-share-why = { $name } can read these days from then on, with the words to them. You can take each of them back.
feelings-from = From
feelings-until = To
feelings-share-go = Share these days
feelings-share-done = Shared.
feelings-take-back = Take back { $day }
feelings-taken-back = Taken back. Nobody can read it any more.
feelings-drop = Take away { $day }
