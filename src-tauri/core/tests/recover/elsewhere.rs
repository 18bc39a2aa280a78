//! What is not damage: a newer file, one in use, another folder, a full disk, another account.

use super::*;

#[test]
fn a_newer_file_and_one_in_use_are_offered_nothing_that_could_harm() {
    let (place, _) = with_a_backup();
    let planner = find(&place).unwrap();
    let corner = place.dir.path().join("corner");
    let in_use = find(&place).err().unwrap();
    let offered = recover::ways(&place.data(), None, &corner, &in_use, || world(&place));
    assert_eq!(offered.ways, [Way::Again, Way::Folder]);
    assert_eq!(
        put_backup(&place).unwrap_err().code(),
        "in-use",
        "not under the hands of whoever writes"
    );
    let house = House::new(planner);
    house.pretend_schema(99).unwrap();
    drop(house);
    assert_eq!(ways(&place).why, "newer");
    assert_eq!(ways(&place).ways, [Way::Again, Way::Copy, Way::Folder]);
}

#[test]
fn a_copy_holds_everything_and_another_folder_is_opened_as_what_it_is() {
    let (place, backed_up) = with_a_backup();
    overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    let to = place.dir.path().join("stick");
    fs::create_dir(&to).unwrap();
    let copy = recover::save_copy(&place.data(), &to, place.clock.now()).unwrap();
    let again = recover::save_copy(&place.data(), &to, place.clock.now()).unwrap();
    assert_ne!(copy, again, "nothing is written over");
    for name in ["household.db", "keys.json", "keys.json.kept", "last"] {
        let [one, other] = [&place.data(), &copy].map(|dir| fs::read(dir.join(name)).unwrap());
        assert_eq!(one, other, "{name}");
    }
    let scratch = place.dir.path().join("reading");
    let chosen = |dir: &Path| recover::open_chosen(dir, &scratch, world(&place));
    assert_eq!(chosen(&to).err().unwrap().code(), "no-planner");
    let backup = fs::read_dir(place.data().join("backups"))
        .unwrap()
        .next()
        .unwrap();
    let planner = chosen(&backup.unwrap().path()).unwrap().open().unwrap();
    assert!(planner.read_only(), "a backup stays as it was made");
    assert_eq!(export::canonical(&planner).unwrap(), backed_up);
}

#[test]
fn a_full_disk_is_said_and_the_planner_can_be_read() {
    let disk = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs"])
        .arg(disk.path())
        .output()
        .is_ok_and(|out| out.status.success());
    if !mounted {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI can mount a small disk"
        );
        return;
    }
    let outcome = std::panic::catch_unwind(|| {
        let data = disk.path().join("data");
        let clock = common_ground_core::testing::friday();
        let open =
            |dir: &Path| Closed::find(dir, &data.join("copy"), Box::new(clock.clone()))?.open();
        drop(household(&data, &clock).unwrap());
        let ballast = disk.path().join("ballast");
        let mut full = fs::File::create(&ballast).unwrap();
        while std::io::Write::write_all(&mut full, &[0; 512]).is_ok() {}
        let why = open(&data).err().expect("there is no room for a log");
        assert_eq!(why.code(), "disk-full");
        let corner = tempfile::tempdir().unwrap();
        let ways = recover::ways(&data, None, corner.path(), &why, || Box::new(clock.clone()));
        assert_eq!(ways.ways, [Way::Read, Way::Again, Way::Folder]);
        let read =
            recover::open_to_read(&data, &corner.path().join("read"), Box::new(clock.clone()));
        assert!(read.unwrap().open().unwrap().read_only());
        drop(full);
        fs::remove_file(ballast).unwrap();
        assert!(!open(&data).expect("with room it opens").read_only());
    });
    let _ = Command::new("umount").arg("-l").arg(disk.path()).output();
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

/// Names the folder for a copy of this test that looks at it as another account.
const OTHER: &str = "COMMON_GROUND_OTHER_ACCOUNT";

/// What another account of this computer finds, who is not root.
fn as_nobody(data: &Path, scratch: &Path) -> Option<String> {
    use std::os::unix::process::CommandExt;
    // Where the tests lie, nobody else may look.
    let own = scratch.join("recover-test");
    fs::copy(std::env::current_exe().unwrap(), &own).unwrap();
    let out = Command::new(&own)
        .args([
            "--exact",
            "elsewhere::what_another_account_may_not_read_is_said",
            "--nocapture",
        ])
        .env(OTHER, data)
        .env("TMPDIR", "/tmp")
        .uid(65534)
        .gid(65534)
        .output()
        .ok()?;
    fs::remove_file(own).unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let line = said
        .lines()
        .find_map(|line| Some(line.split_once("found: ")?.1.to_owned()));
    Some(line.unwrap_or_else(|| panic!("it said nothing: {said}")))
}

#[test]
fn what_another_account_may_not_read_is_said() {
    use std::os::unix::fs::PermissionsExt;
    if let Some(data) = std::env::var_os(OTHER) {
        let scratch = tempfile::tempdir().unwrap();
        let world = Box::new(common_ground_core::testing::friday());
        let found = Closed::find(Path::new(&data), &scratch.path().join("copy"), world);
        match found.and_then(Closed::open) {
            Ok(planner) if planner.read_only() => println!("found: to read"),
            Ok(_) => println!("found: to write"),
            Err(error) => println!("found: {}", error.code()),
        }
        return;
    }
    let (place, _) = with_a_backup();
    let rights = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    rights(place.dir.path(), 0o755);
    let file = place.data().join("household.db");
    let Some(closed) = as_nobody(&place.data(), place.dir.path()) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI can be another account"
        );
        return;
    };
    assert_eq!(closed, "not-readable", "the folder is its owner's alone");
    rights(&place.data(), 0o755);
    assert_eq!(
        as_nobody(&place.data(), place.dir.path()).unwrap(),
        "not-readable"
    );
    for name in ["household.db", "keys.json", "keys.json.kept", "last"] {
        rights(&place.data().join(name), 0o644);
    }
    assert_eq!(
        as_nobody(&place.data(), place.dir.path()).unwrap(),
        "to read"
    );
    assert!(
        find(&place).is_ok_and(|planner| !planner.read_only()),
        "the owner goes on"
    );
    assert!(file.is_file());
    let why = Error::from(FolderProblem::NotReadable);
    let corner = place.dir.path().join("corner");
    let offered = recover::ways(&place.data(), None, &corner, &why, || world(&place));
    assert_eq!(offered.ways, [Way::Again, Way::Folder]);
}
