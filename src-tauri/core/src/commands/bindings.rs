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
///
/// Of the commands only their types are in it, and which of them change nothing: `commands` in `call.ts` works
/// out the name from what is called, so that the interface does not carry a function for each.
#[must_use]
pub fn typescript() -> String {
    let mut types = BTreeMap::new();
    let mut commands = String::new();
    let mut reads = Vec::new();
    let mut bare = Vec::new();
    super::describe(&mut |command| {
        let args = command.args.as_ref().filter(|args| args.name != "NoArgs");
        let given = [
            args.map(|args| format!("args: {}", args.name)),
            command.hand.then(|| "by?: Side".to_owned()),
        ];
        if args.is_none() && command.hand {
            bare.push(command.name);
        }
        let given: Vec<_> = given.into_iter().flatten().collect();
        let out = &command.out.name;
        let out = if command.writes {
            format!("Written<{out}>")
        } else {
            reads.push(command.name);
            out.clone()
        };
        let _ = writeln!(commands, "  /** {} */", command.doc.trim());
        let _ = writeln!(
            commands,
            "  {}: ({}) => Promise<{out}>;",
            camel(command.name),
            given.join(", ")
        );
        types.extend(command.out.needs);
        types.extend(command.args.into_iter().flat_map(|args| args.needs));
    });
    let mut file = String::from(
        "// Made from the list of commands by `cargo xtask bindings`; do not edit.\nimport { commands, type Written } from \"./call\";\n\n",
    );
    for declaration in types.values() {
        let _ = writeln!(file, "export {declaration}\n");
    }
    let _ = write!(
        file,
        "export interface Api {{\n{commands}}}\n\nexport const api = commands<Api>(\n  \"{}\",\n  \"{}\",\n);\n",
        reads.join(" "),
        bare.join(" ")
    );
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

#[cfg(test)]
mod tests {
    use super::camel;

    /// `call.ts` makes the one of the other again, letter by letter.
    #[test]
    fn each_name_comes_back_from_how_it_is_called() {
        crate::commands::describe(&mut |command| {
            let mut back = String::new();
            for letter in camel(command.name).chars() {
                if letter.is_ascii_uppercase() {
                    back.push('_');
                }
                back.push(letter.to_ascii_lowercase());
            }
            assert_eq!(back, command.name);
        });
    }
}
