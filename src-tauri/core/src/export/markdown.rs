//! The paper as Markdown, one file a section. Words are words: nothing in them is taken for a mark, a link or HTML.

use super::paper::{Paper, Section};
use super::plain;

/// The files by name.
pub(super) fn files(paper: &Paper) -> Vec<(String, String)> {
    let mut index = format!("# {}\n\n{}\n", words(&paper.title), words(&paper.about));
    let mut files = Vec::new();
    for each in &paper.sections {
        index.push_str(&format!("\n- [{}]({}.md)", words(&each.title), each.file));
        files.push((format!("{}.md", each.file), section(each)));
    }
    index.push('\n');
    files.insert(0, ("README.md".to_owned(), index));
    files
}

fn section(section: &Section) -> String {
    let mut text = format!("# {}\n", words(&section.title));
    for thing in &section.things {
        text.push_str(&format!("\n## {}\n\n", words(&thing.title)));
        for (label, value) in &thing.facts {
            text.push_str(&format!("- **{}**: {}\n", words(label), words(value)));
        }
        for (label, lines) in &thing.lists {
            text.push_str(&format!("\n**{}**\n\n", words(label)));
            for line in lines {
                text.push_str(&format!("- {}\n", words(line)));
            }
        }
    }
    text
}

/// Words on one line, as they were typed.
fn words(typed: &str) -> String {
    let typed = plain(typed);
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = String::with_capacity(line.len());
    // A line of words is always behind a mark of ours, so what is special only at a line's beginning matters
    // only right behind that mark.
    let opens = line
        .find(|c: char| !c.is_ascii_digit())
        .filter(|at| matches!(line.as_bytes().get(*at), Some(b'.' | b')')) && *at > 0);
    for (at, c) in line.char_indices() {
        let begins = at == 0 && matches!(c, '-' | '+' | '=');
        let anywhere = matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '&'
                | '|'
                | '~'
                | '#'
                | '@'
                | '!'
                | '$'
        );
        // An address is not to become a link by itself.
        let link = (c == ':' && line[at..].starts_with("://"))
            || (c == '.' && line[..at].to_lowercase().ends_with("www"));
        if begins || anywhere || link || opens == Some(at) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_marks() {
        for (typed, written) in [
            ("plain words, here.", "plain words, here."),
            ("# a title", "\\# a title"),
            ("- a point", "\\- a point"),
            ("1. first", "1\\. first"),
            (
                "<script>alert(1)</script>",
                "\\<script\\>alert(1)\\</script\\>",
            ),
            ("[link](javascript:x)", "\\[link\\](javascript:x)"),
            ("![](http://x.y)", "\\!\\[\\](http\\://x.y)"),
            ("two\n\n    lines", "two lines"),
            ("www.example.org", "www\\.example.org"),
        ] {
            assert_eq!(words(typed), written);
        }
    }
}
