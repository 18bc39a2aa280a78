//! The TypeScript the interface calls: every type and every command, in one file.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

/// A type as TypeScript: its name here, and the declarations it needs.
pub(crate) struct Type {
    name: String,
    needs: BTreeMap<String, String>,
}

/// A command as TypeScript.
pub(crate) struct Described {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) writes: bool,
    /// Whether it is told in whose half it was pressed.
    pub(crate) hand: bool,
    pub(crate) args: Option<Type>,
    pub(crate) out: Type,
}

impl Type {
    pub(crate) fn of<T: TS + 'static + ?Sized>() -> Self {
        let config = config();
        let mut found = Needs {
            config: self::config(),
            seen: HashSet::new(),
            declared: BTreeMap::new(),
        };
        found.visit::<T>();
        Self {
            name: T::name(&config),
            needs: found.declared,
        }
    }
}

fn config() -> Config {
    Config::default().with_large_int("number")
}

struct Needs {
    config: Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl TypeVisitor for Needs {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only what has a file to go to is a declaration of ours; the rest are TypeScript's own.
        if T::output_path().is_some() {
            self.declared
                .insert(T::ident(&self.config), T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole file `ui/src/api/bindings.ts`.
#[must_use]
pub fn typescript() -> String {
    let mut types = BTreeMap::new();
    let mut commands = String::new();
    super::describe(&mut |command| {
        let out = &command.out.name;
        let (args, given) = match &command.args {
            Some(args) if args.name != "NoArgs" => (format!("args: {}", args.name), "args"),
            _ => (String::new(), "{}"),
        };
        let by = if command.hand { "by?: Side" } else { "" };
        let comma = if args.is_empty() || by.is_empty() {
            ""
        } else {
            ", "
        };
        let (verb, last) = match (command.writes, command.hand) {
            (true, _) => ("write", ", by"),
            (false, true) => ("read", ", by"),
            (false, false) => ("read", ""),
        };
        let name = command.name;
        let _ = writeln!(commands, "  /** {} */", command.doc.trim());
        let _ = writeln!(
            commands,
            "  {}: ({args}{comma}{by}) => {verb}<{out}>(\"{name}\", {given}{last}),",
            camel(name)
        );
        types.extend(command.out.needs);
        types.extend(command.args.into_iter().flat_map(|args| args.needs));
    });
    let mut file = String::from(
        "// Made from the list of commands by `cargo xtask bindings`; do not edit.\nimport { read, write } from \"./call\";\n\n",
    );
    for declaration in types.values() {
        let _ = writeln!(file, "export {declaration}\n");
    }
    let _ = write!(file, "export const api = {{\n{commands}}};\n");
    file
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let mut letters = word.chars();
        let head = letters.next().map(|c| c.to_ascii_uppercase()).into_iter();
        name + &head.chain(letters).collect::<String>()
    })
}
