//! Compression of streams, with one compressor for many: to make its tables
//! anew for each page costs a third of the work.

use super::PaperError;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Compressed as well as pays: the best level takes twice the time for a hundredth.
const LEVEL: u32 = 6;

/// Compresses one stream after the other; each as if it were the first.
pub struct Deflater(Compress);

impl Deflater {
    pub fn new() -> Self {
        Self(Compress::new(Compression::new(LEVEL), true))
    }

    pub fn deflated(&mut self, bytes: &[u8]) -> Result<Vec<u8>, PaperError> {
        self.0.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let taken = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let rest = bytes.get(taken..).unwrap_or_default();
            let status = self.0.compress_vec(rest, &mut out, FlushCompress::Finish);
            match status.map_err(|error| PaperError::Write(error.to_string()))? {
                Status::StreamEnd => return Ok(out),
                Status::Ok | Status::BufError => out.reserve(out.capacity()),
            }
        }
    }
}
