//! What can be said on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

/// The command line, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Everything of this run lies here: household, logs, window state.
    pub(crate) data_dir: Option<PathBuf>,
    /// A sample couple in a folder that is thrown away at the end.
    pub(crate) demo: bool,
    /// Start without showing the window (autostart into the tray).
    pub(crate) hidden: bool,
}

impl Options {
    /// Reads the arguments; the sentence of an error says what is allowed.
    pub(crate) fn read(args: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut options = Self::default();
        let mut args = args.peekable();
        while let Some(arg) = args.next() {
            match arg.to_str() {
                Some("--demo") => options.demo = true,
                Some("--hidden") => options.hidden = true,
                Some("--data-dir") => match args.next() {
                    Some(dir) => options.data_dir = Some(PathBuf::from(dir)),
                    None => return Err("Say a folder after --data-dir.".to_owned()),
                },
                _ => {
                    return Err(format!(
                        "{} is not understood. Common Ground takes --data-dir DIR, --demo and --hidden.",
                        arg.to_string_lossy()
                    ));
                }
            }
        }
        if options.demo && options.data_dir.is_some() {
            return Err("--demo has a folder of its own; leave out --data-dir.".to_owned());
        }
        Ok(options)
    }

    /// Only starts on the default folder meet each other; elsewhere the folder's own lock decides.
    pub(crate) const fn shares_the_default_folder(&self) -> bool {
        self.data_dir.is_none() && !self.demo
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn read(args: &[&str]) -> Result<Options, String> {
        Options::read(args.iter().map(Into::into))
    }

    #[test]
    fn what_is_allowed_and_what_is_not() {
        assert!(read(&[]).is_ok_and(|options| options.shares_the_default_folder()));
        assert!(
            read(&["--data-dir", "/tmp/x"])
                .is_ok_and(|options| !options.shares_the_default_folder())
        );
        for wrong in [
            &["--data-dir"][..],
            &["--demo", "--data-dir", "x"],
            &["help"],
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }
}
