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

export type Op = "edit-household" | "edit-partner" | "edit-area" | "delete" | "restore" | "set-up" | "welcome" | "say-yes" | "take-back" | "not-mine" | "mine" | "step-back" | "pause" | "end" | "go-on" | "empty" | "share" | "keep-draft" | "purge";

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

export type Presence = { "here": "nobody" } | { "here": "one", "side": Side } | { "here": "both" };

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
  /** What lies in the trash. */
  trash: () => read<Array<Trashed>>("trash", {}),
  /** Takes something out of the trash. */
  restore: (args: InTrash, by?: Side) => write<null>("restore", args, by),
  /** One press of *empty*. */
  empty: (args: InTrash, by?: Side) => write<Emptied>("empty", args, by),
};
