//! The paper as one page that prints: everything in one file, no script, nothing fetched, black on white.

use super::paper::{Paper, Thing};
use super::plain;

const STYLE: &str = "
@page { size: A4; margin: 20mm 18mm 22mm }
* { box-sizing: border-box; margin: 0 }
html { font: 11pt/1.5 Newsreader, Charter, Georgia, serif; color: #000; background: #fff }
body { max-width: 42rem; margin: 0 auto; padding: 2rem 1.5rem 4rem }
h1 { font-size: 28pt; font-weight: 500; line-height: 1.15; text-wrap: balance }
header p { margin-top: .6em; font-size: 10pt }
section { margin-top: 3rem }
h2 { font-size: 17pt; font-weight: 500; border-bottom: .5pt solid #000; padding-bottom: .25em }
article { margin-top: 1.4rem; break-inside: avoid }
h3 { font-size: 13pt; font-weight: 500; line-height: 1.3; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: .15em 1em; margin-top: .4em }
dt, h4 { font: 600 8.5pt/1.7 'Atkinson Hyperlegible Next', 'Segoe UI', system-ui, sans-serif; color: #333 }
dd { overflow-wrap: anywhere; white-space: pre-line }
h4 { margin-top: .6em }
ul { padding-inline-start: 1.1em }
bdi { unicode-bidi: isolate }
@media print { body { max-width: none; padding: 0 } h2, h3, h4 { break-after: avoid } }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr } }
";

pub(super) fn page(paper: &Paper) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<header><h1>{shown}</h1><p>{about}</p></header>\n<main>\n",
        title = escaped(&paper.title),
        shown = words(&paper.title),
        about = words(&paper.about),
    );
    for section in &paper.sections {
        page.push_str(&format!("<section>\n<h2>{}</h2>\n", words(&section.title)));
        for thing in &section.things {
            article(thing, &mut page);
        }
        page.push_str("</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn article(thing: &Thing, page: &mut String) {
    page.push_str(&format!("<article>\n<h3>{}</h3>\n", words(&thing.title)));
    if !thing.facts.is_empty() {
        page.push_str("<dl>\n");
        for (label, value) in &thing.facts {
            page.push_str(&format!(
                "<dt>{}</dt><dd>{}</dd>\n",
                words(label),
                words(value)
            ));
        }
        page.push_str("</dl>\n");
    }
    for (label, lines) in &thing.lists {
        page.push_str(&format!("<h4>{}</h4>\n<ul>\n", words(label)));
        for line in lines {
            page.push_str(&format!("<li>{}</li>\n", words(line)));
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</article>\n");
}

fn words(typed: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(typed))
}

fn escaped(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len());
    for c in plain(typed).chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            c => text.push(c),
        }
    }
    text
}
