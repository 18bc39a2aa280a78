//! The rules, as data. How a pattern is read: see [`super::matching`].
//!
//! Where they come from: the difference between a boundary (what I do to look after myself), a
//! request (which may be declined) and a condition (which makes something happen to the other) is
//! common ground among people who work with couples; the words listed are our own collection of how
//! each is said in everyday English. Nothing here is measured or proven. What is *not* hinted at is
//! as deliberate as what is:
//! - leaving, ending the relationship, and saying no to closeness are always one's own to do;
//! - a phone *at dinner*, clothes *on the floor*, a diary of *mine*: these are about living together,
//!   not about whom the other sees or what they wear;
//! - *we always* and *I never* bind the one who says them;
//! - asking first about *my* things, *my* body or *our* home is consent, not permission.
//!
//! Adding a rule: add its sentences, of both kinds, to `tests/wording/sentences.tsv` first.

use super::{Code, Field};

/// One rule: a pattern and the company in which it does not hold.
pub(super) struct Rule {
    pub(super) code: Code,
    pub(super) fields: &'static [Field],
    pub(super) pattern: &'static str,
    /// Words just before it that make it harmless; `^` is the sentence's beginning.
    pub(super) not_after: &'static [&'static str],
    /// Words just after it that make it harmless.
    pub(super) not_before: &'static [&'static str],
    /// Words anywhere later in the sentence that make it harmless.
    pub(super) unless_later: &'static [&'static str],
    /// Words anywhere in the sentence that make it harmless.
    pub(super) unless: &'static [&'static str],
}

const ANYWHERE: &[Field] = &[Field::When, Field::Will, Field::Text];
const TRIGGER: &[Field] = &[Field::When, Field::Text];
const CONSEQUENCE: &[Field] = &[Field::Will, Field::Text];

const fn rule(code: Code, fields: &'static [Field], pattern: &'static str) -> Rule {
    Rule {
        code,
        fields,
        pattern,
        not_after: &[],
        not_before: &[],
        unless_later: &[],
        unless: &[],
    }
}

const fn trigger(pattern: &'static str) -> Rule {
    rule(Code::Condition, TRIGGER, pattern)
}

const fn takes_away(pattern: &'static str) -> Rule {
    rule(Code::Condition, CONSEQUENCE, pattern)
}

impl Rule {
    const fn not_after(mut self, words: &'static [&'static str]) -> Self {
        self.not_after = words;
        self
    }
    const fn not_before(mut self, words: &'static [&'static str]) -> Self {
        self.not_before = words;
        self
    }
    const fn unless_later(mut self, words: &'static [&'static str]) -> Self {
        self.unless_later = words;
        self
    }
    const fn unless(mut self, words: &'static [&'static str]) -> Self {
        self.unless = words;
        self
    }
}

/// Lists a pattern can name.
pub(super) const LISTS: &[(&str, &str)] = &[
    ("@other", "you he she they"),
    ("@them", "you him her them"),
    ("@others", "your his her their"),
    ("@be", "be am are is was were being been"),
    (
        "@company",
        "friend friends ex exes colleague colleagues coworker coworkers workmate workmates \
         mother mum mom father dad sister brother family parents people someone somebody men man \
         women woman guy guys girl girls anyone anybody others him her them boss neighbour neighbor \
         team mates",
    ),
    (
        "@meets",
        "see sees seeing meet meets meeting visit visits visiting text texts texting message \
         messages messaging call calls calling phone phones phoning ring rings ringing date dates \
         dating contact contacts contacting talk talks talking speak speaks speaking chat chats \
         chatting write writes writing follow follows following hug hugs hugging dance dances \
         dancing",
    ),
    (
        "@clothes",
        "clothes clothing dress dresses skirt outfit shirt makeup heels bikini underwear lipstick \
         neckline",
    ),
    (
        "@device",
        "phone mobile messages texts chats chat inbox email emails password passwords passcode \
         instagram whatsapp facebook tinder",
    ),
    ("@body", "body weight figure belly hair beard nails tattoo"),
];

/// Doubt, not command: "you must be tired", "you must have heard".
const GUESSES: &[&str] = &["be", "have", "feel", "know", "think", "not"];
/// "When you have to leave", "what you need to know", "do you have to …?"
const SUBORDINATE: &[&str] = &[
    "if",
    "when",
    "whenever",
    "because",
    "that",
    "what",
    "whatever",
    "all",
    "everything",
    "do",
    "did",
    "would",
    "could",
    "until",
    "before",
    "where",
    "how",
    "time",
    "as",
    "while",
    "thing",
    "things",
    "once",
    "since",
    "why",
    "than",
];
/// "You may not know": what perhaps is, not what is allowed.
const PERHAPS: &[&str] = &[
    "know",
    "notice",
    "agree",
    "feel",
    "be",
    "like",
    "want",
    "realise",
    "realize",
    "remember",
    "understand",
    "mean",
    "need",
    "believe",
    "think",
    "expect",
    "hear",
    "always",
];
/// "You cannot imagine": what can be, not what is allowed.
const ABLE: &[&str] = &[
    "know",
    "notice",
    "agree",
    "feel",
    "see",
    "be",
    "like",
    "want",
    "realise",
    "realize",
    "remember",
    "imagine",
    "understand",
    "mean",
    "sleep",
    "hear",
    "make",
    "come",
    "find",
    "help",
    "always",
    "wait",
    "believe",
    "need",
    "expect",
];
/// "You are always welcome", "you can always say no", "you never have to".
const KIND: &[&str] = &[
    "welcome", "free", "invited", "loved", "say", "ask", "tell", "come", "call", "count", "need",
    "owe", "been", "there", "change",
];
/// Time that belongs to both: what happens then concerns both.
const TOGETHER: &[&str] = &[
    "we",
    "us",
    "while",
    "during",
    "dinner",
    "meal",
    "meals",
    "table",
    "lunch",
    "breakfast",
    "supper",
    "bed",
    "driving",
    "drive",
    "film",
    "wheel",
];

/// All of them. The first that holds for a stretch of words wins.
pub(super) const RULES: &[Rule] = &[
    // ---- may not
    rule(Code::MayNot, ANYWHERE, "you|@name must|may|shall|should|will not")
        .not_after(SUBORDINATE)
        .not_before(PERHAPS),
    rule(Code::MayNot, ANYWHERE, "you|@name can not")
        .not_after(SUBORDINATE)
        .not_before(ABLE),
    rule(Code::MayNot, ANYWHERE, "you|@name are|is not|never allowed|permitted|supposed"),
    rule(Code::MayNot, ANYWHERE, "you|@name are|is forbidden|banned"),
    rule(Code::MayNot, ANYWHERE, "you|@name do|does not get to"),
    rule(Code::MayNot, ANYWHERE, "you|@name must|may|can never").not_before(&["know", "tell"]),
    rule(Code::MayNot, ANYWHERE, "i forbid|prohibit"),
    rule(Code::MayNot, ANYWHERE, "i do|will not let|allow|permit you|@name"),
    rule(Code::MayNot, ANYWHERE, "i do not want you|@name to .. see|meet|talk|speak|wear|go|have"),
    rule(Code::MayNot, ANYWHERE, "you|@name are|is only allowed"),
    // ---- ask me first
    rule(Code::AskMeFirst, ANYWHERE, "ask me|permission first|before")
        .not_after(&["not"])
        .not_before(&["what", "how", "why", "whether"])
        .unless_later(&["me", "my", "mine", "our", "us", "i"]),
    rule(Code::AskMeFirst, ANYWHERE, "first ask me")
        .not_before(&["what", "how", "why"])
        .unless_later(&["my", "mine", "our", "us", "i"]),
    rule(Code::AskMeFirst, ANYWHERE, "ask|need|needs|get|gets|without|with|have|has for? my permission|approval|okay|ok|consent")
        .not_after(&["not"])
        .unless_later(&["me", "mine", "our", "us", "my"]),
    rule(Code::AskMeFirst, ANYWHERE, "check|clear it? with me first|before")
        .unless_later(&["my", "mine", "our", "us", "i"]),
    rule(Code::AskMeFirst, ANYWHERE, "run it|everything|things by|past me"),
    rule(Code::AskMeFirst, ANYWHERE, "without asking me first?")
        .unless_later(&["my", "mine", "our", "us", "me"])
        .unless(&["my", "our", "us"]),
    // ---- always, never
    rule(Code::Always, ANYWHERE, "you|@name @be|do|does|will|would|have|has|keep? always")
        .not_after(&["as"])
        .not_before(KIND),
    rule(Code::Always, ANYWHERE, "^ please? always ..")
        .not_before(KIND)
        .unless_later(&["we", "i"]),
    rule(Code::Always, ANYWHERE, "you|@name constantly|invariably"),
    rule(Code::Never, ANYWHERE, "you|@name @be|do|does|will|would|have|has? never")
        .not_before(&["mind", "have", "need", "owe", "met", "been", "seen", "tried", "had", "know", "knew"]),
    rule(Code::Never, ANYWHERE, "^ please? never ..")
        .not_before(&["mind", "again", "have", "in"])
        .unless_later(&["we", "i"]),
    rule(Code::Never, ANYWHERE, "you|@name will|do|does|did|have|has? not ever|once")
        .not_before(ABLE),
    // ---- must
    rule(Code::Must, ANYWHERE, "you|@name always|never|simply|just|absolutely? must|shall")
        .not_after(SUBORDINATE)
        .not_before(GUESSES),
    rule(Code::Must, ANYWHERE, "you|@name really|always|simply|just? have|has|need|needs|ought to")
        .not_after(SUBORDINATE)
        .not_before(&["know"]),
    rule(Code::Must, ANYWHERE, "you|@name have|has got to").not_after(SUBORDINATE),
    rule(Code::Must, ANYWHERE, "you|@name are|is required|obliged|expected|supposed to")
        .not_after(SUBORDINATE),
    rule(Code::Must, ANYWHERE, "you|@name would better").not_after(SUBORDINATE),
    rule(Code::Must, ANYWHERE, "you|@name really|simply|just? should")
        .not_after(SUBORDINATE)
        .not_before(GUESSES),
    rule(Code::Must, ANYWHERE, "i insist|demand|require|expect that? you|@name"),
    // ---- condition: whom the other sees
    trigger("@other|@name .. @meets to|with|up|for? with? a? @others|other|the|my|@company? old|best|male|female? @company")
        .not_before(&["names", "stupid", "an", "a", "over", "down", "out"])
        .unless(&["names", "voice", "stupid", "about"]),
    trigger("@other|@name .. go|goes|going|hang|hangs|hanging|stay|stays out? with .. @company"),
    trigger("@other|@name .. spend|spends|spending .. time with .. @company"),
    trigger("@other|@name .. like|likes|liking|comment|comments on? .. photos|pictures|posts")
        .unless(&["me", "my", "our"]),
    trigger("@other|@name .. flirt|flirts|flirting|friends .. with"),
    // ---- condition: clothes
    trigger("@other|@name .. wear|wears|wearing|dress|dresses|dressed|dressing")
        .not_before(&["me", "us", "my", "our", "shoes", "boots", "headphones", "earphones", "earbuds", "down", "out", "muddy", "mine"]),
    trigger("@other|@name .. put|puts on .. @clothes"),
    trigger("@other|@name .. in a|an|that|those|such? .. @clothes"),
    trigger("@others|@name's @clothes .. too|so|short|tight|revealing"),
    // ---- condition: phone
    trigger("@others @device").unless(TOGETHER).unless_later(&["rings", "alarm"]),
    trigger("@other|@name .. on .. phone|instagram|tinder|whatsapp|facebook").unless(TOGETHER).not_after(&["speak"]),
    trigger("@other|@name .. change|changes|hide|hides|delete|deletes|lock|locks .. @device"),
    trigger("@other|@name .. online").unless(TOGETHER),
    // ---- condition: body
    trigger("@others @body").not_before(&["language", "in"]).unless(&["sink", "drain", "shower", "floor"]),
    trigger("@other|@name .. gain|gains|lose|loses|put|puts on? .. weight|kilo|kilos|pounds"),
    trigger("@other|@name .. cut|cuts|dye|dyes|shave|shaves|grow|grows @others hair|beard|legs|head"),
    trigger("@other|@name .. pregnant|pill|contraception|tattoo|abortion"),
    // ---- condition: whereabouts
    trigger("@other|@name .. go|goes|going|went|stay|stays|staying out").not_before(&["of"]),
    trigger("@other|@name .. come|comes|coming|get|gets|arrive|arrives back? home|back? late|after|later").unless(&["wake", "wakes", "waking", "noise", "noisy"]),
    trigger("@other|@name .. @be .. late home"),
    trigger("@other|@name .. tell|say|tells|says me? where"),
    trigger("where @other|@name .. @be|go|goes|went"),
    trigger("@others|@name's location|whereabouts"),
    trigger("@other|@name .. turn|turns|switch|switches .. location|tracking"),
    trigger("@other|@name .. at|in|to .. pub|bar|club|gym|party|parties|casino"),
    trigger("@other|@name .. travel|travels|leave|leaves .. without .. me|telling")
        .unless(&["room", "table", "talk", "conversation", "kitchen"]),
    // ---- condition: the "I will" takes something away
    takes_away("take|takes|hide|keep @others|the|her|his|away .. keys|car|card|cards|money|kids|children|phone|laptop|passport|dog|cat|allowance")
        .unless(&["walk", "safe", "quiet"]),
    takes_away("take .. away from? @them|@name"),
    takes_away("cut @them|@name off"),
    takes_away("cut|cancel|stop|freeze|reduce|close @others|the|our .. card|money|allowance|account|trip|holiday|party|plans|subscription|credit"),
    takes_away("block|unfriend|punish|ignore|follow|track|lock @them|@name|@others"),
    takes_away("block|delete|erase|destroy|break|sell|burn .. @others .. contacts|contact|numbers|number|account|accounts|friends|photos|things|clothes|phone|games|console|messages|ex"),
    takes_away("throw|kick|put @them|@name|@others .. out|away"),
    takes_away("lock|shut @them|@name out"),
    takes_away("stop paying|supporting|helping|feeding .. @others|@them|@name"),
    takes_away("stop talking|speaking to @them|@name .. until|for"),
    takes_away("not let|allow|permit|give|lend|pay @them|@name|for"),
    takes_away("not talk|speak to @them|@name .. until|for"),
    takes_away("forbid|ban|stop|prevent|keep @them|@name from"),
    takes_away("refuse to let|give|pay|lend"),
    takes_away("make|force @them|@name .. leave|sleep|pay|stay|apologise|apologize|give|stop|delete|move|choose"),
    takes_away("check|read|search|monitor|open @others|@name's .. @device"),
    takes_away("go|look through @others|@name's .. @device|things|bag"),
    takes_away("tell|call|ring @others|@name's .. mother|mum|mom|father|dad|parents|family|boss|friends|sister|brother"),
    takes_away("withhold|withdraw|cut .. money|affection|sex|allowance"),
    takes_away("until @other|@name")
        .not_before(&["are", "is", "have", "has", "want", "wants", "feel", "feels", "come", "comes", "can", "and", "get", "gets", "wake"]),
];

#[cfg(test)]
mod tests {
    use super::super::{Kind, Names, words};
    use super::*;

    #[test]
    fn every_rule_has_a_sentence_that_needs_it() {
        let names = Names {
            author: "Ana",
            partner: "Ben",
        };
        let mut silent: Vec<&str> = Vec::new();
        for rule in RULES {
            let speaks = include_str!("../../../tests/wording/sentences.tsv")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .any(|line| {
                    let columns: Vec<_> = line.split('\t').collect();
                    let kind = if columns[0] == "own" {
                        Kind::Own
                    } else {
                        Kind::Request
                    };
                    [
                        (Field::When, columns[2]),
                        (Field::Will, columns[3]),
                        (Field::Text, columns[4]),
                    ]
                    .into_iter()
                    .filter(|(field, _)| columns[1] != "-" && rule.applies(kind, *field))
                    .flat_map(|(_, text)| words::sentences(text))
                    .any(|sentence| !rule.find(&sentence, names).is_empty())
                });
            if !speaks {
                silent.push(rule.pattern);
            }
        }
        assert!(
            silent.is_empty(),
            "rules without a sentence:\n{}",
            silent.join("\n")
        );
    }
}
