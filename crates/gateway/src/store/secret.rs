//! The server's secret for keyed digests, in a file beside the database.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use rand::RngCore;
use secrecy::SecretSlice;
use secrecy::zeroize::Zeroize;

use super::open::{OpenError, owner_only};

/// Reads the secret of the database at `database`; makes it when neither was there before.
pub(super) fn load(database: &Path, may_make: bool) -> Result<SecretSlice<u8>, OpenError> {
    let path = database.with_extension("secret");
    let file_error = |source| OpenError::File { path: path.clone(), source };
    let mut text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound && may_make => make(&path).map_err(file_error)?,
        Err(source) => return Err(file_error(source)),
    };
    let bytes = hex::decode(text.trim()).ok().filter(|bytes| bytes.len() == 32);
    text.zeroize();
    bytes.map(SecretSlice::from).ok_or_else(|| OpenError::Secret { path: path.clone(), database: database.to_owned() })
}

fn make(path: &Path) -> io::Result<String> {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    let text = hex::encode(bytes);
    bytes.zeroize();
    let mut options = OpenOptions::new();
    let mut file = owner_only(options.write(true).create_new(true)).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(text)
}
