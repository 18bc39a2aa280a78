// Made from the list of commands by `cargo xtask bindings`; do not edit.
import { commands, type Written } from "./call";

export type About = "check_in" | "quarter";

export type AddGoal = { 
/**
 * What is wanted.
 */
title: string, 
/**
 * Its board.
 */
horizon: Horizon, 
/**
 * Its part of life.
 */
area: AreaId | null, 
/**
 * Whether it is a personal goal of the one who writes it.
 */
own: boolean, };

export type AddStep = { 
/**
 * The goal.
 */
goal: GoalId, 
/**
 * What is to be done.
 */
words: string, 
/**
 * By when, as `2026-08-14`.
 */
due: string | null, };

export type AgreementChange = { 
/**
 * Which.
 */
field: AgreementField, 
/**
 * Word by word, where it is text; otherwise the two are read one below the other.
 */
words: Array<Piece>, };

export type AgreementDifference = { 
/**
 * Part by part.
 */
changes: Array<AgreementChange>, 
/**
 * All of it before.
 */
before: AgreementText, 
/**
 * All of it after.
 */
after: AgreementText, };

export type AgreementField = "words" | "why" | "does_start" | "does_end" | "slipped" | "talk" | "rest" | "ends";

export type AgreementSheet = { 
/**
 * As the page shows it.
 */
agreement: AgreementView, 
/**
 * Every wording, newest first.
 */
versions: Array<VersionView>, 
/**
 * What the waiting text changes in the one that stands; empty where nothing waits.
 */
changes: Array<AgreementChange>, 
/**
 * Whether its terms bind one of the two only: a quiet note, for both.
 */
binds_one: boolean, 
/**
 * The viewer's own notes that it slipped.
 */
slips: Array<Slip>, };

export type AgreementText = { 
/**
 * The agreement in a sentence.
 */
words: string, 
/**
 * Why it matters to us; may be empty.
 */
why: string, 
/**
 * What each does, start and end; may be empty.
 */
does: [string, string], 
/**
 * What we do if it slipped; may be empty.
 */
slipped: string, 
/**
 * Whether it is a how-we-talk rule: it stands on the printed card and opens every talk.
 */
talk: boolean, 
/**
 * Hours to sleep on it after the second yes.
 */
rest: number, 
/**
 * Its last day: then it asks "Go on with it?".
 */
ends: string, };

export type AgreementView = { 
/**
 * Its id.
 */
id: BoundaryId, 
/**
 * What it is about.
 */
topic: BoundaryTopic, 
/**
 * Whether it holds.
 */
standing: Standing, 
/**
 * The digest of the text that stands.
 */
digest: string, 
/**
 * The text that stands.
 */
text: AgreementText, 
/**
 * When each said yes to it, start and end, where the yes still counts.
 */
yes: [string | null, string | null], 
/**
 * What waits beside it: a newer wording, or going on with it.
 */
pending: PendingText | null, 
/**
 * The last day that is proposed for going on with it or taking it up again.
 */
next_end: string, 
/**
 * The request it came from.
 */
source: BoundaryId | null, };

export type AnswerRequest = { 
/**
 * The request.
 */
id: BoundaryId, 
/**
 * The digest of the words as they were on the page.
 */
digest: string, 
/**
 * The answer.
 */
answer: RequestAnswer, };

export type AreaId = string;

export type AreaView = { 
/**
 * Its id.
 */
id: AreaId, 
/**
 * Its name.
 */
name: string, };

export type Arrives = { 
/**
 * What.
 */
what: BroughtWhat, 
/**
 * So many are new.
 */
new: number, 
/**
 * So many are here already.
 */
here: number, };

export type AskAgain = { 
/**
 * The request.
 */
id: BoundaryId, 
/**
 * Its words now.
 */
text: RequestText, };

export type Author = "start" | "end" | "both";

export type Autostart = { 
/**
 * Whether it can be chosen: not for a sample couple, nor for a folder named at the start.
 */
possible: boolean, 
/**
 * Whether it does.
 */
on: boolean, };

export type Away = "there" | "gone" | "refused";

export type BackedUp = { 
/**
 * Nothing had changed: the newest backup has everything.
 */
had_all: boolean, 
/**
 * Whether the second folder has everything too; nothing where there is none.
 */
away: Away | null, };

export type BackupDay = { 
/**
 * The day.
 */
day: string, 
/**
 * The newest first.
 */
backups: Array<OneBackup>, };

export type BackupFolder = { 
/**
 * Which of the places.
 */
place: BackupPlace, 
/**
 * The folder itself.
 */
folder: string, 
/**
 * Whether new backups are made here.
 */
main: boolean, 
/**
 * What is the matter with it, if anything.
 */
problem: FolderTrouble | null, 
/**
 * What kind of place it is.
 */
lies: Lies, 
/**
 * The program that keeps it in step with other machines.
 */
keeper: string | null, 
/**
 * It lies on the same disk as the planner: lost with it.
 */
same_disk: boolean, 
/**
 * When the newest backup in it was made, as far as that is known.
 */
newest: string | null, };

export type BackupOf = { 
/**
 * Where.
 */
place: BackupPlace, 
/**
 * The name of its folder.
 */
name: string, };

export type BackupPlace = "own" | "chosen" | "away";

export type Backups = { 
/**
 * The folders they lie in: the data folder's first.
 */
folders: Array<BackupFolder>, 
/**
 * The backups by day, the newest first.
 */
days: Array<BackupDay>, 
/**
 * How many are named like one and cannot be read.
 */
unreadable: number, 
/**
 * The code of what kept the newest try from being one, until one is made again.
 */
problem: string | null, 
/**
 * A second folder is chosen, and for long no copy came there.
 */
away_waits: boolean, };

export type BeginPassphrase = { 
/**
 * The one that is to count.
 */
passphrase: Passphrase, 
/**
 * The one that counts now: somebody may know it, and everything is locked anew.
 */
now: Passphrase | null, };

export type Beginnings = { 
/**
 * First sentences, topic by topic.
 */
starters: Array<Starter>, 
/**
 * The last day proposed for an agreement.
 */
ends: string, 
/**
 * Hours to sleep on it unless both want otherwise.
 */
rest: number, };

export type Bit = { 
/**
 * The words, with their blanks.
 */
words: string, 
/**
 * Whether they are what was looked for.
 */
found: boolean, };

export type Board = { 
/**
 * In the order of [`Place::ALL`].
 */
columns: Array<Column>, 
/**
 * Shared goals being done: more than three get one gentle line.
 */
active: number, };

export type BoardQuery = { 
/**
 * One of the two; none is both, for the list.
 */
horizon: Horizon | null, };

export type Boundaries = { 
/**
 * Each one's own, start and end.
 */
own: [Array<OwnView>, Array<OwnView>], 
/**
 * Ours, in their order; lapsed ones stay in their place.
 */
agreements: Array<AgreementView>, 
/**
 * What was asked, and how it was answered.
 */
requests: Array<RequestView>, 
/**
 * What the viewer keeps for themselves.
 */
drafts: Array<DraftView>, };

export type BoundaryDraft = { 
/**
 * What it is about.
 */
topic: BoundaryTopic, 
/**
 * Its words.
 */
text: BoundaryText, };

export type BoundaryId = string;

export type BoundaryText = { "own": OwnText } | { "agreement": AgreementText } | { "request": RequestText };

export type BoundaryTopic = "talk" | "family" | "alone" | "screens" | "money" | "home" | "closeness" | "work" | "other";

export type BreakView = { 
/**
 * When both come back.
 */
back_at: string, 
/**
 * The time has come; it goes on until someone ends it.
 */
over: boolean, };

export type BringUp = { 
/**
 * The note; it stays as it is.
 */
id: PrivateId, 
/**
 * What it wants of the other.
 */
wants: Wants, };

export type Brought = { 
/**
 * What arrives, by kind.
 */
arrives: Array<Arrives>, 
/**
 * What stays in the file.
 */
stays: Array<Stays>, };

export type BroughtWhat = "goal" | "ended_goal" | "own_goal" | "agreement" | "own_boundary" | "request" | "rule" | "reminder" | "own_reminder" | "good_time" | "good_moment" | "area" | "private";

export type Cadence = { "unit": "days", 
/**
 * How many.
 */
n: number, } | { "unit": "weeks", 
/**
 * How many.
 */
n: number, 
/**
 * At least one weekday, each once, in any order.
 */
on: Array<"Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun">, } | { "unit": "months", 
/**
 * How many.
 */
n: number, 
/**
 * Which day of the month.
 */
on: MonthDay, } | { "unit": "years", 
/**
 * How many.
 */
n: number, };

export type Calendar = { 
/**
 * Which words.
 */
titles: CalendarTitles, };

export type CalendarTitles = "neutral" | "own";

export type CannotWait = { 
/**
 * What counts.
 */
what: string, 
/**
 * The most it may cost. Minor units.
 */
up_to: number, };

export type Card = { 
/**
 * The goal; of a pair the half at the start side.
 */
id: GoalId, 
/**
 * Its board.
 */
horizon: Horizon, 
/**
 * Where it is shown.
 */
place: Place, 
/**
 * Where it was put while the other's yes is missing.
 */
asked: Place | null, 
/**
 * One half, or two.
 */
halves: Array<Half>, 
/**
 * Whose idea.
 */
author: Author, 
/**
 * Whose own; nobody's if shared.
 */
owner: Side | null, 
/**
 * Part of life.
 */
area: AreaId | null, 
/**
 * When it shall be there.
 */
target: Target | null, 
/**
 * A personal goal's *how you can support me*.
 */
support: string, 
/**
 * Who said yes to the words on the card, start and end.
 */
yes: [boolean, boolean], 
/**
 * Whether it holds: both yeses to exactly these words.
 */
holds: boolean, 
/**
 * Whether other words wait for yeses while these hold.
 */
rewording: boolean, 
/**
 * The long goal it feeds.
 */
parent: GoalId | null, 
/**
 * How many short goals feed it.
 */
fed: number, 
/**
 * When it was reached or let go.
 */
ended_at: string | null, };

export type CatchUp = "latest" | "each" | "ask";

export type CatchUpOn = { 
/**
 * The reminder that asked.
 */
reminder: ReminderId, 
/**
 * Which to look at.
 */
look_at: LookAt, };

export type Change = { 
/**
 * Which.
 */
field: RuleField, 
/**
 * Word by word, where it is text; otherwise the two are read one below the other.
 */
words: Array<Piece>, };

export type ChangePassphrase = { 
/**
 * The one that counts now.
 */
now: Passphrase, 
/**
 * The one that is to count.
 */
passphrase: Passphrase, };

export type CheckStep = { 
/**
 * The step.
 */
step: StepId, 
/**
 * Whether it is done.
 */
done: boolean, };

export type Checked = "noted" | "fits" | "does_not_fit";

export type CheckedFile = { 
/**
 * The shared things that were looked at.
 */
things: number, 
/**
 * The yeses that were looked at.
 */
yeses: number, 
/**
 * The day of the check, as the household counts days.
 */
day: string, 
/**
 * What is not as it should be; nothing where everything is in order.
 */
findings: Array<Finding>, };

export type CheckedYes = { 
/**
 * Whose.
 */
side: Side, 
/**
 * When it was said.
 */
at: string, 
/**
 * What was found.
 */
found: Checked, };

export type Chosen = { "is": "copy", 
/**
 * The names in it, start and end.
 */
names: [string, string], 
/**
 * The day it was made.
 */
made: string, } | { "is": "table" } & TableView | { "is": "locked" };

export type Closing = "ask" | "stay" | "quit";

export type Colour = "blue" | "clay" | "plum" | "teal" | "ochre" | "moss" | "rose" | "slate";

export type Column = { 
/**
 * Which.
 */
place: Place, 
/**
 * Its cards in their order.
 */
cards: Array<Card>, };

export type Columns = { 
/**
 * What is wanted.
 */
title: number, 
/**
 * What *done* looks like.
 */
done: number | null, 
/**
 * Why it matters.
 */
why: number | null, 
/**
 * Notes.
 */
notes: number | null, 
/**
 * A day or a month.
 */
target: number | null, 
/**
 * A part of life.
 */
area: number | null, 
/**
 * A next step.
 */
step: number | null, 
/**
 * On which board all of them come.
 */
horizon: Horizon, };

export type CopyForm = "json" | "markdown" | "html" | "csv";

export type CopyWanted = { 
/**
 * Its form.
 */
form: CopyForm, 
/**
 * With what is theirs alone.
 */
own: boolean, 
/**
 * A passphrase of its own, for a form that is one file.
 */
passphrase: Passphrase | null, };

export type Core = { 
/**
 * What is wanted, in a line.
 */
title: string, 
/**
 * What *done* looks like; may be empty.
 */
done: string, 
/**
 * What it may cost, if that is part of it.
 */
sum?: Sum | null, };

export type CountFrom = "schedule" | "completion";

export type DeleteGoal = { 
/**
 * The goal, with its other half where it is one of a pair.
 */
goal: GoalId, };

export type DeleteProgress = { 
/**
 * The entry.
 */
entry: ProgressId, };

export type DeleteStep = { 
/**
 * The step.
 */
step: StepId, };

export type Differs = "same" | "changed" | "gone" | "new";

export type Draft = { 
/**
 * The form.
 */
form: string, 
/**
 * Its fields.
 */
body: unknown, };

export type DraftView = { 
/**
 * Its id.
 */
id: PrivateId, 
/**
 * Its words.
 */
boundary: BoundaryDraft, };

export type DropPrivate = { 
/**
 * The draft or note.
 */
id: PrivateId, };

export type EarlierDay = { 
/**
 * When the backup was made.
 */
made: string, 
/**
 * What there was, kind by kind.
 */
sections: Array<EarlierSection>, };

export type EarlierFact = { 
/**
 * What it is called.
 */
label: string, 
/**
 * As it was then; empty where there was nothing.
 */
then: string, 
/**
 * As it is now, where that is another.
 */
now: string | null, };

export type EarlierRule = { 
/**
 * The text.
 */
text: RuleText, 
/**
 * What the text after it changed.
 */
changes: Array<Change>, };

export type EarlierSection = { 
/**
 * What they are called.
 */
title: string, 
/**
 * Those of that day, and those that came since.
 */
things: Array<EarlierThing>, };

export type EarlierThing = { 
/**
 * Its table.
 */
noun: string, 
/**
 * Its id.
 */
id: string, 
/**
 * What it was called then.
 */
title: string, 
/**
 * How it stands against now.
 */
differs: Differs, 
/**
 * What was known of it; of one that is as it was, and of one that came since, nothing is said.
 */
facts: Array<EarlierFact>, 
/**
 * Whether it can be taken out by whoever looks.
 */
takes_out: boolean, };

export type EditAreas = { 
/**
 * In the order they shall stand.
 */
areas: Array<NewArea>, };

export type EditBoundary = { 
/**
 * The boundary.
 */
id: BoundaryId, 
/**
 * What it is about.
 */
topic: BoundaryTopic, 
/**
 * Its words; of the same kind as before.
 */
text: BoundaryText, };

export type EditGoal = { 
/**
 * The goal.
 */
goal: GoalId, 
/**
 * What is wanted.
 */
title: string, 
/**
 * What *done* looks like.
 */
done: string, 
/**
 * A sum, if there is one.
 */
sum: Sum | null, 
/**
 * Its board.
 */
horizon: Horizon, 
/**
 * Its part of life.
 */
area: AreaId | null, 
/**
 * A day (`2026-08-14`), a month (`2026-08`) or nothing.
 */
target: string | null, 
/**
 * *How you can support me*; personal goals only.
 */
support: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * *If it gets stuck: … then we …*
 */
stuck: string, 
/**
 * *Who does what?*
 */
who_does: string, 
/**
 * Notes.
 */
notes: string, 
/**
 * How progress is told.
 */
measure: Measure, 
/**
 * Where the number (hundredths) or money (minor units) began.
 */
measure_from: number | null, 
/**
 * Where it shall come to.
 */
measure_to: number | null, 
/**
 * The number's unit, or the currency.
 */
unit: string, };

export type EditGoodTime = { 
/**
 * Which.
 */
id: GoodTimeId, 
/**
 * What.
 */
title: string, 
/**
 * The day.
 */
day: string, 
/**
 * The time, if it has one.
 */
time: string | null, 
/**
 * Whether whoever is here arranges it.
 */
arrange: boolean, };

export type EditHousehold = { 
/**
 * IANA zone name.
 */
zone: string, 
/**
 * The weekday of the talks.
 */
talk_weekday: Weekday, 
/**
 * The time of the talks.
 */
talk_time: string, 
/**
 * The look.
 */
theme: Theme, 
/**
 * Quiet hours: no notices from …
 */
quiet_from: string | null, 
/**
 * … until; both or neither.
 */
quiet_until: string | null, 
/**
 * Pause mode.
 */
paused: boolean, };

export type EditPartner = { 
/**
 * Their name.
 */
name: string, 
/**
 * One or two letters.
 */
letters: string, 
/**
 * Their colour.
 */
colour: Colour, 
/**
 * Text size in per cent, 100 to 200.
 */
text_size: number, 
/**
 * Whether their own reminders are muted.
 */
muted: boolean, };

export type EditReminder = { 
/**
 * Which.
 */
id: ReminderId, 
/**
 * What it is for; the app's own keep theirs.
 */
title: string, 
/**
 * When.
 */
schedule: Schedule, 
/**
 * What is waiting after an absence.
 */
catch_up: CatchUp, };

export type EditStep = { 
/**
 * The step.
 */
step: StepId, 
/**
 * What is to be done.
 */
words: string, 
/**
 * By when, as `2026-08-14`.
 */
due: string | null, 
/**
 * The step it shall stand before, if it is moved; the step itself leaves it where it is.
 */
before: StepId | null, };

export type Emptied = "gone" | "waits";

export type Ending = { 
/**
 * *How shall we celebrate?*
 */
celebrate: string, 
/**
 * *You expected …*
 */
expected: string, 
/**
 * *Here is what came.*
 */
came: string, 
/**
 * *What did we learn?*
 */
learned: string, };

export type Family = { 
/**
 * The long goal this one feeds.
 */
parent: Relative | null, 
/**
 * The short goals that feed this one.
 */
children: Array<Relative>, };

export type FeedGoal = { 
/**
 * The short goal.
 */
goal: GoalId, 
/**
 * The long one; none takes the link away.
 */
parent: GoalId | null, };

export type FeelingId = string;

export type FeelingPoint = { 
/**
 * Its id.
 */
id: PrivateId, 
/**
 * The point.
 */
point: KeepFeeling, };

export type Feelings = { 
/**
 * What is the viewer's alone, by day; nothing unless one partner is here alone.
 */
own: Array<FeelingPoint>, 
/**
 * What each shared, start and end, by day.
 */
shared: [Array<SharedFeeling>, Array<SharedFeeling>], };

export type Finding = { 
/**
 * What it is.
 */
wrong: Wrong, 
/**
 * How many of it.
 */
count: number, 
/**
 * What the first one is known by, where it is about a text both can read.
 */
about: string | null, 
/**
 * Whether it can be put right without losing anything.
 */
mends: boolean, };

export type FoldBoundary = { 
/**
 * The boundary.
 */
id: BoundaryId, 
/**
 * Folded, or back.
 */
folded: boolean, };

export type FolderTrouble = "gone" | "unreadable";

export type Found = { 
/**
 * First what is the viewer's alone, then what both may read; the newest first.
 */
hits: Array<Hit>, 
/**
 * Whether there is more than is shown.
 */
more: boolean, };

export type GoOn = { 
/**
 * The agreement or rule.
 */
subject: SubjectId, 
/**
 * The new last day, for what ends by itself.
 */
until: string | null, };

export type GoalId = string;

export type GoalText = { 
/**
 * Its id.
 */
id: VersionId, 
/**
 * Its digest: a yes names it.
 */
digest: string, 
/**
 * The words.
 */
core: Core, 
/**
 * Whose words.
 */
author: Author, 
/**
 * The day they were written.
 */
written_on: string, 
/**
 * The yeses to it that count now, start and end.
 */
yes: [string | null, string | null], };

export type GoalView = { 
/**
 * The goal.
 */
id: GoalId, 
/**
 * Its card: of a pair, with both halves.
 */
card: Card, 
/**
 * What holds, otherwise the newest words.
 */
core: Core, 
/**
 * The newest words, where others hold.
 */
newer: Core | null, 
/**
 * Where it stands; personal goals ask for no yes.
 */
standing: Standing | null, 
/**
 * Every text it ever had, newest first.
 */
versions: Array<GoalText>, 
/**
 * The day it was written down.
 */
made_on: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * *If it gets stuck: … then we …*
 */
stuck: string, 
/**
 * *Who does what?*
 */
who_does: string, 
/**
 * Notes.
 */
notes: string, 
/**
 * How progress is told.
 */
measure: Measure, 
/**
 * Where the measure began.
 */
measure_from: number | null, 
/**
 * Where it shall come to.
 */
measure_to: number | null, 
/**
 * Unit or currency.
 */
unit: string, 
/**
 * Its steps, in order.
 */
steps: Array<StepView>, 
/**
 * Its progress entries, oldest first.
 */
progress: Array<ProgressView>, 
/**
 * What it feeds and what feeds it.
 */
family: Family, 
/**
 * What was said at its end.
 */
ending: Ending, 
/**
 * When the two look at it again.
 */
review_on: string, };

export type GoodMomentId = string;

export type GoodMomentView = { 
/**
 * Its id.
 */
id: GoodMomentId, 
/**
 * What happened.
 */
words: string, 
/**
 * The day it was noted.
 */
day: string, 
/**
 * Whose words they are.
 */
author: Author, 
/**
 * Whole years ago, where it is the day of the year.
 */
years_ago: number | null, };

export type GoodTimeId = string;

export type GoodTimeView = { 
/**
 * Its id.
 */
id: GoodTimeId, 
/**
 * What.
 */
title: string, 
/**
 * The day.
 */
day: string, 
/**
 * The time, if it has one.
 */
time: string | null, 
/**
 * Who arranges it.
 */
arranger: Author | null, };

export type Half = { 
/**
 * The goal.
 */
goal: GoalId, 
/**
 * Its words: what holds, otherwise the newest.
 */
title: string, 
/**
 * The next step that is not done.
 */
next: NextStep | null, 
/**
 * How far it is.
 */
measured: Measured | null, 
/**
 * The newest text: what a yes now would be a yes to.
 */
version: VersionId, 
/**
 * Its digest.
 */
digest: string, };

export type Health = { 
/**
 * What the desktop said to the last notice, or says when asked.
 */
reach: Reach, 
/**
 * Whether there is a tray to stay in when the window is closed.
 */
tray: boolean, 
/**
 * What closing the window does.
 */
closing: Closing, };

export type HiddenGoal = { 
/**
 * What is wanted.
 */
title: string, 
/**
 * What *done* looks like.
 */
done: string, 
/**
 * The board it would be on.
 */
horizon: Horizon, };

export type HiddenGoalView = { 
/**
 * Its id.
 */
id: PrivateId, 
/**
 * The goal.
 */
goal: HiddenGoal, };

export type HingeGoals = { 
/**
 * What the partner at the start side wants.
 */
start: GoalId, 
/**
 * What the partner at the end side wants.
 */
end: GoalId, };

export type Hint = { 
/**
 * What it is about.
 */
code: WordingCode, 
/**
 * Where.
 */
field: WordingField, 
/**
 * Where the words begin in the field, in UTF-16 units as the interface counts.
 */
start: number, 
/**
 * Where they end.
 */
end: number, 
/**
 * The words.
 */
words: string, 
/**
 * The Fluent key of why; takes `$words` and `$partner`.
 */
reason: string, 
/**
 * The Fluent key of another way to say it.
 */
suggestion: string, 
/**
 * Who sees it.
 */
audience: WordingAudience, };

export type Hints = { 
/**
 * What the other is called.
 */
partner: string, 
/**
 * The hints, in the order of the fields.
 */
hints: Array<Hint>, };

export type Hit = { 
/**
 * What it is.
 */
of: Of, 
/**
 * Its id.
 */
id: string, 
/**
 * The words it is known by.
 */
title: string, 
/**
 * The words around what was looked for.
 */
around: Array<Bit>, };

export type Holds = { 
/**
 * Goals.
 */
goals: number, 
/**
 * Boundaries, agreements and requests.
 */
boundaries: number, 
/**
 * Rules.
 */
rules: number, 
/**
 * Good moments.
 */
moments: number, };

export type Home = { 
/**
 * The two partners, start and end.
 */
partners: [PartnerView, PartnerView], 
/**
 * The household's settings.
 */
household: HouseholdView, 
/**
 * The parts of life, in their order.
 */
areas: Array<AreaView>, 
/**
 * What undo would undo for whoever is here.
 */
undo: StepName | null, 
/**
 * What redo would do again.
 */
redo: StepName | null, 
/**
 * Today in the household's zone.
 */
today: string, 
/**
 * Whether the place allows reading only.
 */
read_only: boolean, 
/**
 * Whether the laptop's clock says a day before this planner was begun. Two zones lie at most a day apart.
 */
clock_behind: boolean, };

export type Horizon = "short" | "long";

export type HouseholdView = { 
/**
 * IANA zone name.
 */
zone: string, 
/**
 * Whether it was set up by one alone and the other has not been welcomed.
 */
alone: boolean, 
/**
 * The weekday of the talks.
 */
talk_weekday: Weekday, 
/**
 * The time of the talks.
 */
talk_time: string, 
/**
 * The look.
 */
theme: Theme, 
/**
 * No notices from …
 */
quiet_from: string | null, 
/**
 * … until.
 */
quiet_until: string | null, 
/**
 * Everything paused since.
 */
paused_from: string | null, };

export type InTrash = { 
/**
 * Its table.
 */
noun: string, 
/**
 * Its id.
 */
id: string, };

export type KeepBoundary = { 
/**
 * The draft it was, if it is not new.
 */
id: PrivateId | null, 
/**
 * What it is about.
 */
topic: BoundaryTopic, 
/**
 * Its words.
 */
text: BoundaryText, };

export type KeepDraft = { 
/**
 * The form, such as `goal:new:short` or `agreement:<id>`.
 */
form: string, 
/**
 * Its fields.
 */
body: unknown, };

export type KeepFeeling = { 
/**
 * The day.
 */
day: string, 
/**
 * From 0 to 10.
 */
value: number, 
/**
 * A word to it; may be empty.
 */
words: string, };

export type KeepHiddenGoal = { 
/**
 * The one it was, if it is not new.
 */
id: PrivateId | null, 
/**
 * How it is now; none takes it away.
 */
goal: HiddenGoal | null, };

export type KeepNote = { 
/**
 * The note it was, if it is not new.
 */
id: PrivateId | null, 
/**
 * What it is for; that does not change.
 */
shape: Shape, 
/**
 * The question, or a title.
 */
title: string, 
/**
 * Its texts.
 */
parts: Array<string>, };

export type KeepRuleDraft = { 
/**
 * The draft it was, if it is not new.
 */
id: PrivateId | null, 
/**
 * What stands in it.
 */
terms: RuleTerms, 
/**
 * When to look at it again.
 */
review_on: string | null, };

export type KeepTexts = { 
/**
 * The texts exactly as they stood on the page.
 */
texts: Array<Yes>, };

export type Leave = { 
/**
 * What is theirs alone is erased for good; otherwise it stays, for them alone.
 */
erase: boolean, };

export type Lies = "disk" | "network" | "synced";

export type LogProgress = { 
/**
 * The goal.
 */
goal: GoalId, 
/**
 * The entry, if one is changed.
 */
entry: ProgressId | null, 
/**
 * The day, as `2026-06-12`; today at the latest.
 */
day: string, 
/**
 * Hundredths of the unit or the feeling, minor units of money.
 */
value: number, 
/**
 * A word to it; may be empty.
 */
note: string, };

export type LookAt = "latest" | "each";

export type LookBack = { 
/**
 * The backup.
 */
of: BackupOf, };

export type MarkRead = { 
/**
 * The boundary.
 */
id: BoundaryId, 
/**
 * The wording that was read.
 */
version: VersionId, 
/**
 * Its digest as it was on the page.
 */
digest: string, 
/**
 * Said, or taken away.
 */
read: boolean, };

export type Measure = "none" | "steps" | "number" | "money" | "feeling";

export type Measured = { "by": "steps", 
/**
 * How many are done …
 */
done: number, 
/**
 * … of how many.
 */
total: number, } | { "by": "number", 
/**
 * The newest entry.
 */
now: number | null, 
/**
 * Where it began.
 */
from: number | null, 
/**
 * Where it shall come to.
 */
to: number | null, 
/**
 * Its unit.
 */
unit: string, } | { "by": "money", 
/**
 * The newest entry.
 */
now: number | null, 
/**
 * Where it began.
 */
from: number | null, 
/**
 * Where it shall come to.
 */
to: number | null, 
/**
 * ISO 4217.
 */
currency: string, } | { "by": "feeling", 
/**
 * The newest entry.
 */
now: number | null, };

export type MonthDay = { "kind": "day", 
/**
 * 1–31.
 */
day: number, } | { "kind": "last-day", } | { "kind": "nth-weekday", 
/**
 * 1–5.
 */
nth: number, 
/**
 * The weekday.
 */
weekday: "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun", } | { "kind": "last-weekday", 
/**
 * The weekday.
 */
weekday: "Mon" | "Tue" | "Wed" | "Thu" | "Fri" | "Sat" | "Sun", };

export type MoveGoal = { 
/**
 * The card: either half of a pair.
 */
goal: GoalId, 
/**
 * The column.
 */
to: Place, 
/**
 * The card it shall stand before; none is the end of the column.
 */
before: GoalId | null, 
/**
 * The words as they were on the card. Needed where the move is a yes.
 */
texts: Array<Yes>, 
/**
 * What was said at its end, where it ends.
 */
ending?: Ending, };

export type MoveTo = { 
/**
 * The reminder.
 */
reminder: ReminderId, 
/**
 * Its date.
 */
on_date: string, 
/**
 * The household's date and time it takes place on instead.
 */
to: string, };

export type Moved = { 
/**
 * The column it is shown in: *Idea* while the other's yes is missing.
 */
place: Place, 
/**
 * Whether it waits for the other's yes.
 */
waits: boolean, };

export type NamedYes = { 
/**
 * The yes.
 */
id: SignOffId, 
/**
 * What kind of thing it is a yes to.
 */
kind: Subject, 
/**
 * The thing.
 */
subject: SubjectId, 
/**
 * The words the text is known by.
 */
title: string, 
/**
 * The whole text, as the JSON it is kept as.
 */
text: Record<string, unknown>, 
/**
 * When it was said.
 */
at: string, };

export type NewArea = { 
/**
 * The part it was, if it is not new.
 */
id: AreaId | null, 
/**
 * Its name.
 */
name: string, };

export type NewCode = { 
/**
 * The passphrase.
 */
passphrase: Passphrase, };

export type NewGoodMoment = { 
/**
 * What happened.
 */
words: string, };

export type NewGoodTime = { 
/**
 * What.
 */
title: string, 
/**
 * The day: today or later.
 */
day: string, 
/**
 * The time, if it has one.
 */
time: string | null, 
/**
 * Whether whoever is here takes on arranging it; nobody is ever given it.
 */
arrange: boolean, };

export type NewPartner = { 
/**
 * Their name.
 */
name: string, 
/**
 * One or two letters.
 */
letters: string, 
/**
 * Their colour.
 */
colour: Colour, };

export type NewReminder = { 
/**
 * What it is for.
 */
title: string, 
/**
 * Only for the one who makes it; otherwise for both.
 */
own: boolean, 
/**
 * When.
 */
schedule: Schedule, 
/**
 * What is waiting after an absence.
 */
catch_up: CatchUp, };

export type NewTopic = { 
/**
 * What it is about.
 */
words: string, 
/**
 * What it wants.
 */
wants: Wants, };

export type NewValue = { 
/**
 * The part of life.
 */
area: AreaId, 
/**
 * How much it matters.
 */
weight: Weight | null, 
/**
 * What matters there, in a sentence.
 */
words: string, };

export type NextStep = { 
/**
 * Its id.
 */
id: StepId, 
/**
 * What is to be done.
 */
words: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * Who took it on.
 */
taken_by: Side | null, };

export type NextTalk = { 
/**
 * When.
 */
at: string, 
/**
 * The date of the check-in's reminder it is, to move it by; none where no date of it is left.
 */
date: TalkDate | null, 
/**
 * It is not at its usual day and time, just this once.
 */
moved: boolean, 
/**
 * When the one after it is.
 */
then: string | null, };

export type NextUp = { 
/**
 * What the app reminds of, if it is the app's own.
 */
about: About | null, 
/**
 * The couple's words for it otherwise.
 */
title: string, 
/**
 * When.
 */
at: string, };

export type NoArgs = Record<symbol, never>;

export type Note = { 
/**
 * What it is for.
 */
shape: Shape, 
/**
 * The question; else a title, which may be empty.
 */
title: string, 
/**
 * Its texts, as many as [`Shape::parts`] says; each may be empty.
 */
parts: Array<string>, 
/**
 * The day it was begun.
 */
on: string, };

export type NoteSlip = { 
/**
 * The agreement.
 */
agreement: BoundaryId, 
/**
 * What its author writes for themselves.
 */
words: string, };

export type NoteView = { 
/**
 * Its id.
 */
id: PrivateId, 
/**
 * The note.
 */
note: Note, 
/**
 * Whether it was otherwise before, and can be again.
 */
had: boolean, };

export type Of = "goal" | "own" | "agreement" | "request" | "rule" | "good_time" | "good_moment" | "reminder" | "feeling" | "value" | "private";

export type OfSubject = { 
/**
 * Which.
 */
subject: SubjectId, };

export type OfText = { 
/**
 * The words so far.
 */
text: BoundaryText, 
/**
 * Who writes, while both are here.
 */
author: Side | null, };

export type OnDate = { 
/**
 * The reminder.
 */
reminder: ReminderId, 
/**
 * Its date.
 */
on_date: string, };

export type OneBackup = { 
/**
 * Which.
 */
of: BackupOf, 
/**
 * When it was made and verified.
 */
made: string, 
/**
 * What it takes to open it.
 */
opens: Opens, 
/**
 * How much is in it; only where today's key opens it.
 */
holds: Holds | null, };

export type OneBoundary = { 
/**
 * The boundary.
 */
id: BoundaryId, };

export type OneReminder = { 
/**
 * Which.
 */
id: ReminderId, };

export type Op = "edit-household" | "edit-partner" | "edit-area" | "add-rule" | "edit-rule" | "add-goal" | "edit-goal" | "move-goal" | "tell-ending" | "feed-goal" | "hinge-goals" | "unhinge-goals" | "add-step" | "edit-step" | "check-step" | "take-step" | "delete-step" | "log-progress" | "delete-progress" | "add-good-moment" | "add-good-time" | "edit-good-time" | "write-boundary" | "edit-boundary" | "end-own" | "resume-own" | "mark-boundary" | "delete" | "take-out" | "restore" | "add-reminder" | "edit-reminder" | "pause-reminder" | "reminder-done" | "reminder-skip" | "snooze" | "move-reminder" | "catch-up" | "bring-in" | "set-up" | "welcome" | "say-yes" | "take-back" | "not-mine" | "mine" | "step-back" | "pause" | "end" | "go-on" | "reopen-goal" | "answer-request" | "ask-again" | "reopen-request" | "empty" | "take-back-words" | "share" | "pause-all" | "put-away" | "open-together" | "quarter" | "keep-in-quarter" | "settle-in-quarter" | "start-break" | "end-break" | "go-back" | "keep-private" | "keep-draft" | "purge" | "show" | "clock" | "mend";

export type OpenLocked = { 
/**
 * It.
 */
passphrase: Passphrase, };

export type OpenedValues = { 
/**
 * The day it was.
 */
day: string, 
/**
 * Each one's words, start and end, in the order of the parts of life.
 */
sheets: [Array<ValueView>, Array<ValueView>], 
/**
 * The parts of life both said how much they matter: where they say the same first.
 */
shared: Array<SharedArea>, };

export type Opens = "now" | "unlocked" | "earlier";

export type Outcome = "keep" | "change" | "pause" | "finish" | "let_go" | "later";

export type OwnText = { 
/**
 * What follows *When*.
 */
when: string, 
/**
 * What follows *I will*.
 */
will: string, 
/**
 * Why it matters; may be empty.
 */
why: string, 
/**
 * What helps; may be empty.
 */
helps: string, };

export type OwnView = { 
/**
 * Its id.
 */
id: BoundaryId, 
/**
 * What it is about.
 */
topic: BoundaryTopic, 
/**
 * Whose it is.
 */
owner: Side, 
/**
 * The wording.
 */
version: VersionId, 
/**
 * Its digest, to say what was read.
 */
digest: string, 
/**
 * Its words.
 */
text: OwnText, 
/**
 * The day of these words.
 */
written_on: string, 
/**
 * The day its owner ended it.
 */
ended_on: string | null, 
/**
 * What the reader left on it.
 */
mark: ReaderMark | null, 
/**
 * Whether the viewer folded it away.
 */
folded: boolean, };

export type PartnerView = { 
/**
 * Their side.
 */
side: Side, 
/**
 * Their name; empty for a second person who has not been here yet and was not named.
 */
name: string, 
/**
 * One or two letters for where there is no room.
 */
letters: string, 
/**
 * Their colour.
 */
colour: Colour, 
/**
 * Drawn as a ring instead of solid, so that a pair is apart without colour.
 */
ringed: boolean, 
/**
 * Their text size in per cent.
 */
text_size: number, 
/**
 * Whether they have had their own welcome.
 */
welcomed: boolean, 
/**
 * Whether their own reminders are muted.
 */
muted: boolean, };

export type Passphrase = string;

export type Passphrases = { 
/**
 * Start and end.
 */
have: [boolean, boolean], 
/**
 * Those who are here and said it.
 */
here: [boolean, boolean], 
/**
 * Those who said it in this sitting: turning the laptop to them costs nothing again.
 */
sit: [boolean, boolean], 
/**
 * Whether the file itself opens only with one.
 */
locks: boolean, };

export type Past = { 
/**
 * The newest first.
 */
entries: Array<PastEntry>, 
/**
 * From which number on there is more.
 */
earlier: number | null, 
/**
 * The thing whose past it is, if one was named.
 */
thing: PastThing | null, 
/**
 * What the file that thing came in with tells of it, line by line; it binds nobody.
 */
came_with: string | null, };

export type PastEntry = { 
/**
 * Tells it from the others.
 */
seq: number, 
/**
 * The day.
 */
day: string, 
/**
 * The sentence.
 */
said: Said, 
/**
 * What it was about, if it was about one thing.
 */
thing: PastThing | null, 
/**
 * A step's words.
 */
step: string | null, 
/**
 * The column a card came to.
 */
to: Place | null, 
/**
 * What differs, in the order it is read.
 */
fields: Array<PastField>, 
/**
 * What differs in the words of an agreement.
 */
agreement: AgreementDifference | null, 
/**
 * What differs in a rule.
 */
rule: RuleDifference | null, };

export type PastField = { 
/**
 * Which (`changed-field-<word>` in Fluent).
 */
field: string, 
/**
 * Word by word, where it is text.
 */
words: Array<Piece>, 
/**
 * What it was, where it is not.
 */
before: Told | null, 
/**
 * What it became. Where neither is there, only that it changed is told.
 */
after: Told | null, };

export type PastQuery = { 
/**
 * One thing's own past; everything where none is named.
 */
of: string | null, 
/**
 * Only what happened before this number: an answer's `earlier`.
 */
before: number | null, };

export type PastThing = { 
/**
 * What it is.
 */
of: Of, 
/**
 * Its id.
 */
id: string, 
/**
 * The words it is known by; none where it has none of its own.
 */
title: string, 
/**
 * Where it is now.
 */
whereabouts: Whereabouts, };

export type PauseAll = { 
/**
 * Paused, or not.
 */
paused: boolean, };

export type PauseReminder = { 
/**
 * Which.
 */
id: ReminderId, 
/**
 * Paused, or not.
 */
paused: boolean, };

export type Pending = { 
/**
 * The text that waits.
 */
version: VersionId, 
/**
 * Who said yes to it, start and end.
 */
yes: [boolean, boolean], 
/**
 * When it starts, where both said yes and sleep on it.
 */
from: string | null, };

export type PendingText = { 
/**
 * The version.
 */
version: VersionId, 
/**
 * Its digest.
 */
digest: string, 
/**
 * Its words.
 */
text: AgreementText, 
/**
 * Who said yes to it, start and end.
 */
yes: [boolean, boolean], 
/**
 * When it starts, where both said yes and sleep on it.
 */
from: string | null, 
/**
 * Whether only its last day is new: going on, or taking it up again.
 */
goes_on: boolean, };

export type Piece = { 
/**
 * What became of them.
 */
kind: PieceKind, 
/**
 * The words, with their blanks.
 */
text: string, };

export type PieceKind = "same" | "gone" | "new";

export type Place = "idea" | "wanted" | "doing" | "reached" | "paused" | "let_go";

export type PlannedDate = { 
/**
 * The household's date.
 */
on_date: string, 
/**
 * The instant.
 */
at: string, 
/**
 * The clock change leaves that time out: it comes later by the length of the gap.
 */
moved_on: boolean, };

export type Presence = { "here": "nobody" } | { "here": "one", "side": Side } | { "here": "both" };

export type Preview = { 
/**
 * The schedule.
 */
schedule: Schedule, };

export type PrintedRule = { 
/**
 * The rule.
 */
id: RuleId, 
/**
 * Exactly what both said yes to.
 */
terms: RuleTerms, 
/**
 * Since when it holds.
 */
since: string, 
/**
 * When each said yes, start and end.
 */
yes: [string | null, string | null], 
/**
 * Whether each one's yes is signed, not only noted.
 */
signed: [boolean, boolean], 
/**
 * When the couple looks at it again.
 */
review_on: string, };

export type PrivateId = string;

export type ProgressId = string;

export type ProgressView = { 
/**
 * Its id.
 */
id: ProgressId, 
/**
 * The day.
 */
day: string, 
/**
 * Hundredths, or minor units of money.
 */
value: number, 
/**
 * A word to it.
 */
note: string, 
/**
 * Who wrote it down.
 */
author: Author, };

export type ProveHand = { 
/**
 * The passphrase of the one whose yes it is.
 */
passphrase: Passphrase, };

export type QuarterItem = { 
/**
 * What it is a text of.
 */
subject: SubjectId, 
/**
 * What kind of thing.
 */
kind: Subject, 
/**
 * The exact text that holds.
 */
version: VersionId, 
/**
 * Its digest, to say yes to.
 */
digest: string, 
/**
 * What it is known by.
 */
title: string, 
/**
 * The whole text.
 */
text: Record<string, unknown>, 
/**
 * It holds now. One that ended or was stepped back from since the sitting began can't go on here.
 */
holds: boolean, 
/**
 * One of the two, or both, ticked it, or said later that it shall be talked about.
 */
to_talk: boolean, 
/**
 * Who said it goes on, start and end.
 */
keep: [boolean, boolean], 
/**
 * What became of it.
 */
outcome: Outcome | null, };

export type QuarterStep = "tick" | "go_on" | "talk" | "done";

export type QuarterView = { 
/**
 * Its step; none before anybody began.
 */
step: QuarterStep | null, 
/**
 * When the time for talking is up.
 */
until: string | null, 
/**
 * Who is ready with ticking, start and end.
 */
ready: [boolean, boolean], 
/**
 * Everything that holds, in full text.
 */
texts: Array<QuarterItem>, 
/**
 * What the one who is here ticked, and nobody else's.
 */
ticked: Array<SubjectId>, 
/**
 * The next quarter's day: what goes on comes back then.
 */
next: string, 
/**
 * The moment this was read, by the clock everything else goes by.
 */
now: string, };

export type Reach = "yes" | "handed_over" | "no_service" | "refused" | "no_answer";

export type ReadAs = { 
/**
 * Which column is what; nothing for a copy of a planner.
 */
columns: Columns | null, };

export type ReaderMark = { 
/**
 * *I've read this (it is not a yes)*, said of the words as they are now.
 */
read: boolean, 
/**
 * How the reader sees it; empty where they said nothing.
 */
differently: string, 
/**
 * The words that was said to, where they have changed since.
 */
said_to: OwnText | null, };

export type Recover = { 
/**
 * Which.
 */
way: Way, };

export type Recovered = { 
/**
 * Whether it was done; not where nobody said where.
 */
done: boolean, 
/**
 * How things stand now.
 */
start: Start, };

export type Relative = { 
/**
 * The goal.
 */
id: GoalId, 
/**
 * Its words.
 */
title: string, 
/**
 * Where its card was put.
 */
place: Place, };

export type ReminderId = string;

export type ReminderView = { 
/**
 * Its id.
 */
id: ReminderId, 
/**
 * What the app reminds of, if it is the app's own.
 */
about: About | null, 
/**
 * Whose own it is; nobody named: for both.
 */
owner: Side | null, 
/**
 * The couple's words for it.
 */
title: string, 
/**
 * When.
 */
schedule: Schedule, 
/**
 * What is waiting after an absence.
 */
catch_up: CatchUp, 
/**
 * Paused since.
 */
paused_on: string | null, 
/**
 * When it comes next, if it does.
 */
next: string | null, };

export type RemovePassphrase = { 
/**
 * The one that counts now.
 */
passphrase: Passphrase, };

export type RenewBackup = { 
/**
 * The backup.
 */
of: BackupOf, 
/**
 * One's own passphrase of its day; not where an earlier key lies in the open beside it.
 */
passphrase?: Passphrase, };

export type Reply = "accepted" | "not_now" | "declined" | "another";

export type RequestAnswer = "accept" | "not_now" | "decline" | { "another": string };

export type RequestText = { 
/**
 * What is asked.
 */
words: string, 
/**
 * Why it matters; may be empty.
 */
why: string, };

export type RequestView = { 
/**
 * Its id.
 */
id: BoundaryId, 
/**
 * What it is about.
 */
topic: BoundaryTopic, 
/**
 * Who asks.
 */
asker: Side, 
/**
 * The digest of its words, to say which were answered.
 */
digest: string, 
/**
 * Its words.
 */
text: RequestText, 
/**
 * The day of these words.
 */
written_on: string, 
/**
 * The answer, if there is one.
 */
reply: Reply | null, 
/**
 * The day of the answer.
 */
replied_on: string | null, 
/**
 * The other wording that was offered.
 */
other_words: string, 
/**
 * Whether only the one who declined can open it again.
 */
closed: boolean, 
/**
 * Whether it can be put in the trash by who asks.
 */
deletable: boolean, };

export type RuleCard = { 
/**
 * Its id.
 */
id: RuleId, 
/**
 * When the couple looks at it again.
 */
review_on: string, 
/**
 * What stands now.
 */
standing: Standing, 
/**
 * A newer text, or a taking up again, that waits beside it.
 */
pending: Pending | null, 
/**
 * The text that holds, held or waits.
 */
text: RuleText, };

export type RuleDifference = { 
/**
 * Part by part.
 */
changes: Array<Change>, 
/**
 * All of it before.
 */
before: RuleTerms, 
/**
 * All of it after.
 */
after: RuleTerms, };

export type RuleDraft = { 
/**
 * Its id.
 */
id: PrivateId, 
/**
 * What stands in it.
 */
terms: RuleTerms, 
/**
 * When to look at it again.
 */
review_on: string | null, };

export type RuleDraftOf = { 
/**
 * Its id.
 */
id: PrivateId, };

export type RuleField = "kind" | "about" | "own_words" | "size" | "method" | "holder" | "rest" | "ladder" | "cannot_wait";

export type RuleHolder = { 
/**
 * The part of life, in the words both said yes to: renaming it later changes nothing.
 */
area: string, 
/**
 * Who.
 */
side: Side, 
/**
 * The last day. After it nobody holds it.
 */
until: string, };

export type RuleId = string;

export type RuleKind = "disagreements" | "purchases" | "life" | "own";

export type RuleMethod = "your_call" | "tell_first" | "ask_then_decide" | "live_with_it" | "both_yes";

export type RuleOf = { 
/**
 * Its id.
 */
id: RuleId, };

export type RuleRung = "needs" | "missing_fact" | "smaller_trial" | "split_or_alternate" | "holder" | "someone_outside" | "park" | "live_with_difference";

export type RuleSheet = { 
/**
 * The rule.
 */
card: RuleCard, 
/**
 * The newer text that waits beside what stands, if there is one.
 */
newer: RuleText | null, 
/**
 * What the newer text changes.
 */
changes: Array<Change>, 
/**
 * What it said before, newest first, each with what came after it changed.
 */
earlier: Array<EarlierRule>, };

export type RuleSize = { 
/**
 * From this sum on, one thing is a bigger purchase. Minor units.
 */
per_item: number, 
/**
 * From this sum on, all that was bought in a month together is. Minor units.
 */
per_month: number, 
/**
 * What is never counted: groceries, the rent.
 */
exclusions: Array<string>, 
/**
 * Gifts are not counted.
 */
gifts_exempt: boolean, 
/**
 * What each may spend in a month, no questions. Minor units.
 */
own_money: number | null, };

export type RuleTerms = { 
/**
 * The kind of question.
 */
kind: RuleKind, 
/**
 * What the couple calls it.
 */
about: string, 
/**
 * The rule in their own words; may be empty.
 */
own_words: string, 
/**
 * ISO 4217 code of every sum in it; only where there is a sum.
 */
currency: string | null, 
/**
 * Which purchases count; for purchases only.
 */
size: RuleSize | null, 
/**
 * How it is decided.
 */
method: RuleMethod, 
/**
 * How many days a trial lasts, for *I can live with it* only.
 */
trial_days: number | null, 
/**
 * Who holds the part of life it is about, if anyone.
 */
holder: RuleHolder | null, 
/**
 * Hours to sleep on it: before this rule starts, and before anything decided by it does.
 */
rest: number, 
/**
 * If we can't agree: in this order.
 */
ladder: Array<RuleRung>, 
/**
 * If it can't wait.
 */
cannot_wait: CannotWait | null, };

export type RuleText = { 
/**
 * The version, for a yes.
 */
version: VersionId, 
/**
 * Its digest, for a yes.
 */
digest: string, 
/**
 * 1, 2, 3 …
 */
number: number, 
/**
 * What it says.
 */
terms: RuleTerms, 
/**
 * Whose words it is.
 */
author: Author, 
/**
 * When it was written.
 */
written_on: string, 
/**
 * When each said yes to it, start and end; only yeses that count.
 */
yes: [string | null, string | null], 
/**
 * Whether each one's yes is signed with their passphrase, not only noted.
 */
signed: [boolean, boolean], };

export type Rules = { 
/**
 * What is shared: by kind, then by name.
 */
rules: Array<RuleCard>, 
/**
 * Drafts of whoever is here.
 */
drafts: Array<RuleDraft>, 
/**
 * Whether there is any rule or draft at all, whatever is searched for.
 */
any: boolean, 
/**
 * How many hold now: what would stand on the printed page.
 */
holding: number, };

export type RulesPrint = { 
/**
 * The day it is printed.
 */
on: string, 
/**
 * The rules that hold, by kind and name.
 */
rules: Array<PrintedRule>, };

export type RulesQuery = { 
/**
 * Words that all have to be in it, in any field; none shows all.
 */
search: string, };

export type RunningOut = { 
/**
 * The agreement.
 */
id: BoundaryId, 
/**
 * Its words.
 */
words: string, 
/**
 * Its last day.
 */
until: string, };

export type Said = "began" | "settings" | "look" | "areas" | "added" | "shared" | "edited" | "moved" | "ordered" | "ending" | "feeds" | "hinged" | "unhinged" | "step-added" | "step-edited" | "step-done" | "step-open" | "step-taken" | "step-back" | "step-out" | "progress" | "progress-out" | "own-ended" | "own-resumed" | "deleted" | "restored" | "taken-out" | "reminder-paused" | "reminder-resumed" | "date-moved" | "yes" | "yes-gone" | "goes-on" | "kept" | "settled" | "quarter-began" | "quarter-ended" | "ended" | "paused" | "reopened" | "answered" | "asked-again" | "opened" | "feeling-shared" | "went-back" | "clock" | "mended" | "undone" | "undone-away" | "undone-settings" | "redone" | "redone-settings";

export type Schedule = { 
/**
 * How often, and on which days.
 */
every: Cadence, 
/**
 * The time of day, in whole minutes.
 */
time: string, 
/**
 * The anchor. The first date is the first fitting one on or after it.
 */
start: string, 
/**
 * The last date that may come.
 */
end: string | null, 
/**
 * What the next date is counted from.
 */
from: CountFrom, 
/**
 * Spans without dates, in order.
 */
paused: Array<SchedulePause>, };

export type SchedulePause = { 
/**
 * The first day without.
 */
from: string, 
/**
 * The last day without.
 */
to: string, };

export type SearchQuery = { 
/**
 * Words that all have to be found, as they are typed.
 */
words: string, };

export type SeeDifferently = { 
/**
 * The boundary.
 */
id: BoundaryId, 
/**
 * The wording it is said to.
 */
version: VersionId, 
/**
 * Its digest as it was on the page.
 */
digest: string, 
/**
 * How the reader sees it.
 */
words: string, };

export type SetAutostart = { 
/**
 * Whether it shall.
 */
on: boolean, };

export type SetBackupFolder = { 
/**
 * Which of the places: the folder instead of the data folder's, or the second one.
 */
place: BackupPlace, 
/**
 * Asks which folder; otherwise there shall be none.
 */
ask: boolean, };

export type SetClosing = { 
/**
 * Which.
 */
closing: Closing, };

export type SetGuests = { 
/**
 * Whether guests are here.
 */
guests: boolean, };

export type SetPresence = { 
/**
 * Who.
 */
presence: Presence, 
/**
 * The laptop is turned, or both look at it now, in a sitting: whoever said their passphrase in it is not
 * asked again. Without it a sitting is over.
 */
sitting?: boolean, 
/**
 * Their passphrases, start and end, where they have one and have not said it in this sitting.
 */
passphrases?: [Passphrase | null, Passphrase | null], };

export type SetUp = { 
/**
 * Whether both sit here; otherwise only the first is real and everything is a proposal.
 */
both: boolean, 
/**
 * The two: each by their own choice. Alone, the second is a name at most.
 */
partners: [NewPartner, NewPartner], 
/**
 * One thing you'd both like this year; may be left empty.
 */
wish: string, 
/**
 * The weekday of the talks.
 */
talk_weekday: Weekday, 
/**
 * Their time.
 */
talk_time: string, 
/**
 * IANA zone name.
 */
zone: string, 
/**
 * The names of the parts of life to begin with, in the interface's language.
 */
areas: Array<string>, };

export type Settle = { 
/**
 * Which.
 */
subject: SubjectId, 
/**
 * What; *keep* takes each one's own yes instead. None lays it on the table (again).
 */
outcome: Outcome | null, };

export type Shape = "note" | "question" | "friend" | "putting_down";

export type ShareBoundary = { 
/**
 * The draft.
 */
id: PrivateId, };

export type ShareFeelings = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
until: string, };

export type ShareHiddenGoal = { 
/**
 * The hidden goal.
 */
id: PrivateId, 
/**
 * Whether it becomes a personal goal instead of an idea for both.
 */
own: boolean, };

export type SharedArea = { 
/**
 * Its name.
 */
area: string, 
/**
 * What each said, start and end.
 */
weights: [Weight, Weight], 
/**
 * Both said the same.
 */
agree: boolean, };

export type SharedFeeling = { 
/**
 * Its id.
 */
id: FeelingId, 
/**
 * The day.
 */
day: string, 
/**
 * From 0 to 10.
 */
value: number, 
/**
 * A word to it; may be empty.
 */
words: string, };

export type Side = "start" | "end";

export type SignOffId = string;

export type Slip = { 
/**
 * The note.
 */
id: PrivateId, 
/**
 * The day it was written.
 */
on: string, 
/**
 * Its words.
 */
words: string, };

export type Slipped = { 
/**
 * The note.
 */
slip: Slip, 
/**
 * The agreement.
 */
agreement: BoundaryId, 
/**
 * What the agreement says.
 */
title: string, };

export type Snooze = { 
/**
 * The reminder.
 */
reminder: ReminderId, 
/**
 * Its date.
 */
on_date: string, 
/**
 * Until when.
 */
until: SnoozeUntil, };

export type SnoozeUntil = { "kind": "hour", } | { "kind": "tonight", } | { "kind": "tomorrow", } | { "kind": "talk", } | { "kind": "good_time", } | { "kind": "at", 
/**
 * Which.
 */
at: string, };

export type Space = { 
/**
 * Notes of every shape.
 */
notes: Array<NoteView>, 
/**
 * Goals kept for oneself first.
 */
goals: Array<HiddenGoalView>, 
/**
 * Boundaries kept for oneself first.
 */
boundaries: Array<DraftView>, 
/**
 * Rules kept for oneself first.
 */
rules: Array<RuleDraft>, 
/**
 * Notes that an agreement slipped.
 */
slips: Array<Slipped>, 
/**
 * What one noted to bring up.
 */
topics: Array<Topic>, 
/**
 * Whether a friend's view is offered now.
 */
friend_offered: boolean, };

export type Standing = { "state": "waiting", 
/**
 * The text that waits.
 */
version: VersionId, 
/**
 * Who said yes to it, start and end.
 */
yes: [boolean, boolean], } | { "state": "resting", 
/**
 * The text.
 */
version: VersionId, 
/**
 * When it starts.
 */
from: string, } | { "state": "holds", 
/**
 * The text that holds.
 */
version: VersionId, 
/**
 * Since when.
 */
since: string, 
/**
 * The last day it holds, if it ends by itself.
 */
until: string | null, } | { "state": "ended", 
/**
 * The text that held last.
 */
version: VersionId, 
/**
 * When it stopped.
 */
at: string, 
/**
 * Paused: it offers *take it up again*.
 */
paused: boolean, };

export type Start = { 
/**
 * Whether a household is open, not set up yet, or cannot be opened.
 */
state: State, 
/**
 * Who is here.
 */
presence: Presence, 
/**
 * Titles are hidden from guests.
 */
guests: boolean, 
/**
 * The sample couple: nothing here is kept.
 */
demo: boolean, 
/**
 * Whether the file is behind what was acknowledged.
 */
behind: boolean, 
/**
 * What every page needs, once a household is open.
 */
home: Home | null, 
/**
 * Who has a passphrase, and whether the file locks.
 */
passphrases: Passphrases, 
/**
 * The time zone of the machine, as a proposal.
 */
zone: string, };

export type StartBreak = { 
/**
 * 20 minutes to 24 hours.
 */
minutes: number, };

export type Starter = { 
/**
 * What it is about.
 */
topic: BoundaryTopic, 
/**
 * What it begins.
 */
kind: WordingKind, 
/**
 * The Fluent key.
 */
key: string, };

export type State = { "is": "empty" } | { "is": "open" } | { "is": "locked", "why": [string | null, string | null] } | { "is": "closed", "why": string };

export type Stays = { 
/**
 * Why.
 */
why: StaysWhy, 
/**
 * So many.
 */
count: number, 
/**
 * In which lines of a table, the first few.
 */
lines: number[], };

export type StaysWhy = "yes" | "theirs" | "declined" | "value" | "feeling" | "between" | "pair" | "no_title" | "too_long";

export type StepId = string;

export type StepName = { 
/**
 * What was done (`op-<word>` in Fluent).
 */
op: Op, 
/**
 * The title or first words of the thing, where it has any.
 */
thing: string | null, 
/**
 * Where it went, if it was moved: the column's word.
 */
to: string | null, };

export type StepView = { 
/**
 * Its id.
 */
id: StepId, 
/**
 * What is to be done.
 */
words: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * The day it was done.
 */
done_on: string | null, 
/**
 * Who took it on.
 */
taken_by: Side | null, };

export type Stir = { 
/**
 * They are in the middle of a talk, in which nobody touches the laptop for long.
 */
talking: boolean, };

export type Stop = { 
/**
 * The goal, agreement or rule.
 */
subject: SubjectId, };

export type Subject = "goal" | "agreement" | "rule" | "own";

export type SubjectId = string;

export type Sum = { 
/**
 * In minor units: cents, pence, whole yen.
 */
minor: number, 
/**
 * ISO 4217, such as `EUR`.
 */
currency: string, };

export type TableView = { 
/**
 * The names in its first row; a column without one has none here.
 */
columns: Array<string>, 
/**
 * How many rows stand below it.
 */
rows: number, 
/**
 * The first of them.
 */
sample: Array<Array<string>>, 
/**
 * Which column seems to be what.
 */
guess: Columns, };

export type TakeOut = { 
/**
 * The backup.
 */
of: BackupOf, 
/**
 * Its table.
 */
noun: string, 
/**
 * Its id then.
 */
id: string, };

export type TakeStep = { 
/**
 * The step.
 */
step: StepId, 
/**
 * Whether the one who is here takes it on.
 */
taken: boolean, };

export type TakenOut = { 
/**
 * Its table.
 */
noun: string, 
/**
 * Its new id.
 */
id: string, };

export type TalkDate = { 
/**
 * The check-in's reminder.
 */
reminder: ReminderId, 
/**
 * The date.
 */
on_date: string, };

export type Target = string;

export type TellEnding = { 
/**
 * The goal.
 */
goal: GoalId, 
/**
 * The words.
 */
ending: Ending, };

export type Theme = "system" | "light" | "dark";

export type Ticks = { 
/**
 * At most three; none at all leaves what one ticked before.
 */
subjects: Array<SubjectId> | null, 
/**
 * That is all: they are put away until both open theirs. False takes them out again.
 */
ready: boolean, };

export type ToStep = { 
/**
 * Which.
 */
step: QuarterStep, };

export type Today = { 
/**
 * The day.
 */
day: string, 
/**
 * The nearest good time.
 */
good_time: GoodTimeView | null, 
/**
 * When the two sit down next.
 */
talk: NextTalk, 
/**
 * One goal being done from each board, short-term first.
 */
goals: Array<Card>, 
/**
 * Agreements that run out within a week, or ran out within a month and were not taken up again.
 */
running_out: Array<RunningOut>, 
/**
 * Our quarter was begun and not ended: it can be gone on with.
 */
in_quarter: boolean, 
/**
 * The how-we-talk rules that hold, in their order.
 */
how_we_talk: Array<string>, 
/**
 * A second folder for backups is chosen, and for long no copy came there.
 */
away_waits: boolean, 
/**
 * A good moment: of this day in an earlier year, else the newest.
 */
good_moment: GoodMomentView | null, };

export type Told = { "as": "day", "value": string } | { "as": "target", "value": string } | { "as": "time", "value": string } | { "as": "money", "value": [number, string] } | { "as": "number", "value": number } | { "as": "phrase", "value": string } | { "as": "words", "value": string };

export type Topic = { 
/**
 * Its id.
 */
id: PrivateId, 
/**
 * What it is about.
 */
words: string, 
/**
 * What it wants.
 */
wants: Wants, };

export type Trashed = { 
/**
 * Its table.
 */
noun: string, 
/**
 * Its id.
 */
id: string, 
/**
 * The words it is known by.
 */
title: string, 
/**
 * Since when it lies there.
 */
since: string, 
/**
 * When it goes by itself.
 */
goes_on: string, 
/**
 * Whether it is the viewer's own; otherwise emptying takes both.
 */
own: boolean, 
/**
 * Who pressed *empty* already, start and end.
 */
pressed: [boolean, boolean], };

export type TypedBack = { 
/**
 * Its words.
 */
code: Passphrase, };

export type UnhingeGoals = { 
/**
 * Either half.
 */
goal: GoalId, };

export type Unlock = { 
/**
 * Who says they are here.
 */
side: Side, 
/**
 * Their passphrase, or the words of their recovery code.
 */
secret: Passphrase, 
/**
 * It is the recovery code.
 */
code: boolean, };

export type ValueId = string;

export type ValueView = { 
/**
 * Its id.
 */
id: ValueId, 
/**
 * The name of the part of life.
 */
area: string, 
/**
 * How much it matters.
 */
weight: Weight | null, 
/**
 * What matters there.
 */
words: string, 
/**
 * Its author took it back.
 */
taken_back: boolean, };

export type VersionId = string;

export type VersionView = { 
/**
 * 1, 2, 3 …
 */
number: number, 
/**
 * Its words.
 */
text: AgreementText, 
/**
 * Whose words they are.
 */
author: Author, 
/**
 * The day they were written.
 */
written_on: string, 
/**
 * When each said yes to it, start and end; also where it has ended since.
 */
yes: [string | null, string | null], 
/**
 * What it changed in the wording before.
 */
changes: Array<AgreementChange>, };

export type Waiting = { 
/**
 * What waits, the longest waiting first.
 */
items: Array<WaitingItem>, 
/**
 * What comes next, for when nothing waits.
 */
next: NextUp | null, 
/**
 * Everything is paused since this day; nothing waits then.
 */
paused_from: string | null, 
/**
 * A break that is not over.
 */
on_break: BreakView | null, 
/**
 * Whether *tonight* still lies ahead.
 */
tonight: boolean, 
/**
 * The next good time, where one is planned to put something off until.
 */
good_time: string | null, };

export type WaitingItem = { 
/**
 * Its reminder.
 */
reminder: ReminderId, 
/**
 * Its date.
 */
on_date: string, 
/**
 * What the app reminds of, if it is the app's own.
 */
about: About | null, 
/**
 * The couple's words for it otherwise.
 */
title: string, 
/**
 * Whose own it is; nobody named: for both.
 */
owner: Side | null, 
/**
 * When it was planned for.
 */
due_at: string, 
/**
 * Since when it waits, if dates before it passed in an absence.
 */
since: string | null, 
/**
 * It asks whether to look at those dates too.
 */
asks: boolean, };

export type Wants = "know" | "listen" | "decide";

export type Way = "again" | "read" | "keys" | "backup" | "elsewhere" | "folder" | "copy";

export type Ways = { 
/**
 * The code of what is the matter.
 */
why: string, 
/**
 * Where the planner lies.
 */
folder: string, 
/**
 * The safe ways, the best first.
 */
ways: Array<Way>, 
/**
 * When the backup was made that [`Way::Backup`] or [`Way::Keys`] takes.
 */
made: string | null, 
/**
 * The folder that backup lies in, where that is not the planner's own.
 */
from: string | null, 
/**
 * Chosen folders for backups that cannot be looked into now: their disk or stick may help.
 */
out_of_reach: Array<string>, };

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export type Weight = "first" | "lot" | "some" | "wait";

export type Welcome = { 
/**
 * Their name.
 */
name: string, 
/**
 * One or two letters.
 */
letters: string, 
/**
 * Their colour.
 */
colour: Colour, };

export type WentBack = "there" | "waits";

export type WhatMatters = { 
/**
 * Who put an answer away that is not opened yet, start and end.
 */
ready: [boolean, boolean], 
/**
 * What the one who is here alone wrote and nobody opened yet.
 */
mine: Array<NewValue> | null, 
/**
 * What was opened together, newest first.
 */
opened: Array<OpenedValues>, };

export type Whereabouts = "there" | "trash" | "gone";

export type WordingAudience = "author" | "both";

export type WordingCode = "must" | "may-not" | "always" | "never" | "ask-me-first" | "condition" | "binds-one";

export type WordingField = "when" | "will" | "text" | "each";

export type WordingKind = "own" | "agreement" | "request";

export type Words = { 
/**
 * In their order.
 */
words: Array<string>, };

export type WriteBoundary = { 
/**
 * What it is about.
 */
topic: BoundaryTopic, 
/**
 * Its words; they say which of the three it is.
 */
text: BoundaryText, };

export type WriteRule = { 
/**
 * The rule, if it is not new.
 */
id: RuleId | null, 
/**
 * Everything it says.
 */
terms: RuleTerms, 
/**
 * When to look at it again; a new one without a day is looked at in three months.
 */
review_on: string | null, };

export type WriteValues = { 
/**
 * Part by part; what is left empty is left out. None at all keeps what was written.
 */
values: Array<NewValue> | null, 
/**
 * It is put away until both open theirs; false takes it out again.
 */
ready: boolean, };

export type Wrong = "pages" | "schema" | "keys" | "keys-copy" | "behind" | "gaps" | "missing" | "differs" | "unknown" | "unreadable" | "parts" | "links" | "order" | "words" | "versions" | "yeses" | "signatures" | "private" | "dates";

export type Yes = { 
/**
 * The text, as it was on the page.
 */
version: VersionId, 
/**
 * Its digest, as it was on the page: other words are refused.
 */
digest: string, };

export interface Api {
  /** Who the two are, the settings, what undo would do; and what the shell knows. */
  start: () => Promise<Start>;
  /** Says who is here now; whoever has a passphrase says it. */
  setPresence: (args: SetPresence) => Promise<Start>;
  /** Opens the locked file for one partner. */
  unlock: (args: Unlock) => Promise<Start>;
  /** Locks the file now. */
  lock: () => Promise<Start>;
  /** Somebody stirred: a key, a pointer. Told once a minute at most, and when a talk begins or ends. */
  stir: (args: Stir) => Promise<null>;
  /** Suggests a passphrase nobody thought of. */
  suggestPassphrase: () => Promise<Words>;
  /** Begins with a passphrase; answers the recovery code, and nothing counts before it was typed back. */
  beginPassphrase: (args: BeginPassphrase, by?: Side) => Promise<Words>;
  /** Begins with another recovery code. */
  beginCode: (args: NewCode, by?: Side) => Promise<Words>;
  /** The recovery code typed back: what was begun counts. */
  confirmCode: (args: TypedBack, by?: Side) => Promise<Start>;
  /** Another passphrase for the same keys. */
  changePassphrase: (args: ChangePassphrase, by?: Side) => Promise<Start>;
  /** Proves a hand for the next yes to what binds. */
  proveHand: (args: ProveHand, by?: Side) => Promise<null>;
  /** Checks the yeses to a text. */
  checkYeses: (args: OfSubject) => Promise<Array<CheckedYes>>;
  /** No passphrase any more. */
  removePassphrase: (args: RemovePassphrase, by?: Side) => Promise<Start>;
  /** Hides titles from guests, or shows them again. */
  setGuests: (args: SetGuests) => Promise<Start>;
  /** Makes the household. */
  setUp: (args: SetUp) => Promise<Start>;
  /** Whether the planner starts with the computer, and whether that can be chosen here. */
  autostart: () => Promise<Autostart>;
  /** Chooses whether it does. */
  setAutostart: (args: SetAutostart) => Promise<Autostart>;
  /** What is the matter with a file that does not open, and what can safely be done. */
  recovery: () => Promise<Ways>;
  /** Does it. */
  recover: (args: Recover) => Promise<Recovered>;
  /** Looks through the whole file; nothing where it was stopped. */
  checkFile: () => Promise<CheckedFile | null>;
  /** Puts right what loses nothing, after a backup, and looks again. */
  mendFile: () => Promise<CheckedFile | null>;
  /** Stops the long work that is under way. */
  stopWork: () => Promise<null>;
  /** Where backups lie, and which there are. */
  backups: () => Promise<Backups>;
  /** Makes a backup now, if anything changed, and the copy in the second folder. */
  backUpNow: () => Promise<BackedUp>;
  /** Asks for a folder for backups and makes the first one there, or goes without; false where nobody said which. */
  setBackupFolder: (args: SetBackupFolder) => Promise<boolean>;
  /** What both could read on an earlier day, and how it differs from now. */
  lookBack: (args: LookBack) => Promise<EarlierDay>;
  /** Takes one thing out of an earlier day, as something new without any yes. */
  takeOut: (args: TakeOut, by?: Side) => Promise<Written<TakenOut>>;
  /** Brings a backup of an earlier key under today's. */
  renewBackup: (args: RenewBackup, by?: Side) => Promise<null>;
  /** Takes a backup of an earlier key away. */
  deleteBackup: (args: BackupOf, by?: Side) => Promise<null>;
  /** One press to go back to an earlier day with the whole planner. */
  goBack: (args: BackupOf, by?: Side) => Promise<Written<WentBack>>;
  /** Undoes the newest edit of whoever is here. */
  undo: (by?: Side) => Promise<Written<StepName>>;
  /** Does again what was undone last. */
  redo: (by?: Side) => Promise<Written<StepName>>;
  /** One partner leaves: nothing shared holds any more. */
  leave: (args: Leave, by?: Side) => Promise<Written<null>>;
  /** Keeps what is typed in a form. */
  keepDraft: (args: KeepDraft, by?: Side) => Promise<Written<null>>;
  /** The drafts of whoever is here. */
  drafts: () => Promise<Array<Draft>>;
  /** Changes the household's settings. */
  editHousehold: (args: EditHousehold, by?: Side) => Promise<Written<null>>;
  /** Changes a partner's own name and look. */
  editPartner: (args: EditPartner, by?: Side) => Promise<Written<null>>;
  /** The second person's own welcome. */
  welcome: (args: Welcome, by?: Side) => Promise<Written<null>>;
  /** The time zones one can choose from. */
  zones: () => Promise<Array<string>>;
  /** Adds, renames, orders and takes away parts of life. */
  editAreas: (args: EditAreas, by?: Side) => Promise<Written<null>>;
  /** A board, or both together. */
  board: (args: BoardQuery) => Promise<Board>;
  /** One goal with everything on it. */
  goal: (args: GoalId) => Promise<GoalView>;
  /** Adds a goal in *Idea*. */
  addGoal: (args: AddGoal, by?: Side) => Promise<Written<GoalId>>;
  /** Changes a goal's words and fields. */
  editGoal: (args: EditGoal, by?: Side) => Promise<Written<null>>;
  /** Moves a card; where the goal does not hold yet this is a yes. */
  moveGoal: (args: MoveGoal, by?: Side) => Promise<Written<Moved>>;
  /** Writes down what came of a goal that has ended. */
  tellEnding: (args: TellEnding, by?: Side) => Promise<Written<null>>;
  /** Puts a goal in the trash. */
  deleteGoal: (args: DeleteGoal, by?: Side) => Promise<Written<null>>;
  /** Links a short goal to the long one it feeds. */
  feedGoal: (args: FeedGoal, by?: Side) => Promise<Written<null>>;
  /** Makes one card of two goals. */
  hingeGoals: (args: HingeGoals, by?: Side) => Promise<Written<null>>;
  /** Takes a pair apart. */
  unhingeGoals: (args: UnhingeGoals, by?: Side) => Promise<Written<null>>;
  /** Adds a step to a goal. */
  addStep: (args: AddStep, by?: Side) => Promise<Written<StepId>>;
  /** Changes a step's words, day or place. */
  editStep: (args: EditStep, by?: Side) => Promise<Written<null>>;
  /** Ticks a step, or takes the tick away. */
  checkStep: (args: CheckStep, by?: Side) => Promise<Written<null>>;
  /** Takes a step on, or gives it back. */
  takeStep: (args: TakeStep, by?: Side) => Promise<Written<null>>;
  /** Takes a step out of the list. */
  deleteStep: (args: DeleteStep, by?: Side) => Promise<Written<null>>;
  /** Writes down how far a goal was on a day. */
  logProgress: (args: LogProgress, by?: Side) => Promise<Written<ProgressId>>;
  /** Takes a progress entry away. */
  deleteProgress: (args: DeleteProgress, by?: Side) => Promise<Written<null>>;
  /** The hidden goals of the one who is here alone. */
  hiddenGoals: () => Promise<Array<HiddenGoalView>>;
  /** Keeps a goal hidden, changes it, or takes it away. */
  keepHiddenGoal: (args: KeepHiddenGoal, by?: Side) => Promise<Written<null>>;
  /** Shares a hidden goal. */
  shareHiddenGoal: (args: ShareHiddenGoal, by?: Side) => Promise<Written<GoalId>>;
  /** Says yes to one exact text. */
  sayYes: (args: Yes, by?: Side) => Promise<Written<SignOffId>>;
  /** Takes back an own yes that does not hold anything yet. */
  takeBack: (args: Yes, by?: Side) => Promise<Written<null>>;
  /** *That was not my yes.* */
  notMyYes: (args: SignOffId, by?: Side) => Promise<Written<null>>;
  /** *That was mine.* */
  myYes: (args: SignOffId, by?: Side) => Promise<Written<null>>;
  /** Every noted yes in one's name that one has not called one's own yet. */
  yesInMyName: () => Promise<Array<NamedYes>>;
  /** Steps back from something shared. */
  stepBack: (args: Stop, by?: Side) => Promise<Written<null>>;
  /** Pauses something shared. */
  pause: (args: Stop, by?: Side) => Promise<Written<null>>;
  /** Ends something shared. */
  end: (args: Stop, by?: Side) => Promise<Written<null>>;
  /** One press to go on with something, or to take it up again. */
  goOn: (args: GoOn, by?: Side) => Promise<Written<null>>;
  /** All rules that have the words of a search, and one's own drafts. */
  rules: (args: RulesQuery) => Promise<Rules>;
  /** One rule in full. */
  rule: (args: RuleOf) => Promise<RuleSheet>;
  /** The rules that hold, for the printed page. */
  rulesPrint: () => Promise<RulesPrint>;
  /** Writes a rule; where anyone said yes, both are asked again and the old one stands. */
  writeRule: (args: WriteRule, by?: Side) => Promise<Written<RuleId>>;
  /** Puts a rule that does not hold in the trash. */
  deleteRule: (args: RuleOf, by?: Side) => Promise<Written<null>>;
  /** Keeps a rule as an own draft. */
  keepRuleDraft: (args: KeepRuleDraft, by?: Side) => Promise<Written<PrivateId>>;
  /** Shares an own draft. */
  shareRule: (args: RuleDraftOf, by?: Side) => Promise<Written<RuleId>>;
  /** Throws an own draft away. */
  dropRuleDraft: (args: RuleDraftOf, by?: Side) => Promise<Written<null>>;
  /** The page of boundaries. */
  boundaries: () => Promise<Boundaries>;
  /** One agreement in full. */
  agreement: (args: OneBoundary) => Promise<AgreementSheet>;
  /** What the form for a new boundary begins with. */
  boundaryBeginnings: () => Promise<Beginnings>;
  /** The wording helper's hints for what is being written. */
  wording: (args: OfText) => Promise<Hints>;
  /** Writes a boundary, an agreement's draft or a request. */
  writeBoundary: (args: WriteBoundary, by?: Side) => Promise<Written<BoundaryId>>;
  /** Changes the words. */
  editBoundary: (args: EditBoundary, by?: Side) => Promise<Written<null>>;
  /** Lets a newer wording of an agreement go. */
  keepOldWords: (args: OneBoundary, by?: Side) => Promise<Written<null>>;
  /** Ends a boundary of one's own. */
  endOwn: (args: OneBoundary, by?: Side) => Promise<Written<null>>;
  /** Takes it up again. */
  resumeOwn: (args: OneBoundary, by?: Side) => Promise<Written<null>>;
  /** Puts a boundary in the trash. */
  deleteBoundary: (args: OneBoundary, by?: Side) => Promise<Written<null>>;
  /** The answer of the one who was asked. */
  answerRequest: (args: AnswerRequest, by?: Side) => Promise<Written<BoundaryId | null>>;
  /** Takes up the other wording that was offered. */
  takeOtherWording: (args: OneBoundary, by?: Side) => Promise<Written<BoundaryId>>;
  /** Asks again after a first no or another wording. */
  askAgain: (args: AskAgain, by?: Side) => Promise<Written<null>>;
  /** Opens a declined request again. */
  reopenRequest: (args: OneBoundary, by?: Side) => Promise<Written<null>>;
  /** *I've read this (it is not a yes).* */
  markRead: (args: MarkRead, by?: Side) => Promise<Written<null>>;
  /** *I see it differently.* */
  seeDifferently: (args: SeeDifferently, by?: Side) => Promise<Written<null>>;
  /** *Fold away from my pages.* */
  foldBoundary: (args: FoldBoundary, by?: Side) => Promise<Written<null>>;
  /** Keeps a boundary for oneself first. */
  keepBoundary: (args: KeepBoundary, by?: Side) => Promise<Written<PrivateId>>;
  /** Shares it. */
  shareBoundary: (args: ShareBoundary, by?: Side) => Promise<Written<BoundaryId>>;
  /** Lets a kept boundary go. */
  dropBoundary: (args: DropPrivate, by?: Side) => Promise<Written<null>>;
  /** A private note that an agreement slipped. */
  noteSlip: (args: NoteSlip, by?: Side) => Promise<Written<PrivateId>>;
  /** Takes such a note away. */
  dropSlip: (args: DropPrivate, by?: Side) => Promise<Written<null>>;
  /** What Today shows. */
  todayPage: () => Promise<Today>;
  /** Notes something good that happened. */
  addGoodMoment: (args: NewGoodMoment, by?: Side) => Promise<Written<GoodMomentId>>;
  /** Puts a good moment in the trash. */
  deleteGoodMoment: (args: GoodMomentId, by?: Side) => Promise<Written<null>>;
  /** Sets time apart for something nice. */
  addGoodTime: (args: NewGoodTime, by?: Side) => Promise<Written<GoodTimeId>>;
  /** Changes a good time. */
  editGoodTime: (args: EditGoodTime, by?: Side) => Promise<Written<null>>;
  /** Puts a good time in the trash. */
  deleteGoodTime: (args: GoodTimeId, by?: Side) => Promise<Written<null>>;
  /** Notes something to bring up, for oneself until the talk. */
  addTopic: (args: NewTopic, by?: Side) => Promise<Written<PrivateId>>;
  /** Takes an own topic away for good. */
  dropTopic: (args: PrivateId, by?: Side) => Promise<Written<null>>;
  /** What whoever is here noted to bring up. */
  topics: () => Promise<Array<Topic>>;
  /** Everything that is only the viewer's, while one partner is here alone. */
  privateSpace: () => Promise<Space>;
  /** Keeps a note for oneself. */
  keepNote: (args: KeepNote, by?: Side) => Promise<Written<PrivateId>>;
  /** Makes a note what it was before its newest change. */
  earlierNote: (args: PrivateId, by?: Side) => Promise<Written<null>>;
  /** Takes a note away for good. */
  dropNote: (args: PrivateId, by?: Side) => Promise<Written<null>>;
  /** Notes what a note is called as something to bring up. */
  bringUp: (args: BringUp, by?: Side) => Promise<Written<PrivateId>>;
  /** *Not now* to a friend's view. */
  friendNotNow: (by?: Side) => Promise<Written<null>>;
  /** One's own line of feelings, and what each shared. */
  feelings: () => Promise<Feelings>;
  /** Notes how one sees the two on a day. */
  keepFeeling: (args: KeepFeeling, by?: Side) => Promise<Written<PrivateId>>;
  /** Takes a point of one's own line away for good. */
  dropFeeling: (args: PrivateId, by?: Side) => Promise<Written<null>>;
  /** Shares a span of one's own line. */
  shareFeelings: (args: ShareFeelings, by?: Side) => Promise<Written<null>>;
  /** Takes back a point one shared. */
  takeBackFeeling: (args: FeelingId, by?: Side) => Promise<Written<null>>;
  /** What one may see that has these words. */
  search: (args: SearchQuery) => Promise<Found>;
  /** What changed, of everything or of one thing. */
  whatChanged: (args: PastQuery) => Promise<Past>;
  /** What lies in the trash. */
  trash: () => Promise<Array<Trashed>>;
  /** Takes something out of the trash. */
  restore: (args: InTrash, by?: Side) => Promise<Written<null>>;
  /** One press of *empty*. */
  empty: (args: InTrash, by?: Side) => Promise<Written<Emptied>>;
  /** What waits for whoever is here, and what comes next. */
  waiting: () => Promise<Waiting>;
  /** Every reminder. */
  reminders: () => Promise<Array<ReminderView>>;
  /** The next five dates a schedule would have. */
  previewDates: (args: Preview) => Promise<Array<PlannedDate>>;
  /** Makes a reminder. */
  addReminder: (args: NewReminder, by?: Side) => Promise<Written<ReminderId>>;
  /** Changes a reminder. */
  editReminder: (args: EditReminder, by?: Side) => Promise<Written<null>>;
  /** Pauses a reminder, or goes on with it. */
  pauseReminder: (args: PauseReminder, by?: Side) => Promise<Written<null>>;
  /** Puts a reminder in the trash. */
  deleteReminder: (args: OneReminder, by?: Side) => Promise<Written<null>>;
  /** One date is done. */
  reminderDone: (args: OnDate, by?: Side) => Promise<Written<null>>;
  /** One date is left out. */
  reminderSkip: (args: OnDate, by?: Side) => Promise<Written<null>>;
  /** One date is put off. */
  snooze: (args: Snooze, by?: Side) => Promise<Written<null>>;
  /** One date is taken to another day or time. */
  moveReminder: (args: MoveTo, by?: Side) => Promise<Written<null>>;
  /** The answer to *look at the others too?* */
  catchUp: (args: CatchUpOn, by?: Side) => Promise<Written<null>>;
  /** Pauses everything, or goes on. */
  pauseAll: (args: PauseAll, by?: Side) => Promise<Written<null>>;
  /** Whether reminders can reach you now. */
  reminderHealth: () => Promise<Health>;
  /** Shows a notice as a test. */
  testNotice: () => Promise<Health>;
  /** Says what closing the window does. */
  setClosing: (args: SetClosing) => Promise<Health>;
  /** Asks where to, and writes a calendar file there; false where nobody said where. */
  exportCalendar: (args: Calendar) => Promise<boolean>;
  /** Asks where to, and writes a copy of everything there; false where nobody said where. */
  saveCopy: (args: CopyWanted) => Promise<boolean>;
  /** Asks for a file to bring in, and reads it; nothing where nobody said which. */
  chooseImport: () => Promise<Chosen | null>;
  /** Opens the chosen file with its passphrase. */
  openImport: (args: OpenLocked) => Promise<Chosen>;
  /** What of the chosen file would arrive. */
  previewImport: (args: ReadAs, by?: Side) => Promise<Brought>;
  /** Brings the chosen file in, after a backup. */
  bringIn: (args: ReadAs, by?: Side) => Promise<Brought>;
  /** Starts a break, or changes its return time. */
  startBreak: (args: StartBreak, by?: Side) => Promise<Written<BreakView>>;
  /** Ends the break. */
  endBreak: (by?: Side) => Promise<Written<null>>;
  /** What matters to the two, and what one prepared. */
  values: () => Promise<WhatMatters>;
  /** Writes what matters, alone, and puts it away or takes it out again. */
  writeValues: (args: WriteValues, by?: Side) => Promise<Written<null>>;
  /** Lets an answer go that is not opened. */
  dropValues: (by?: Side) => Promise<Written<null>>;
  /** Opens both answers at the same moment. */
  openValues: (by?: Side) => Promise<Written<null>>;
  /** Takes back own words that were opened. */
  takeBackValue: (args: ValueId, by?: Side) => Promise<Written<null>>;
  /** Our quarter as it stands. */
  quarter: () => Promise<QuarterView>;
  /** Begins our quarter, or finds the one that was left. */
  beginQuarter: (by?: Side) => Promise<Written<null>>;
  /** Ticks what to talk about, alone. */
  tickQuarter: (args: Ticks, by?: Side) => Promise<Written<null>>;
  /** One partner's express yes to each of these texts. */
  keepInQuarter: (args: KeepTexts, by?: Side) => Promise<Written<null>>;
  /** Says what becomes of a text that was talked about. */
  settleInQuarter: (args: Settle, by?: Side) => Promise<Written<null>>;
  /** Goes to another step of our quarter, or ends it. */
  quarterTo: (args: ToStep, by?: Side) => Promise<Written<null>>;
}

export const api = commands<Api>(
  "start set_presence unlock lock stir suggest_passphrase begin_passphrase begin_code confirm_code change_passphrase prove_hand check_yeses remove_passphrase set_guests set_up autostart set_autostart recovery recover check_file mend_file stop_work backups back_up_now set_backup_folder look_back renew_backup delete_backup drafts zones board goal hidden_goals yes_in_my_name rules rule rules_print boundaries agreement boundary_beginnings wording today_page topics private_space feelings search what_changed trash waiting reminders preview_dates reminder_health test_notice set_closing export_calendar save_copy choose_import open_import preview_import bring_in values quarter",
  "undo redo friend_not_now end_break drop_values open_values begin_quarter",
);
