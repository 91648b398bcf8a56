//! Files written where they are, for those that no other file may take the place of.

use super::SaveError;
use super::folder_of;
use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// Writes `content` over what the file holds. It is left as it was where the disk has no room.
pub(super) fn write(target: &Path, content: &[u8]) -> Result<(), SaveError> {
    let written = OpenOptions::new().write(true).open(target).and_then(|file| over(file, content));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => SaveError::ReadOnly(target.to_owned()),
        _ => SaveError::of_folder(folder_of(target), target, error),
    })
}

fn over(mut file: File, content: &[u8]) -> io::Result<()> {
    let before = file.metadata()?.len();
    let common = usize::try_from(before).unwrap_or(usize::MAX).min(content.len());
    // What is added is what there may be no room for.
    file.seek(SeekFrom::Start(common as u64))?;
    if let Err(error) = file.write_all(&content[common..]).and_then(|()| file.sync_all()) {
        let _ = file.set_len(before);
        return Err(error);
    }
    file.seek(SeekFrom::Start(0))?;
    file.write_all(&content[..common])?;
    file.set_len(content.len() as u64)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::write;
    use std::fs;

    #[test]
    fn a_longer_and_a_shorter_text_are_written_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.toml");
        for text in ["short", "much longer than before", "", "x"] {
            fs::write(&path, "what was there").unwrap();
            write(&path, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }
}
