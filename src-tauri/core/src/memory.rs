//! Memory that held words and keys is wiped when it is given back: what the program let go of is in no memory
//! that somebody reads later. Wiping keys where they are dropped is not enough: each of them is copied where a
//! struct moves or a buffer grows, and words are in more places than anybody can name.
#![allow(
    unsafe_code,
    reason = "an allocator is unsafe by its trait, and the database's is a table of C functions"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::ffi::{c_int, c_void};
use std::sync::OnceLock;

use rusqlite::ffi;

/// The system's allocator, wiping what it takes back. For whoever has people's words and keys in memory for
/// long: the shell.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wiping;

/// Overwrites memory that is about to be given back, so that no optimiser may leave it out.
///
/// # Safety
/// `at` is the start of `length` bytes that may be written and nobody uses any more.
unsafe fn wipe(at: *mut u8, length: usize) {
    // SAFETY: as above.
    unsafe {
        at.write_bytes(0, length);
        zeroize::optimization_barrier(&*at);
    }
}

// SAFETY: every call is the system's own, with what it was given; memory is written only before it is given back.
// Growing is left to the trait: a new place, a copy, and the old place given back.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller gives back what it got with this layout.
        unsafe {
            wipe(at, layout.size());
            System.dealloc(at, layout);
        }
    }
}

/// How much of a stack is wiped: more than the deepest of our calls takes.
const STACK: usize = 512 * 1024;

/// Wipes what calls left on this thread's stack below the caller. Called where work with words and keys ends,
/// near the start of a thread.
pub fn forget_stack() {
    zeroize::zeroize_stack::<STACK>();
}

/// The database's own allocator, as it was before.
struct Own {
    malloc: unsafe extern "C" fn(c_int) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void),
    size: unsafe extern "C" fn(*mut c_void) -> c_int,
}

static OWN: OnceLock<Own> = OnceLock::new();

/// From now on the database wipes what it gives back, pages and statements too. To be called before anything
/// else of it; where it is refused, the database goes on as it was. `PRAGMA cipher_memory_security` would do
/// this as well, but asks the system to lock and unlock each piece, which costs several times as much.
pub(crate) fn wipe_of_database() {
    let none = ffi::sqlite3_mem_methods {
        xMalloc: None,
        xFree: None,
        xRealloc: None,
        xSize: None,
        xRoundup: None,
        xInit: None,
        xShutdown: None,
        pAppData: std::ptr::null_mut(),
    };
    let mut methods = none;
    let at: *mut ffi::sqlite3_mem_methods = &raw mut methods;
    // SAFETY: nothing of the library was used yet; it fills the table that it is given.
    let known = unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, at) };
    let (Some(malloc), Some(free), Some(size)) = (methods.xMalloc, methods.xFree, methods.xSize)
    else {
        return;
    };
    if known == ffi::SQLITE_OK && OWN.set(Own { malloc, free, size }).is_ok() {
        methods.xFree = Some(wiping_free);
        methods.xRealloc = Some(wiping_realloc);
        let at: *mut ffi::sqlite3_mem_methods = &raw mut methods;
        // SAFETY: as above; it copies the table. A refusal leaves everything as it was.
        unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, at) };
    }
}

unsafe extern "C" fn wiping_free(at: *mut c_void) {
    if let Some(own) = OWN.get() {
        // SAFETY: the library gives back what `malloc` of the same table gave it.
        unsafe {
            wipe(
                at.cast(),
                usize::try_from((own.size)(at)).unwrap_or_default(),
            );
            (own.free)(at);
        }
    }
}

/// The library never asks this for nothing, nor of nothing.
unsafe extern "C" fn wiping_realloc(at: *mut c_void, wanted: c_int) -> *mut c_void {
    let Some(own) = OWN.get() else {
        return std::ptr::null_mut();
    };
    // SAFETY: `at` came from `malloc` of the same table and is as long as `size` says.
    unsafe {
        let length = (own.size)(at);
        if wanted <= length {
            return at;
        }
        let more = (own.malloc)(wanted);
        if !more.is_null() {
            more.copy_from_nonoverlapping(at, usize::try_from(length).unwrap_or_default());
            wiping_free(at);
        }
        more
    }
}
