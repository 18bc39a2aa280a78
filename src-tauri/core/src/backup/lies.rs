//! Where a folder lies: on a disk of this machine, on another one, or in a folder that some program keeps in step
//! with others. It is read from the list of mounts and from the marks such programs leave; nothing is asked over a
//! network, and what is not known is taken for a disk.

use std::path::Path;

use crate::db::text_enum;

text_enum! {
    /// What kind of place a folder lies in.
    pub enum Lies {
        /// A disk or a stick of this machine.
        Disk = "disk",
        /// Another machine, over a network.
        Network = "network",
        /// A folder a program keeps in step with other machines.
        Synced = "synced",
    }
}

/// Types of mounts that lead to another machine.
const NETWORK: &[&str] = &[
    "9p",
    "afs",
    "afpfs",
    "ceph",
    "cifs",
    "davfs",
    "glusterfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
    "webdav",
];
/// The same where a program of its own stands between (`fuse.sshfs`).
const NETWORK_FUSE: &[&str] = &[
    "sshfs",
    "rclone",
    "davfs2",
    "gvfsd-fuse",
    "curlftpfs",
    "s3fs",
    "glusterfs",
    "kio-fuse",
    "smbnetfs",
];

/// What a program that keeps folders in step leaves in the uppermost of them.
const MARKS: &[(&str, &str)] = &[
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
];
/// What the uppermost folder is called where it has no mark.
const NAMES: &[(&str, &str)] = &[
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("iCloudDrive", "iCloud"),
    ("iCloud Drive", "iCloud"),
    ("com~apple~CloudDocs", "iCloud"),
    ("Nextcloud", "Nextcloud"),
    ("ownCloud", "ownCloud"),
    ("Syncthing", "Syncthing"),
    ("Google Drive", "Google Drive"),
    ("GoogleDrive", "Google Drive"),
    ("pCloudDrive", "pCloud"),
];

/// Where `folder` lies, and the program that keeps it in step. A folder that is not there is judged by its way.
#[must_use]
pub fn lies(folder: &Path) -> (Lies, Option<&'static str>) {
    let whole = folder.canonicalize();
    let folder = whole.as_deref().unwrap_or(folder);
    if let Some(keeper) = keeper(folder) {
        return (Lies::Synced, Some(keeper));
    }
    // Where there is no such list (another system) nothing is known.
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let elsewhere = mounted(&mounts, folder).is_some_and(is_network) || is_share(folder);
    (if elsewhere { Lies::Network } else { Lies::Disk }, None)
}

/// The program that keeps this folder, or one around it, in step.
fn keeper(folder: &Path) -> Option<&'static str> {
    folder.ancestors().find_map(|around| {
        let marked = MARKS.iter().find(|(mark, _)| around.join(mark).exists());
        let name = around.file_name().unwrap_or_default().to_string_lossy();
        let called = || {
            NAMES.iter().find(|(known, _)| {
                // “OneDrive - Firm”, “Dropbox (Personal)”.
                let rest = name.get(..known.len()).filter(|begin| begin.eq_ignore_ascii_case(known));
                rest.is_some() && matches!(name.get(known.len()..), Some(rest) if rest.is_empty() || rest.starts_with(" -") || rest.starts_with(" ("))
            })
        };
        marked.or_else(called).map(|(_, keeper)| *keeper)
    })
}

/// The type of the mount a folder lies in, from a list as Linux keeps it (`mountinfo` in proc(5)).
fn mounted<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let lines = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let at = unescaped(before.split(' ').nth(4)?);
        let kind = after.split(' ').next()?;
        folder.starts_with(&at).then_some((at.len(), kind))
    });
    // Of two over one another the later one is seen.
    lines.max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// Blanks in a way stand as `\040`.
fn unescaped(at: &str) -> String {
    at.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\134", "\\")
}

fn is_network(kind: &str) -> bool {
    NETWORK.contains(&kind)
        || kind
            .strip_prefix("fuse.")
            .is_some_and(|program| NETWORK_FUSE.contains(&program))
}

/// `\\machine\share`, as Windows writes it.
fn is_share(folder: &Path) -> bool {
    cfg!(windows)
        && folder.to_string_lossy().starts_with(r"\\")
        && !folder.to_string_lossy().starts_with(r"\\?\C")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]
    use super::*;

    #[test]
    fn the_innermost_mount_says_what_kind_it_is() {
        let mounts = "22 1 259:2 / / rw - ext4 /dev/nvme0n1p2 rw
40 22 0:35 / /home/ana/the\\040box rw shared:9 - nfs4 box:/volume rw
41 22 0:36 / /mnt/ssh rw - fuse.sshfs ana@box:/ rw
42 22 8:17 / /media/stick rw - vfat /dev/sdb1 rw
43 22 0:37 / /mnt/cifs rw - cifs //box/share rw
44 40 8:18 / /home/ana/the\\040box/stick rw - fuse.ntfs-3g /dev/sdc1 rw";
        for (folder, network) in [
            ("/home/ana", false),
            ("/home/ana/the box", true),
            ("/home/ana/the box/ours", true),
            ("/home/ana/the boxes", false),
            ("/home/ana/the box/stick", false),
            ("/mnt/ssh/a", true),
            ("/media/stick/b", false),
            ("/mnt/cifs", true),
        ] {
            let kind = mounted(mounts, Path::new(folder)).unwrap();
            assert_eq!(is_network(kind), network, "{folder} {kind}");
        }
        assert_eq!(mounted("", Path::new("/home")), None);
    }

    #[test]
    fn a_mark_or_a_name_around_it_says_who_keeps_it_in_step() {
        let dir = tempfile::tempdir().unwrap();
        let deep = |names: &str| {
            let folder = dir.path().join(names);
            std::fs::create_dir_all(&folder).unwrap();
            folder
        };
        for (mark, keeper) in MARKS {
            let folder = deep(&format!("by {keeper}/ours/inside"));
            std::fs::write(folder.parent().unwrap().join(mark), "").unwrap();
            assert_eq!(lies(&folder), (Lies::Synced, Some(*keeper)), "{mark}");
            std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
        }
        for (name, keeper) in [
            ("Dropbox/ours", Some("Dropbox")),
            ("OneDrive - Our firm/ours", Some("OneDrive")),
            ("dropbox (Personal)", Some("Dropbox")),
            ("Nextcloud", Some("Nextcloud")),
            ("Dropboxes", None),
            ("Our OneDrive", None),
            ("Ähnlich/ours", None),
        ] {
            assert_eq!(lies(&deep(name)).1, keeper, "{name}");
        }
    }
}
