//! A planner that does not open, in each way there is: only what is safe is offered, what is offered works, and
//! what was there is set aside whole.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]

mod elsewhere;
mod wrecks;

#[path = "../kept/mod.rs"]
mod kept;
#[path = "../keys/mod.rs"]
mod keys;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common_ground_core::error::{Error, FolderProblem};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::recover::{self, Way, Ways};
use common_ground_core::testing::{House, household};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::world::World;
use common_ground_core::{Closed, Planner, Result, export};
use keys::{ANA, BEN, Place, give, said};

/// A household with a backup of yesterday, and something written since.
fn with_a_backup() -> (Place, String) {
    let (place, mut planner) = Place::new();
    moment(&mut planner, "Coffee on the steps");
    planner.back_up().unwrap();
    let backed_up = export::canonical(&planner).unwrap();
    place.clock.pass(chrono::Duration::days(1));
    moment(&mut planner, "Rain on the tent");
    (place, backed_up)
}

fn moment(planner: &mut Planner, words: &str) {
    let words = words.to_owned();
    planner
        .add_good_moment(Actor::Both, NewGoodMoment { words })
        .unwrap();
}

fn world(place: &Place) -> Box<dyn World> {
    Box::new(place.clock.clone())
}

/// A test beside this one that starts a program holds every lock for the moment between fork and exec; that
/// passes.
fn patient<T>(attempt: impl Fn() -> Result<T>) -> Result<T> {
    for _ in 0..100 {
        match attempt() {
            Err(Error::Folder(FolderProblem::InUse)) => {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            other => return other,
        }
    }
    attempt()
}

fn find(place: &Place) -> Result<Planner> {
    let copy = place.dir.path().join("copy");
    patient(|| Closed::find(&place.data(), &copy, world(place))?.open())
}

fn put_backup(place: &Place) -> Result<PathBuf> {
    patient(|| recover::put_backup(&place.data(), None, place.clock.now()))
}

fn put_keys(place: &Place) -> Result<PathBuf> {
    patient(|| recover::put_keys(&place.data(), None, place.clock.now()))
}

/// What is offered where opening says what it says.
fn ways(place: &Place) -> Ways {
    let why = find(place).err().expect("it does not open");
    let corner = place.dir.path().join("corner");
    recover::ways(&place.data(), None, &corner, &why, || world(place))
}

fn overwrite(file: &Path, from: usize, bytes: &[u8]) {
    let mut all = fs::read(file).unwrap();
    all[from..from + bytes.len()].copy_from_slice(bytes);
    fs::write(file, all).unwrap();
}

fn set_aside(place: &Place) -> PathBuf {
    let aside = fs::read_dir(place.data().join("set-aside")).unwrap();
    let all: Vec<_> = aside.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].clone()
}
