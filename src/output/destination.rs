//! Where output goes: standard output, or a file that appears whole or not at all.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

const BUFFER: usize = 1 << 16;

/// A place to write to, buffered. Call [`finish`](Destination::finish) when all is written.
pub struct Destination(BufWriter<Target>);

enum Target {
    Stdout(io::StdoutLock<'static>),
    /// A pipe or device: there is nothing to put in its place.
    Stream(File),
    /// What is to be the file of that path. Until it is whole it has no name, so that
    /// nothing is left behind where the run is interrupted.
    Whole {
        file: File,
        path: PathBuf,
        permissions: Option<Permissions>,
    },
}

impl Destination {
    /// Standard output.
    pub fn stdout() -> Destination {
        Destination::new(Target::Stdout(io::stdout().lock()))
    }

    /// The file of that path. One that is there stays as it is until `finish`.
    pub fn file(path: &Path) -> io::Result<Destination> {
        let target = match fs::metadata(path) {
            // The file behind a link is replaced, not the link; its permissions stay.
            Ok(old) if old.is_file() => Target::whole(fs::canonicalize(path)?, Some(old.permissions()))?,
            Ok(old) if old.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(_) => Target::Stream(OpenOptions::new().write(true).open(path)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Target::whole(path.to_owned(), None)?,
            Err(error) => return Err(error),
        };
        Ok(Destination::new(target))
    }

    fn new(target: Target) -> Destination {
        Destination(BufWriter::with_capacity(BUFFER, target))
    }

    /// Writes what is left, and makes the file appear.
    pub fn finish(self) -> io::Result<()> {
        let mut target = self.0.into_inner().map_err(io::IntoInnerError::into_error)?;
        target.flush()?;
        match target {
            Target::Whole { file, path, permissions } => appear(file, &path, permissions),
            Target::Stdout(_) | Target::Stream(_) => Ok(()),
        }
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Target {
    fn whole(path: PathBuf, permissions: Option<Permissions>) -> io::Result<Target> {
        let file = nameless(folder(&path))?;
        Ok(Target::Whole { file, path, permissions })
    }
}

/// The folder that the path is in.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file of no name in the folder.
fn nameless(folder: &Path) -> io::Result<File> {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // One that can be given a name, with the permissions of any new file: less what the umask takes away.
        let flags = rustix::fs::OFlags::TMPFILE.bits() as i32;
        let file = OpenOptions::new().read(true).write(true).mode(0o666).custom_flags(flags).open(folder);
        if file.is_ok() {
            return file;
        }
    }
    tempfile::tempfile_in(folder)
}

/// Puts what `file` holds at `path`: under another name first, then renamed. That is beside
/// it, since a rename cannot cross file systems.
fn appear(file: File, path: &Path, permissions: Option<Permissions>) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claims-").suffix(".part");
    let Ok(named) = builder.make_in(folder(path), |name| link(&file, name)) else {
        return appear_as_copy(file, path, permissions);
    };
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()?;
    named.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives the file of no name one, where the system can.
#[cfg(target_os = "linux")]
fn link(file: &File, name: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, linkat};
    let file = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, file, CWD, name, AtFlags::SYMLINK_FOLLOW)?)
}

#[cfg(not(target_os = "linux"))]
fn link(_: &File, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// [`appear`] where the file itself cannot be given a name.
fn appear_as_copy(mut file: File, path: &Path, permissions: Option<Permissions>) -> io::Result<()> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claims-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: less what the umask takes away. A temporary file would be 0600.
        builder.permissions(Permissions::from_mode(0o666));
    }
    let mut named = builder.tempfile_in(folder(path))?;
    if let Some(permissions) = permissions {
        named.as_file().set_permissions(permissions)?;
    }
    file.rewind()?;
    io::copy(&mut file, named.as_file_mut())?;
    named.as_file().sync_all()?;
    named.persist(path).map_err(|error| error.error)?;
    Ok(())
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Target::Stdout(stdout) => stdout.write(bytes),
            Target::Stream(file) => file.write(bytes),
            Target::Whole { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Target::Stdout(stdout) => stdout.flush(),
            Target::Stream(file) => file.flush(),
            Target::Whole { file, .. } => file.flush(),
        }
    }
}
