//! What is no file of ours is said in a sentence of its own, and read within bounds.

use common_ground_core::import::{Incoming, LARGEST, MOST_ROWS};

use crate::good;

fn why(bytes: &[u8]) -> &'static str {
    Incoming::of(bytes).map_or_else(|error| error.code(), |_| "taken")
}

#[test]
fn what_is_no_file_of_ours_is_said_in_its_own_sentence() {
    let good = good().json().unwrap();
    let newer = good.replacen("\"version\": 1", "\"version\": 2", 1);
    let older = good.replacen("\"version\": 1", "\"version\": 0", 1);
    let without = good.replacen("\"version\": 1,", "", 1);
    let wide = ["Goal;", &"Why;".repeat(200), "\nA;B"].concat();
    let utf16: Vec<u8> = "\u{FEFF}Goal;Why\r\nA;B"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, code) in [
        (b"".as_slice(), "import-empty"),
        ("\u{FEFF} \r\n".as_bytes(), "import-empty"),
        (b"\xff\xfe\x00\x01\x02", "import-not-text"),
        (b"Caf\xe9;Why\nA;B", "import-not-text"),
        (&utf16, "import-not-text"),
        (b"a\0b\nc\0d", "import-not-text"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", "import-locked"),
        (newer.as_bytes(), "import-newer"),
        (older.as_bytes(), "import-broken"),
        (without.as_bytes(), "import-broken"),
        (wide.as_bytes(), "import-unknown"),
        (b"{\"boards\": []}", "import-other"),
        (b"[1, 2, 3]", "import-other"),
        (b"{\"format\": 7}", "import-other"),
        (b"{ nonsense", "import-unknown"),
        ("[".repeat(200_000).as_bytes(), "import-other"),
        (&good.as_bytes()[..good.len() / 2], "import-broken"),
        (
            good.replacen("\"shared\"", "\"shred\"", 1).as_bytes(),
            "import-broken",
        ),
        (
            good.replacen(
                "\"area\": [",
                &format!("\"area\": [{}", "[".repeat(100_000)),
                1,
            )
            .as_bytes(),
            "import-broken",
        ),
        (b"Goal", "import-no-rows"),
        (b"Goal;Why\r\n\r\n", "import-no-rows"),
    ] {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!(why(bytes), code, "{shown:?}");
    }
    let many = format!("Goal\n{}", "A\n".repeat(MOST_ROWS + 1));
    assert_eq!(why(many.as_bytes()), "import-too-many");
}

#[test]
fn a_file_is_read_within_bounds() {
    let dir = tempfile::tempdir().unwrap();
    let large = dir.path().join("large.json");
    let file = std::fs::File::create(&large).unwrap();
    file.set_len(LARGEST * 1_000_000 + 1).unwrap();
    let code = |path: &std::path::Path| {
        Incoming::read(path).map_or_else(|error| error.code(), |_| "taken")
    };
    assert_eq!(code(&large), "import-too-large");
    assert_eq!(code(dir.path()), "import-unknown");
    // A cell that is never closed, as long as a file may be.
    let mut cell = b"Goal\n\"".to_vec();
    cell.resize(usize::try_from(LARGEST * 1_000_000).unwrap(), b'x');
    std::fs::write(&large, &cell).unwrap();
    assert_eq!(code(&large), "taken");
    // What never ends is not begun.
    assert_eq!(code(std::path::Path::new("/dev/zero")), "import-unknown");
    assert_eq!(code(&dir.path().join("gone")), "file");
}
