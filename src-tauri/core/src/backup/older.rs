//! Backups under an earlier key: brought under today's, or taken away. After *somebody knows my passphrase* they are
//! what that passphrase still opens.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use ts_rs::TS;

use super::about::About;
use super::day::copy_of;
use super::list::{self, Made};
use super::make::{self, MAKING, count, verify};
use super::place::BackupOf;
use crate::db::{self, DataKey};
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::folder::{flush, private_dir};
use crate::planner::Planner;
use crate::private;
use crate::vault::{Keys, Own, Passphrase, Ring, Secret};
use crate::who::Side;
use crate::work::Work;

/// A backup of an earlier key that is to open with today's.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RenewBackup {
    /// The backup.
    pub of: BackupOf,
    /// One's own passphrase of its day; not where an earlier key lies in the open beside it.
    #[serde(default)]
    #[ts(optional)]
    pub passphrase: Option<Passphrase>,
}

/// What opens a backup: its data key, and the own keys its passphrase led to.
struct Opened<'a> {
    ring: &'a Ring,
    data: DataKey,
    own: Option<Own>,
}

impl Planner {
    /// Writes a backup anew under today's key, beside itself: it opens with today's passphrases from then on, and with no
    /// earlier one. Only once the new one was opened and checked does the earlier one go, so a kill leaves one or both.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] for one that opens with today's key already; [`Refusal::WrongPassphrase`];
    /// [`Refusal::OlderKeys`] where it takes a passphrase of its day; [`Refusal::TheirKeysChanged`] where what is
    /// private in it takes one of the other partner's; [`Refusal::NeedsPassphrase`]; a damaged backup, a full disk. The
    /// backup is as it was then.
    pub fn renew_backup(&mut self, side: Side, renew: RenewBackup) -> Result<()> {
        let made = self.older(&renew.of)?;
        if self.keys.have()[side.index()] && self.own[side.index()].is_none() {
            return Err(Refusal::NeedsPassphrase.into());
        }
        let keys = Keys::parse(&fs::read(made.path.join("keys.json"))?)?;
        let opened = open(&keys, &made, side, renew.passphrase.map(Secret::Passphrase))?;
        for one in Side::BOTH {
            let takes_own = opened.ring.has(one) && !self.keys.has_own_of(opened.ring, one);
            if takes_own && one != side {
                return Err(Refusal::TheirKeysChanged.into());
            }
            if takes_own && opened.own.is_none() {
                return Err(Refusal::OlderKeys.into());
            }
        }
        let folder = made.path.parent().ok_or(Error::NotFound)?;
        let one = make::one_at_a_time();
        make::clear_unfinished(folder)?;
        let name = make::free_name(folder, made.about.made);
        let making = folder.join(format!("{name}.{MAKING}"));
        let written = self
            .write_anew(&made, &opened, side, &making)
            .and_then(|()| {
                fs::rename(&making, folder.join(&name))?;
                flush(folder)
            });
        if let Err(error) = written {
            // What broke off must not keep a full disk full.
            let _ = fs::remove_dir_all(&making);
            return Err(match error {
                // Said of the planner itself it would be closed.
                Error::Folder(FolderProblem::Damaged) => Refusal::BackupDamaged.into(),
                other => other,
            });
        }
        make::remove(&made.path)?;
        drop(one);
        Ok(())
    }

    /// Takes a backup away that is under an earlier key. One of today's key stands then, opened and checked once more;
    /// where none does, it is made first.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] for one under today's key: those go by the calendar; a disk that does not take it.
    pub fn delete_backup(&mut self, of: &BackupOf) -> Result<()> {
        let made = self.older(of)?;
        let listed = list::list(self.folder().path(), self.keys.household);
        let todays = |made: &&Made| made.about.opens_with(&self.data);
        let stands = listed.made.iter().find(todays).is_some_and(|newest| {
            let whole = verify(&newest.household(), &self.data);
            let inside = newest.about.inside(&self.data);
            matches!((whole, inside), (Ok(whole), Ok(inside)) if whole.inside == inside)
        });
        if !stands {
            self.backup().keep()?;
        }
        let one = make::one_at_a_time();
        make::remove(&made.path)?;
        drop(one);
        Ok(())
    }

    /// A backup that today's key does not open.
    fn older(&self, of: &BackupOf) -> Result<Made> {
        if self.read_only() {
            return Err(Error::ReadOnly);
        }
        let made = list::find(self.folder().path(), self.keys.household, of)?;
        if made.about.opens_with(&self.data) {
            return Err(Refusal::NotNow.into());
        }
        Ok(made)
    }

    fn write_anew(
        &self,
        made: &Made,
        opened: &Opened<'_>,
        side: Side,
        making: &Path,
    ) -> Result<()> {
        private_dir(making)?;
        let file = making.join("household.db");
        let mut copy = copy_of(made, &opened.data, &file, &Work::default())?;
        let rows = count(&copy)?;
        let reseal = copy.transaction()?;
        for one in Side::BOTH {
            let now = self.own[one.index()].as_ref();
            let then = opened.own.as_ref().filter(|_| one == side).or(now);
            // Of who is not here everything is sealed as it is today, or was in the open and is sealed when they come.
            if then.is_some() {
                let (from, to) = (then.map(Own::private), now.map(Own::private));
                private::reseal(&reseal, one, from, to, self.world.as_ref())?;
            }
        }
        reseal.commit()?;
        db::give_another_key(&copy, &self.data)?;
        copy.close().map_err(|(_, error)| Error::from(error))?;
        let whole = verify(&file, &self.data)?;
        if whole.inside.rows != rows {
            return Err(FolderProblem::Damaged.into());
        }
        let about = About::new(
            made.about.household,
            made.about.made,
            whole.copied(made.about.branch, &file)?,
            &whole.inside,
            &self.data,
            self.world.secret(),
        )?;
        make::settle(making, &self.keys, &about).map(|_| ())
    }
}

/// Opens a backup with the passphrase of its day, or with the key that lies beside it.
fn open<'a>(keys: &'a Keys, made: &Made, side: Side, said: Option<Secret>) -> Result<Opened<'a>> {
    let mut refused = Refusal::OlderKeys.into();
    for ring in keys.rings() {
        let tried = match &said {
            Some(secret) => keys
                .unlock(ring, side, secret)
                .map(|(own, data)| Some((data, Some(own)))),
            None => ring.in_the_open().map(|data| Some((data?, None))),
        };
        match tried {
            Ok(Some((data, own))) if made.about.opens_with(&data) => {
                return Ok(Opened { ring, data, own });
            }
            Ok(_) => {}
            Err(error) => refused = error,
        }
    }
    Err(match refused {
        Error::Folder(FolderProblem::Damaged) => Refusal::BackupDamaged.into(),
        other => other,
    })
}
