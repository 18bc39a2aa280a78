//! What this process does so that what is in its memory stays there, and is gone once it is let go.

use common_ground_core::memory::Wiping;

#[global_allocator]
static MEMORY: Wiping = Wiping;

/// Lets no crash write the memory of this process to a disk, nor that of those it starts (the web view's). Where
/// the system collects crashes by a program of its own it heeds no limit, so that no part of the memory is
/// offered to it. A system that does not know one of the two has the other.
#[cfg(unix)]
pub(crate) fn keep_off_the_disk() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
    #[cfg(target_os = "linux")]
    let _ = std::fs::write("/proc/self/coredump_filter", "0");
}
