//! Chromium, for what the app's own web view shows to no test: pages on paper, and colours the system forces.
//!
//! It is given a page as a file: one the program wrote, or a copy of what its window shows.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::app::{App, target};
use crate::find::repository;
use crate::theme::Theme;

/// A page as it comes out of the printer.
#[derive(Debug)]
pub struct Paper {
    /// The words of each sheet, a line each.
    pub pages: Vec<String>,
    /// How large the sheets are, as `pdfinfo` says it: `594.96 x 841.92 pts (A4)`.
    pub size: String,
}

impl App {
    /// Keeps what the window shows as a page of its own: no script, the built styles, what is typed and
    /// ticked, and `styles` after them. Answers where.
    pub fn copy_of_page(&self, name: &str, styles: &str) -> PathBuf {
        let page = self.execute(
            "const copy = document.documentElement.cloneNode(true);
             const fields = (of) => [...of.querySelectorAll('input, textarea')];
             const live = fields(document);
             fields(copy).forEach((field, n) => {
               field.toggleAttribute('checked', live[n].checked === true);
               if (field.localName === 'textarea') field.textContent = live[n].value;
               else field.setAttribute('value', live[n].value);
             });
             for (const gone of copy.querySelectorAll('script, link, meta[http-equiv]')) gone.remove();
             const own = document.createElement('style');
             own.textContent = arguments[0];
             copy.querySelector('head').append(own);
             return '<!doctype html>' + copy.outerHTML",
            vec![json!(built_styles() + styles)],
        );
        let path = kept(&self.name, &format!("{name}.html"));
        std::fs::write(&path, page.as_str().unwrap_or_default()).expect("the copy is kept");
        path
    }
}

/// The styles the window's were built to, with their faces where they lie here.
fn built_styles() -> String {
    let built = repository().join("ui/dist");
    let faces = format!("url(file://{}/assets/", built.display());
    let files = std::fs::read_dir(built.join("assets")).expect("npm run build in ui/");
    files
        .map(|file| file.expect("a built file").path())
        .filter(|file| file.extension().is_some_and(|kind| kind == "css"))
        .map(|file| std::fs::read_to_string(file).expect("styles are text"))
        .map(|styles| styles.replace("url(/assets/", &faces))
        .collect()
}

/// A free place for `file` among what the test `name` keeps: `target/e2e/<name>/`.
pub fn kept(name: &str, file: &str) -> PathBuf {
    let folder = target().join("e2e").join(name);
    std::fs::create_dir_all(&folder).expect("the folder is made");
    let path = folder.join(file);
    // What an earlier run left there.
    let _ = std::fs::remove_file(&path);
    path
}

/// Prints a page, and reads what stands on the sheets. They lie beside it.
pub fn printed(page: &Path) -> Paper {
    let sheets = page.with_extension("pdf");
    let to = format!("--print-to-pdf={}", sheets.display());
    chromium(page, &[&to, "--no-pdf-header-footer"]);
    let about = read(Command::new("pdfinfo").arg(&sheets));
    let size = about
        .lines()
        .find_map(|line| line.strip_prefix("Page size:"));
    // In the order it was set: a guess from where words stand would mix lines and columns.
    let words = read(Command::new("pdftotext").arg("-raw").arg(&sheets).arg("-"));
    Paper {
        // Each sheet ends with a form feed.
        pages: words.split_terminator('\u{c}').map(str::to_owned).collect(),
        size: size.unwrap_or_default().trim().to_owned(),
    }
}

/// Opens pages, side by side on one sheet, with the colours a system forces for more contrast, light ones or dark ones.
/// Keeps a picture of them all as `picture` says and answers for each what `script` returns there.
pub fn in_forced_colours(
    pages: &[PathBuf],
    theme: Theme,
    picture: &Path,
    script: &str,
) -> Vec<String> {
    let frames: String = pages
        .iter()
        .map(|page| std::fs::read_to_string(page).expect("the page can be read"))
        .map(|page| page.replace('&', "&amp;").replace('"', "&quot;"))
        .map(|page| format!("<iframe srcdoc=\"{page}\"></iframe>"))
        .collect();
    let sheet = picture.with_extension("html");
    let (width, height, across) = (1280, 800, 4);
    std::fs::write(
        &sheet,
        format!(
            "<!doctype html><title></title><style>
               html {{ overflow: hidden }} body {{ margin: 0; display: flex; flex-wrap: wrap }} iframe {{ border: 0; inline-size: {width}px; block-size: {height}px }}
             </style>{frames}<script>
               onload = () => {{ document.title = JSON.stringify([...document.querySelectorAll('iframe')]
                 .map((one) => new one.contentWindow.Function({})())) }};
             </script>",
            json!(script)
        ),
    )
    .expect("the sheet is kept");
    let size = format!(
        "--window-size={},{}",
        width * across,
        height * pages.len().div_ceil(across)
    );
    let picture = format!("--screenshot={}", picture.display());
    let mut options = vec![
        "--force-high-contrast",
        size.as_str(),
        picture.as_str(),
        "--dump-dom",
    ];
    if theme == Theme::Dark {
        options.push("--force-dark-mode");
    }
    let shown = chromium(&sheet, &options);
    let title = shown
        .split_once("<title>")
        .and_then(|(_, rest)| rest.split_once("</title>"));
    let (answers, _) = title.expect("the sheet has a title");
    serde_json::from_str(answers).expect("the sheet was loaded and asked")
}

/// Opens a page and answers what comes of `options`.
fn chromium(page: &Path, options: &[&str]) -> String {
    let own = tempfile::tempdir().expect("a temporary folder");
    read(
        Command::new("chromium")
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                // The faces lie in files beside the styles, and nothing is looked for elsewhere.
                "--allow-file-access-from-files",
                "--host-resolver-rules=MAP * ~NOTFOUND",
            ])
            .arg(format!("--user-data-dir={}", own.path().display()))
            .args(options)
            .arg(format!("file://{}", page.display()))
            .env("HOME", own.path()),
    )
}

/// What a program says; the test ends where it does not come to its end.
fn read(program: &mut Command) -> String {
    match program.output() {
        Ok(done) if done.status.success() => String::from_utf8_lossy(&done.stdout).into_owned(),
        other => {
            panic!("{program:?} (Debian packages chromium and poppler-utils): {other:?}")
        }
    }
}
