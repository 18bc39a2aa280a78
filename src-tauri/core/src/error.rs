//! What can go wrong, as a code and data. The words are the interface's (`error-<code>` in Fluent).

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// The core's result.
pub type Result<T> = std::result::Result<T, Error>;

/// Everything a command can answer instead of doing what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// One field of a form cannot be taken as it is.
    #[error("field {field}: {problem:?}")]
    Field {
        /// The field's name as in the argument.
        field: String,
        /// What is the matter with it.
        problem: Problem,
    },
    /// A promise or a rule stands against it; nothing was changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The thing is not there (any more).
    #[error("not found")]
    NotFound,
    /// The arguments do not have the shape of the command.
    #[error("arguments of {command} not understood: {why}")]
    Arguments {
        /// The command's name.
        command: String,
        /// serde's sentence, for developers.
        why: String,
    },
    /// There is no such command.
    #[error("no command {0}")]
    NoCommand(String),
    /// The folder's state does not allow opening.
    #[error("folder: {0:?}")]
    Folder(FolderProblem),
    /// The disk is full: nothing was written.
    #[error("disk full")]
    DiskFull,
    /// The place is read-only: nothing was written.
    #[error("read-only")]
    ReadOnly,
    /// SQLite answered with an error. No words of anyone are in it.
    #[error("database: {0}")]
    Database(rusqlite::Error),
    /// A file could not be read or written.
    #[error("file: {0}")]
    File(std::io::Error),
    /// Something the operating system was asked for did not come (a tray, a dialog, autostart).
    #[error("system: {0}")]
    System(String),
    /// A file somebody chose to bring in cannot be; nothing was changed.
    #[error("import: {0:?}")]
    Import(ImportProblem),
    /// A row in the file does not have the shape it was written with.
    #[error("row not understood: {0}")]
    Row(String),
}

/// What is the matter with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was written.
    Empty,
    /// Longer than this many characters.
    TooLong(usize),
    /// Control characters that cannot be shown.
    OddCharacters,
    /// Not a date or time of the calendar.
    NotADate,
    /// Earlier than the thing it must follow.
    TooEarly,
    /// Later than sense allows.
    TooLate,
    /// A number must be more than zero.
    NotPositive,
    /// A number above what can be kept.
    TooLarge,
    /// The same as the other one, where two different ones are needed.
    Same,
    /// Something has to be chosen.
    NothingChosen,
    /// Not one of the things that can be chosen.
    NotAChoice,
    /// The sum for a month is below the sum for one thing.
    BelowItem,
    /// It stays with both, whoever holds that part of life.
    NotForOne,
    /// *The one whose area it is*, where nobody holds it.
    NobodyHolds,
    /// A number that is not from the first to the second.
    OutOfRange(u16, u16),
    /// More than one chosen where only one makes sense.
    OnlyOne,
    /// A schedule that never has a date.
    Never,
    /// A day that has one already.
    Taken,
    /// A passphrase of fewer characters than this.
    TooShort(usize),
    /// A passphrase that is soon guessed.
    Guessable,
    /// A passphrase that is mostly a name of the two.
    AName,
    /// The passphrase the other one has.
    TheOthers,
    /// The passphrase one has already, where another is needed.
    TheSame,
    /// A passphrase that is not this partner's.
    WrongPassphrase,
    /// Words that are not the recovery code that was shown.
    NotTheCode,
}

impl Problem {
    const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong(_) => "too-long",
            Self::OddCharacters => "odd-characters",
            Self::NotADate => "not-a-date",
            Self::TooEarly => "too-early",
            Self::TooLate => "too-late",
            Self::NotPositive => "not-positive",
            Self::TooLarge => "too-large",
            Self::Same => "same",
            Self::NothingChosen => "nothing-chosen",
            Self::NotAChoice => "not-a-choice",
            Self::BelowItem => "below-item",
            Self::NotForOne => "not-for-one",
            Self::NobodyHolds => "nobody-holds",
            Self::OutOfRange(..) => "out-of-range",
            Self::OnlyOne => "only-one",
            Self::Never => "never",
            Self::Taken => "taken",
            Self::TooShort(_) => "too-short",
            Self::Guessable => "guessable",
            Self::AName => "a-name",
            Self::TheOthers => "the-others",
            Self::TheSame => "the-same",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::NotTheCode => "not-the-code",
        }
    }
}

/// Why a file cannot be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportProblem {
    /// Larger than so many megabytes.
    TooLarge(u64),
    /// Nothing stands in it.
    Empty,
    /// Not a text in UTF-8.
    NotText,
    /// A copy under a lock that no passphrase opens here.
    Locked,
    /// Neither a copy of ours nor a table.
    Unknown,
    /// JSON, but of another program.
    Other,
    /// A copy of a newer version of this program.
    Newer,
    /// A copy that is cut off or was changed; where.
    Broken(String),
    /// A table without a row below its head.
    NoRows,
    /// A table with more rows than this.
    TooMany(usize),
    /// No file is chosen any more.
    Gone,
}

impl ImportProblem {
    const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge(_) => "import-too-large",
            Self::Empty => "import-empty",
            Self::NotText => "import-not-text",
            Self::Locked => "import-locked",
            Self::Unknown => "import-unknown",
            Self::Other => "import-other",
            Self::Newer => "import-newer",
            Self::Broken(_) => "import-broken",
            Self::NoRows => "import-no-rows",
            Self::TooMany(_) => "import-too-many",
            Self::Gone => "import-gone",
        }
    }
}

/// Why the planner does not do something although it understood it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody said they are here: ask who it is, then try again.
    NobodyHere,
    /// One is here, and it was pressed in the other's name.
    NotYou,
    /// Both are here: it has to be pressed in one's own half.
    WhoseHand,
    /// It belongs to the other partner.
    NotYours,
    /// It holds now: step back from it or let it go first.
    Holds,
    /// A later change touched the same thing.
    TouchedSince,
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// The wording changed since it was read: read it again before saying yes.
    WordsChanged,
    /// It has ended.
    Ended,
    /// Only the one who declined can reopen it.
    DeclinedTwice,
    /// The same was asked already and waits for its answer.
    AlreadyAsked,
    /// The last day of what a yes is said to has gone by.
    DatePassed,
    /// It held once: it stays readable and is not deleted.
    OnceAgreed,
    /// It opens only while both are here.
    NotBothHere,
    /// It only works while two are set up.
    NeedsBoth,
    /// A household is already there.
    AlreadySetUp,
    /// No household is set up yet.
    NotSetUp,
    /// The state it is in does not allow this.
    NotNow,
    /// The file opens only with a passphrase.
    Locked,
    /// That is not this partner's passphrase.
    WrongPassphrase,
    /// That is not this partner's recovery code.
    WrongCode,
    /// This partner has no passphrase.
    NoPassphrase,
    /// It needs the passphrase of the one it belongs to.
    NeedsPassphrase,
    /// A backup that only the passphrases of its own day open.
    OlderKeys,
    /// What is the other partner's alone in a backup opens only with their passphrase of its day.
    TheirKeysChanged,
    /// A backup that is damaged: nothing is the matter with the planner itself.
    BackupDamaged,
    /// A new backup that was not whole when it was read again: nothing is the matter with the planner itself.
    CopyDamaged,
    /// No whole backup lies where it was looked for.
    NoBackup,
    /// The disk a backup was to be made on is full: nothing is the matter with the planner itself.
    BackupFull,
    /// The disk a copy was to be written to is full: nothing is the matter with the planner itself.
    CopyFull,
    /// A folder for backups that is not there now.
    FolderGone,
    /// A folder for backups within the planner's own.
    InsidePlanner,
    /// The other folder for backups is this one already.
    SameFolder,
    /// Another household's backups lie in the folder.
    OthersBackups,
    /// After wrong passphrases the next try waits; how many seconds still.
    Wait(u64),
    /// Something of that name is there already.
    AlreadyThere,
    /// It was stopped by who began it.
    Stopped,
}

impl Refusal {
    const fn code(&self) -> &'static str {
        match self {
            Self::NobodyHere => "nobody-here",
            Self::NotYou => "not-you",
            Self::WhoseHand => "whose-hand",
            Self::NotYours => "not-yours",
            Self::Holds => "holds",
            Self::TouchedSince => "touched-since",
            Self::NothingToUndo => "nothing-to-undo",
            Self::WordsChanged => "words-changed",
            Self::Ended => "ended",
            Self::DeclinedTwice => "declined-twice",
            Self::AlreadyAsked => "already-asked",
            Self::DatePassed => "date-passed",
            Self::OnceAgreed => "once-agreed",
            Self::NotBothHere => "not-both-here",
            Self::NeedsBoth => "needs-both",
            Self::AlreadySetUp => "already-set-up",
            Self::NotSetUp => "not-set-up",
            Self::NotNow => "not-now",
            Self::Locked => "locked",
            Self::WrongPassphrase => "wrong-passphrase",
            Self::WrongCode => "wrong-code",
            Self::NoPassphrase => "no-passphrase",
            Self::NeedsPassphrase => "needs-passphrase",
            Self::OlderKeys => "older-keys",
            Self::TheirKeysChanged => "their-keys-changed",
            Self::BackupDamaged => "backup-damaged",
            Self::CopyDamaged => "copy-damaged",
            Self::NoBackup => "no-backup",
            Self::BackupFull => "backup-full",
            Self::CopyFull => "copy-full",
            Self::FolderGone => "folder-gone",
            Self::InsidePlanner => "inside-planner",
            Self::SameFolder => "same-folder",
            Self::OthersBackups => "others-backups",
            Self::Wait(_) => "wait",
            Self::AlreadyThere => "already-there",
            Self::Stopped => "stopped",
        }
    }
}

/// Why a data folder is not opened. The file is never touched in any of these cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderProblem {
    /// No household file there, but other parts of one (keys, backups).
    HouseholdMissing,
    /// The keys file is missing beside the household.
    KeysMissing,
    /// The keys file or the household does not have the checksum it was written with.
    Damaged,
    /// Not a file of this program.
    Foreign,
    /// The keys do not open the file: they are another household's, or its beginning is damaged.
    DoesNotOpen,
    /// A folder somebody chose has no planner in it.
    NoPlanner,
    /// Written by a newer version of this program.
    Newer,
    /// Another process holds the folder's lock.
    InUse,
    /// Not a folder, or one that cannot be made or written.
    NotWritable,
    /// The folder or a file in it may not be read by this account.
    NotReadable,
    /// The household file is not an ordinary file (a folder, a pipe, a dangling link).
    NotAFile,
}

impl FolderProblem {
    const fn code(&self) -> &'static str {
        match self {
            Self::HouseholdMissing => "household-missing",
            Self::KeysMissing => "keys-missing",
            Self::Damaged => "damaged",
            Self::Foreign => "foreign",
            Self::DoesNotOpen => "does-not-open",
            Self::NoPlanner => "no-planner",
            Self::Newer => "newer",
            Self::InUse => "in-use",
            Self::NotWritable => "not-writable",
            Self::NotReadable => "not-readable",
            Self::NotAFile => "not-a-file",
        }
    }
}

impl Error {
    /// A field's problem.
    #[must_use]
    pub fn field(field: &str, problem: Problem) -> Self {
        Self::Field {
            field: field.to_owned(),
            problem,
        }
    }

    /// Where only another place was written to, what it did not take is said of that place and not of the planner;
    /// `full` is how it is said that there was no room.
    pub(crate) fn elsewhere(self, full: Refusal) -> Self {
        match self {
            Self::DiskFull => full.into(),
            Self::ReadOnly => FolderProblem::NotWritable.into(),
            other => other,
        }
    }

    /// The stable code the interface has words for.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Field { problem, .. } => problem.code(),
            Self::Refused(refusal) => refusal.code(),
            Self::NotFound => "not-found",
            Self::Arguments { .. } => "arguments",
            Self::NoCommand(_) => "no-command",
            Self::Folder(problem) => problem.code(),
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::Database(_) => "database",
            Self::File(_) => "file",
            Self::System(_) => "system",
            Self::Row(_) => "row",
            Self::Import(problem) => problem.code(),
        }
    }

    fn data(&self) -> Value {
        match self {
            Self::Field {
                field,
                problem: Problem::TooLong(max),
            } => json!({ "field": field, "max": max }),
            Self::Field {
                field,
                problem: Problem::TooShort(min),
            } => json!({ "field": field, "min": min }),
            Self::Field {
                field,
                problem: Problem::OutOfRange(min, max),
            } => json!({ "field": field, "min": min, "max": max }),
            Self::Field { field, .. } => json!({ "field": field }),
            Self::Refused(Refusal::Wait(seconds)) => json!({ "seconds": seconds }),
            Self::Import(ImportProblem::TooLarge(megabytes)) => json!({ "max": megabytes }),
            Self::Import(ImportProblem::TooMany(rows)) => json!({ "max": rows }),
            Self::Import(ImportProblem::Broken(place)) => json!({ "place": place }),
            Self::Arguments { command, why } => json!({ "command": command, "why": why }),
            _ => json!({}),
        }
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Error", 2)?;
        out.serialize_field("code", self.code())?;
        out.serialize_field("data", &self.data())?;
        out.end()
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull,
            // The log's index could not be made as long as it has to be: it says so in its own way.
            Some(rusqlite::ErrorCode::SystemIoFailure)
                if error.sqlite_extended_error_code()
                    == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) =>
            {
                Self::DiskFull
            }
            Some(rusqlite::ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => {
                Self::Folder(FolderProblem::Damaged)
            }
            _ => match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
                other => Self::Database(other),
            },
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            std::io::ErrorKind::PermissionDenied => Self::Folder(FolderProblem::NotWritable),
            _ => Self::File(error),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<ImportProblem> for Error {
    fn from(problem: ImportProblem) -> Self {
        Self::Import(problem)
    }
}

impl From<FolderProblem> for Error {
    fn from(problem: FolderProblem) -> Self {
        Self::Folder(problem)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Row(error.to_string())
    }
}
