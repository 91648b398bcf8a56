//! Who owns a file, who may read and write it, and what else the file system knows of it.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// Gives a file in a person's own folder what `target`, whose place it is to take, has: owner, group, permissions,
/// access list and extended attributes. An error where it cannot have all of them, or is not the only name of the
/// file: then it must not take its place.
#[cfg(unix)]
pub(super) fn keep(temporary: &File, target: &Path, existing: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    if existing.nlink() > 1 {
        return Err(io::Error::from(io::ErrorKind::Unsupported));
    }
    let new = temporary.metadata()?;
    if (new.uid(), new.gid()) != (existing.uid(), existing.gid()) {
        fchown(temporary, Some(existing.uid()), Some(existing.gid()))?;
    }
    // Before the permissions: without its access list, what the list allows at most would be the group's right.
    extended(temporary, &File::open(target)?)?;
    temporary.set_permissions(existing.permissions())
}

#[cfg(not(unix))]
pub(super) fn keep(temporary: &File, _target: &Path, existing: &Metadata) -> io::Result<()> {
    temporary.set_permissions(existing.permissions())
}

/// Copies extended attributes, of which an access list is one; takes those away that the folder gave.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn extended(temporary: &File, target: &File) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fremovexattr, fsetxattr};
    let wanted = names(target)?;
    for name in names(temporary)?.iter().filter(|name| !wanted.contains(name) && !is_of_system(name)) {
        fremovexattr(temporary, &**name)?;
    }
    for name in &wanted {
        let set = value(target, name)
            .and_then(|value| Ok(fsetxattr(temporary, &**name, &value, XattrFlags::empty())?));
        // What the system gives every file, the new one has from it.
        if let Err(error) = set
            && !is_of_system(name)
        {
            return Err(error);
        }
    }
    Ok(())
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "macos"))))]
fn extended(_temporary: &File, _target: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn is_of_system(name: &std::ffi::CStr) -> bool {
    [&b"security."[..], b"trusted.", b"com.apple."].iter().any(|it| name.to_bytes().starts_with(it))
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
const ACCESS_LIST: &std::ffi::CStr = c"system.posix_acl_access";

/// The names of a file's extended attributes; none where the file system knows none.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn names(file: &File) -> io::Result<Vec<std::ffi::CString>> {
    use rustix::io::Errno;
    let list = match whole(|buffer| rustix::fs::flistxattr(file, buffer)) {
        Err(Errno::NOTSUP) => return Ok(Vec::new()),
        list => list?,
    };
    let names = list.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let mut names: Vec<_> = names.filter_map(|name| std::ffi::CString::new(name).ok()).collect();
    // Some systems have access lists and do not name them among the attributes.
    if !names.iter().any(|name| **name == *ACCESS_LIST) && value(file, ACCESS_LIST).is_ok() {
        names.push(ACCESS_LIST.to_owned());
    }
    Ok(names)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn value(file: &File, name: &std::ffi::CStr) -> io::Result<Vec<u8>> {
    Ok(whole(|buffer| rustix::fs::fgetxattr(file, name, buffer))?)
}

/// All that a call gives. More than fits is more than Linux lets a file have.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn whole(call: impl Fn(&mut [u8]) -> rustix::io::Result<usize>) -> rustix::io::Result<Vec<u8>> {
    let mut buffer = vec![0; 64 << 10];
    let length = call(&mut buffer)?;
    buffer.truncate(length);
    Ok(buffer)
}
