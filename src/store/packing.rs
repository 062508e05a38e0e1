//! Writing a pack: one file of an assessment that any system opens, and that
//! outlives this program. The same state gives the same bytes.

use super::copy::{Copy, Written};
use super::error::{PackFault, StoreError};
use super::evidence::{self, LARGEST_EVIDENCE};
use super::file;
use super::file::{Draft, draft_name};
use super::folder::{JOURNAL, QUESTIONNAIRE, translation_name};
use super::hash::sha256;
use super::pack::{
    LARGEST_TEXT, MANIFEST, Manifest, PACK_FORMAT, PAGE, Packed, SEAL, SEAL_LENGTH, evidence_name,
    seal_of,
};
use crate::assessment::{Assessment, Change, EntryId, Item, Register};
use crate::questionnaire::QuestionId;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What was packed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackedUp {
    pub entries: usize,
    /// Evidence files in the pack.
    pub evidence: usize,
    /// Evidence files that entries name and that are not there, or damaged.
    pub missing: Vec<String>,
}

impl Copy {
    /// Cuts a copy down to some areas' questions: everything said about them,
    /// the documents that support them, and what holds for the whole (head,
    /// status, classification). Visits, persons and the rest stay out.
    #[must_use]
    pub fn part(mut self, areas: &[String], questions: &BTreeSet<QuestionId>) -> Self {
        let assessment = self.assessment();
        let wanted = wanted(&assessment, questions);
        self.written.retain(|written| {
            let entry = &written.entry;
            if matches!(entry.change, Change::Approved(_)) {
                return false; // a part is not what was approved
            }
            match entry.change.register(&entry.id) {
                Register::Undo(about) => {
                    assessment.entry(&about).is_some_and(|it| wanted(&it.change.register(&it.id)))
                }
                register => wanted(&register),
            }
        });
        self.areas = areas.to_vec();
        self
    }

    /// Writes a pack of this copy, with a page of its answers for people. With
    /// `with_evidence`, the files of its documents too. An encrypted copy
    /// becomes an encrypted pack without that page, unless it is [`Copy::opened`].
    ///
    /// # Errors
    ///
    /// The system's, and then what was at `output` before is still there; a
    /// journal without its first entry, or over the bound for packs.
    pub fn pack(
        &mut self,
        output: &Path,
        page: &[u8],
        with_evidence: bool,
    ) -> Result<PackedUp, StoreError> {
        let fault = |source| StoreError::Pack { path: output.to_owned(), source };
        let head = self.head().cloned().ok_or_else(|| fault(PackFault::Journal))?;
        let seal = self.seal.clone();
        let to = seal.as_ref().filter(|_| !self.opened);
        let journal = Written::lines(&self.written, to, &self.path)?;
        for (name, bytes) in [(JOURNAL, journal.len()), (PAGE, page.len())] {
            let (bytes, limit) = (bytes as u64, LARGEST_TEXT);
            if bytes > limit {
                return Err(fault(PackFault::TooLarge { name: name.to_owned(), bytes, limit }));
            }
        }
        let mut texts = BTreeMap::from([
            (JOURNAL.to_owned(), journal),
            (QUESTIONNAIRE.to_owned(), self.questionnaire.clone()),
        ]);
        if to.is_none() {
            texts.insert(PAGE.to_owned(), page.to_vec());
        } else {
            let files = self.key_files.iter();
            texts.extend(files.map(|(name, bytes)| ((*name).to_owned(), bytes.clone())));
        }
        for (code, text) in &self.translations {
            texts.insert(translation_name(code)?.display().to_string(), text.clone());
        }
        let mut up = PackedUp { entries: self.written.len(), ..PackedUp::default() };
        let mut sizes = BTreeMap::new();
        let named: Vec<String> = self.evidence().into_iter().map(str::to_owned).collect();
        for sha256 in named.into_iter().filter(|_| with_evidence) {
            if self.has(&sha256)? {
                sizes.insert(sha256.clone(), self.measured(&sha256, to.is_some())?);
            } else {
                up.missing.push(sha256);
            }
        }
        up.evidence = sizes.len();
        let manifest = Manifest {
            tathmini_pack: PACK_FORMAT,
            assessment: head.assessment,
            questionnaire: head.questionnaire,
            version: head.version,
            areas: self.areas.clone(),
            files: texts
                .iter()
                .map(|(name, bytes)| Packed {
                    name: name.clone(),
                    bytes: bytes.len() as u64,
                    sha256: sha256(bytes),
                })
                .chain(sizes.values().cloned())
                .collect(),
        };
        self.write(output, &manifest, &texts, sizes, to.is_some())?;
        Ok(up)
    }

    /// What the manifest says of an evidence file, as it lies there or opened.
    fn measured(&mut self, sha256: &str, sealed: bool) -> Result<Packed, StoreError> {
        let mut bytes = 0;
        let mut measure = |file: &mut dyn Read, path: &Path| {
            let counted = Counted { from: file, bytes: &mut bytes };
            evidence::hash(counted, path)
        };
        let found = match sealed {
            true => self.with_file(sha256, &mut measure)?,
            false => self.with_evidence(sha256, &mut measure)?,
        };
        let name = if sealed { self.evidence_name(sha256) } else { sha256.to_owned() };
        Ok(Packed { name: evidence_name(&name), bytes, sha256: found })
    }

    fn write(
        &mut self,
        output: &Path,
        manifest: &Manifest,
        texts: &BTreeMap<String, Vec<u8>>,
        evidence: BTreeMap<String, Packed>,
        sealed: bool,
    ) -> Result<(), StoreError> {
        let at = || StoreError::at(output);
        if let Some(folder) = output.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            file::make_folder(folder).map_err(at())?;
        }
        let mut draft = Draft::begin(draft_name(output)).map_err(at())?;
        let mut zip = ZipWriter::new(Sink { draft: &mut draft, at: 0, failed: None });
        let json = serde_json::to_vec_pretty(manifest).map_err(|error| at()(error.into()))?;
        add(&mut zip, MANIFEST, CompressionMethod::Deflated, &mut json.as_slice()).map_err(at())?;
        for (name, bytes) in texts {
            add(&mut zip, name, CompressionMethod::Deflated, &mut bytes.as_slice()).map_err(at())?;
        }
        for (sha256, Packed { name, .. }) in evidence {
            let mut put = |mut file: &mut dyn Read, path: &Path| {
                add(&mut zip, &name, CompressionMethod::Stored, &mut file)
                    .map_err(StoreError::at(path))
            };
            match sealed {
                true => self.with_file(&sha256, &mut put)?,
                false => self.with_evidence(&sha256, &mut put)?,
            }
        }
        let seal = [SEAL, [b'0'; 64].as_slice()].concat();
        let sealed = zip.set_raw_comment(seal.into()).and_then(|()| zip.finish());
        if let Some(error) = sealed.map_err(|error| at()(error.into()))?.failed {
            return Err(at()(error));
        }
        seal_up(&mut draft).map_err(at())?;
        draft.settle(output).map_err(at())
    }
}

/// A reader that says how much was read.
struct Counted<'a> {
    from: &'a mut dyn Read,
    bytes: &'a mut u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, piece: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(piece)?;
        *self.bytes += read as u64;
        Ok(read)
    }
}

/// Where the zip writer writes. It takes a failed write badly (what it does on
/// the way out assumes a sound file), so after the first failure it is told
/// that all went well, and the failure is asked for at the end.
struct Sink<'a> {
    draft: &'a mut Draft,
    at: u64,
    failed: Option<io::Error>,
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none() {
            self.failed = self.draft.write_all(bytes).err();
        }
        self.at += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Sink<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if self.failed.is_none() {
            match self.draft.seek(to) {
                Ok(at) => self.at = at,
                Err(error) => self.failed = Some(error),
            }
        }
        match (&self.failed, to) {
            (None, _) => {}
            (Some(_), SeekFrom::Start(at)) => self.at = at,
            (Some(_), SeekFrom::Current(by) | SeekFrom::End(by)) => {
                self.at = self.at.saturating_add_signed(by);
            }
        }
        Ok(self.at)
    }
}

/// Which registers belong to the part that has these questions.
fn wanted<'a>(
    assessment: &Assessment,
    questions: &'a BTreeSet<QuestionId>,
) -> impl Fn(&Register) -> bool + use<'a> {
    // Members of lists, by the entry that first added them.
    let mut items = BTreeSet::new();
    let mut documents: BTreeSet<EntryId> = BTreeSet::new();
    for entry in assessment.history() {
        let Change::Listed { item, .. } = &entry.change else { continue };
        if !item.question().is_some_and(|about| questions.contains(about)) {
            continue;
        }
        if let Register::Listed(first) = entry.change.register(&entry.id) {
            items.insert(first);
        }
        if let Item::Link { document, .. } = item {
            documents.insert(document.clone());
        }
    }
    move |register| match register {
        Register::Head | Register::Status | Register::Classification => true,
        Register::Answer(question, _)
        | Register::Grade(question, _)
        | Register::Confidence(question, _)
        | Register::Note(question, _)
        | Register::Mark(question)
        | Register::Target(question) => questions.contains(question),
        Register::Listed(first) => items.contains(first) || documents.contains(first),
        _ => false,
    }
}

/// Adds a file. Neither its time nor its mode say anything about this machine.
fn add(
    zip: &mut ZipWriter<Sink<'_>>,
    name: &str,
    method: CompressionMethod,
    from: &mut impl Read,
) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o600);
    zip.start_file(name, options)?;
    let mut piece = vec![0; 1 << 16];
    let mut total = 0;
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok(());
        }
        total += read as u64;
        if total > LARGEST_EVIDENCE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        zip.write_all(&piece[..read])?;
    }
}

/// Writes the hash of everything before it at the end of the pack.
fn seal_up(file: &mut Draft) -> io::Result<()> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let seal = seal_of(file, length)?;
    debug_assert!(length > SEAL_LENGTH as u64);
    file.seek(SeekFrom::Start(length.saturating_sub(64)))?;
    file.write_all(seal.as_bytes())
}
