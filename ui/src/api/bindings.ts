// Made from the list of commands by `cargo xtask bindings`; do not edit.
import { read, write } from "./call";

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

export type Author = "start" | "end" | "both";

export type CannotWait = { 
/**
 * What counts.
 */
what: string, 
/**
 * The most it may cost. Minor units.
 */
up_to: number, };

export type Change = { 
/**
 * Which.
 */
field: RuleField, 
/**
 * Word by word, where it is text; otherwise the two are read one below the other.
 */
words: Array<Piece>, };

export type Colour = "blue" | "clay" | "plum" | "teal" | "ochre" | "moss" | "rose" | "slate";

export type Draft = { 
/**
 * The form.
 */
form: string, 
/**
 * Its fields.
 */
body: unknown, };

export type EarlierRule = { 
/**
 * The text.
 */
text: RuleText, 
/**
 * What the text after it changed.
 */
changes: Array<Change>, };

export type EditAreas = { 
/**
 * In the order they shall stand.
 */
areas: Array<NewArea>, };

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

export type Emptied = "gone" | "waits";

export type GoOn = { 
/**
 * The agreement or rule.
 */
subject: SubjectId, 
/**
 * The new last day, for what ends by itself.
 */
until: string | null, };

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
read_only: boolean, };

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

export type KeepDraft = { 
/**
 * The form, such as `goal:new:short` or `agreement:<id>`.
 */
form: string, 
/**
 * Its fields.
 */
body: unknown, };

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
 * The whole text, as JSON fields.
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

export type NoArgs = Record<symbol, never>;

export type Op = "edit-household" | "edit-partner" | "edit-area" | "add-rule" | "edit-rule" | "delete" | "restore" | "set-up" | "welcome" | "say-yes" | "take-back" | "not-mine" | "mine" | "step-back" | "pause" | "end" | "go-on" | "empty" | "share" | "keep-draft" | "purge";

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

export type Presence = { "here": "nobody" } | { "here": "one", "side": Side } | { "here": "both" };

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
 * When the couple looks at it again.
 */
review_on: string, };

export type PrivateId = string;

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
yes: [string | null, string | null], };

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

export type SetGuests = { 
/**
 * Whether guests are here.
 */
guests: boolean, };

export type SetPresence = { 
/**
 * Who.
 */
presence: Presence, };

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

export type Side = "start" | "end";

export type SignOffId = string;

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
 * The time zone of the machine, as a proposal.
 */
zone: string, };

export type State = { "is": "empty" } | { "is": "open" } | { "is": "closed", "why": string };

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

export type Stop = { 
/**
 * The goal, agreement or rule.
 */
subject: SubjectId, };

export type Subject = "goal" | "agreement" | "rule" | "own";

export type SubjectId = string;

export type Theme = "system" | "light" | "dark";

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

export type VersionId = string;

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

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

export type Yes = { 
/**
 * The text, as it was on the page.
 */
version: VersionId, 
/**
 * Its digest, as it was on the page: other words are refused.
 */
digest: string, };

export const api = {
  /** Who the two are, the settings, what undo would do; and what the shell knows. */
  start: () => read<Start>("start", {}),
  /** Says who is here now. */
  setPresence: (args: SetPresence) => read<Start>("set_presence", args),
  /** Hides titles from guests, or shows them again. */
  setGuests: (args: SetGuests) => read<Start>("set_guests", args),
  /** Makes the household. */
  setUp: (args: SetUp) => read<Start>("set_up", args),
  /** Undoes the newest edit of whoever is here. */
  undo: (by?: Side) => write<StepName>("undo", {}, by),
  /** Does again what was undone last. */
  redo: (by?: Side) => write<StepName>("redo", {}, by),
  /** Keeps what is typed in a form. */
  keepDraft: (args: KeepDraft, by?: Side) => write<null>("keep_draft", args, by),
  /** The drafts of whoever is here. */
  drafts: () => read<Array<Draft>>("drafts", {}),
  /** Changes the household's settings. */
  editHousehold: (args: EditHousehold, by?: Side) => write<null>("edit_household", args, by),
  /** Changes a partner's own name and look. */
  editPartner: (args: EditPartner, by?: Side) => write<null>("edit_partner", args, by),
  /** The second person's own welcome. */
  welcome: (args: Welcome, by?: Side) => write<null>("welcome", args, by),
  /** Adds, renames, orders and takes away parts of life. */
  editAreas: (args: EditAreas, by?: Side) => write<null>("edit_areas", args, by),
  /** Says yes to one exact text. */
  sayYes: (args: Yes, by?: Side) => write<SignOffId>("say_yes", args, by),
  /** Takes back an own yes that does not hold anything yet. */
  takeBack: (args: Yes, by?: Side) => write<null>("take_back", args, by),
  /** *That was not my yes.* */
  notMyYes: (args: SignOffId, by?: Side) => write<null>("not_my_yes", args, by),
  /** *That was mine.* */
  myYes: (args: SignOffId, by?: Side) => write<null>("my_yes", args, by),
  /** Every noted yes in one's name that one has not called one's own yet. */
  yesInMyName: () => read<Array<NamedYes>>("yes_in_my_name", {}),
  /** Steps back from something shared. */
  stepBack: (args: Stop, by?: Side) => write<null>("step_back", args, by),
  /** Pauses something shared. */
  pause: (args: Stop, by?: Side) => write<null>("pause", args, by),
  /** Ends something shared. */
  end: (args: Stop, by?: Side) => write<null>("end", args, by),
  /** One press to go on with something, or to take it up again. */
  goOn: (args: GoOn, by?: Side) => write<null>("go_on", args, by),
  /** All rules that have the words of a search, and one's own drafts. */
  rules: (args: RulesQuery) => read<Rules>("rules", args),
  /** One rule in full. */
  rule: (args: RuleOf) => read<RuleSheet>("rule", args),
  /** The rules that hold, for the printed page. */
  rulesPrint: () => read<RulesPrint>("rules_print", {}),
  /** Writes a rule; where anyone said yes, both are asked again and the old one stands. */
  writeRule: (args: WriteRule, by?: Side) => write<RuleId>("write_rule", args, by),
  /** Puts a rule that does not hold in the trash. */
  deleteRule: (args: RuleOf, by?: Side) => write<null>("delete_rule", args, by),
  /** Keeps a rule as an own draft. */
  keepRuleDraft: (args: KeepRuleDraft, by?: Side) => write<PrivateId>("keep_rule_draft", args, by),
  /** Shares an own draft. */
  shareRule: (args: RuleDraftOf, by?: Side) => write<RuleId>("share_rule", args, by),
  /** Throws an own draft away. */
  dropRuleDraft: (args: RuleDraftOf, by?: Side) => write<null>("drop_rule_draft", args, by),
  /** What lies in the trash. */
  trash: () => read<Array<Trashed>>("trash", {}),
  /** Takes something out of the trash. */
  restore: (args: InTrash, by?: Side) => write<null>("restore", args, by),
  /** One press of *empty*. */
  empty: (args: InTrash, by?: Side) => write<Emptied>("empty", args, by),
};
