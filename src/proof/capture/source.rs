//! Reads captures one after the other into blocks.

use super::block::{Block, BodySpan, Contents};
use super::document::{Scanned, Scanner};
use super::file::{self, Bytes};
use super::lines::{Layout, read_to};
use super::progress::CaptureProgress;
use super::{BLOCK, Capture, LONGEST, har};
use crate::proof::{CaptureIndex, Rejection};
use std::io;
use std::vec;

/// Captures of which the blocks are yet to be read.
pub(in crate::proof) struct Source {
    captures: vec::IntoIter<(CaptureIndex, Capture)>,
    /// Standard input.
    input: Option<Bytes>,
    progress: CaptureProgress,
    current: Option<OpenCapture>,
}

/// A capture that is being read.
struct OpenCapture {
    index: CaptureIndex,
    is_found: bool,
    reader: Bytes,
    layout: Option<Layout>,
    /// What was read and belongs to the next block.
    rest: Vec<u8>,
    line: u64,
    is_ended: bool,
    scanner: Scanner,
}

impl Source {
    pub(in crate::proof) fn new(
        captures: Vec<(CaptureIndex, Capture)>,
        input: Bytes,
        progress: CaptureProgress,
    ) -> Self {
        Self { captures: captures.into_iter(), input: Some(input), progress, current: None }
    }

    /// Reads the next block; whether there is one. What cannot be read is reported in the block.
    pub(in crate::proof) fn fill(&mut self, block: &mut Block) -> bool {
        loop {
            if self.current.is_none() && !self.open(block) {
                return !block.is_empty();
            }
            if let Some(open) = &mut self.current {
                if let Err(error) = open.fill(block) {
                    block.rejections.push((0, unreadable(&error)));
                    open.layout = Some(Layout::Nothing);
                }
                if open.layout == Some(Layout::Nothing) {
                    self.current = None;
                }
            }
            if !block.is_empty() {
                return true;
            }
        }
    }

    /// Opens the next capture; whether there is one that can be opened.
    fn open(&mut self, block: &mut Block) -> bool {
        block.clear(CaptureIndex::default(), 1);
        let Some((index, capture)) = self.captures.next() else { return false };
        block.clear(index, 1);
        match file::open(&capture, &mut self.input, &self.progress) {
            Ok(reader) => self.current = Some(OpenCapture::new(index, capture.is_found, reader)),
            Err(error) => block.rejections.push((0, unreadable(&error))),
        }
        self.current.is_some()
    }
}

fn unreadable(error: &io::Error) -> Rejection {
    Rejection::Unreadable { message: error.to_string() }
}

impl OpenCapture {
    fn new(index: CaptureIndex, is_found: bool, reader: Bytes) -> Self {
        Self {
            index,
            is_found,
            reader,
            layout: None,
            rest: Vec::new(),
            line: 0,
            is_ended: false,
            scanner: Scanner::default(),
        }
    }

    /// Reads the next block. At the end of the capture there is nothing left to be laid out.
    fn fill(&mut self, block: &mut Block) -> io::Result<()> {
        block.clear(self.index, self.line + 1);
        match self.layout {
            None => self.begin(block),
            Some(Layout::Lines) => self.lines(block),
            Some(Layout::Documents) => self.documents(block),
            Some(Layout::Har) => {
                self.layout = Some(Layout::Nothing);
                let start = std::mem::take(&mut self.rest);
                har::read(io::Read::chain(&*start, &mut self.reader), block);
                Ok(())
            }
            Some(Layout::Nothing) => Ok(()),
        }
    }

    fn begin(&mut self, block: &mut Block) -> io::Result<()> {
        self.is_ended = read_to(&mut self.reader, &mut self.rest, BLOCK)?;
        if self.rest.starts_with(b"\xef\xbb\xbf") {
            self.rest.drain(..3);
        }
        let layout = Layout::of(&self.rest, self.is_ended);
        let is_meant = layout != Layout::Nothing || !self.is_found && !self.rest.trim_ascii().is_empty();
        if !is_meant && !self.rest.is_empty() {
            block.rejections.push((0, Rejection::NotACapture));
        }
        self.layout = Some(match layout {
            Layout::Nothing if is_meant => Layout::Lines,
            layout => layout,
        });
        Ok(())
    }

    fn lines(&mut self, block: &mut Block) -> io::Result<()> {
        std::mem::swap(&mut block.bytes, &mut self.rest);
        self.rest.clear();
        let bytes = &mut block.bytes;
        let mut wanted = BLOCK;
        let end = loop {
            self.is_ended = self.is_ended || read_to(&mut self.reader, bytes, wanted)?;
            match memchr::memrchr(b'\n', bytes) {
                _ if self.is_ended => break bytes.len(),
                Some(last) => break last + 1,
                None if bytes.len() >= LONGEST => {
                    // It may be an array of all the messages.
                    std::mem::swap(bytes, &mut self.rest);
                    self.layout = Some(Layout::Documents);
                    self.scanner = Scanner::behind(self.line);
                    return self.documents(block);
                }
                None => wanted = bytes.len() * 2,
            }
        };
        self.rest.extend_from_slice(&bytes[end..]);
        bytes.truncate(end);
        self.line += memchr::memchr_iter(b'\n', bytes).count() as u64;
        if self.is_ended {
            self.layout = Some(Layout::Nothing);
        }
        Ok(())
    }

    fn documents(&mut self, block: &mut Block) -> io::Result<()> {
        std::mem::swap(&mut block.bytes, &mut self.rest);
        self.rest.clear();
        let mut documents = Vec::new();
        let mut wanted = BLOCK;
        let base = self.line;
        let relative = |line: u64| u32::try_from(line.saturating_sub(base)).unwrap_or(u32::MAX);
        loop {
            self.is_ended = self.is_ended || read_to(&mut self.reader, &mut block.bytes, wanted)?;
            self.scan(block, &mut documents, relative);
            let done = self.scanner.done();
            let is_stuck = done == 0 && !self.is_ended && block.bytes.len() < LONGEST;
            if !is_stuck {
                if done == 0 && !self.is_ended {
                    let line = self.scanner.give_up(&block.bytes);
                    let bytes = block.bytes.len() as u64;
                    block.rejections.push((relative(line), Rejection::TooLong { bytes }));
                }
                break;
            }
            wanted = block.bytes.len() * 2;
        }
        let done = self.scanner.done();
        self.rest.extend_from_slice(&block.bytes[done..]);
        self.scanner.forget(done);
        self.line = self.scanner.open_line();
        if self.is_ended {
            self.layout = Some(Layout::Nothing);
        }
        block.contents = Contents::Documents(documents);
        Ok(())
    }

    fn scan(&mut self, block: &mut Block, documents: &mut Vec<BodySpan>, relative: impl Fn(u64) -> u32) {
        loop {
            match self.scanner.next(&block.bytes, self.is_ended) {
                Scanned::Body(range, line) => {
                    documents.push(BodySpan { range, line: relative(line), posted: None });
                }
                Scanned::Broken(why, line) => {
                    let rejection = Rejection::NotJson { column: 1, message: why.to_owned() };
                    block.rejections.push((relative(line), rejection));
                }
                Scanned::End => return,
            }
        }
    }
}
