//! What an open panel says, line by line, before anything is drawn.
//!
//! Both the screen and the cursor work on these lines, so they agree on how tall a panel is.

use crate::catalog::{DestinationType, Event, Property, Recommendation, SourceType};
use crate::text::{width, wrap};
use std::borrow::Cow;

/// A line of an open panel.
#[derive(Debug, Clone, PartialEq)]
pub enum PanelLine<'a> {
    /// Nothing.
    Blank,
    /// Text that explains; part of a sentence where it was wrapped.
    Text(Cow<'a, str>),
    /// Text that matters less.
    Aside(Cow<'a, str>),
    /// The heading of the events.
    EventHeading,
    /// An event.
    Event(&'a Event),
    /// A property of the event above.
    Property(&'a Property),
    /// The mark for personal data, explained.
    Legend,
    /// The heading of sources and destinations side by side.
    ConnectionHeading,
    /// A source and a destination side by side.
    Connection(Option<&'a SourceType>, Option<&'a DestinationType>),
    /// The heading of the sources.
    SourceHeading,
    /// A source.
    Source(&'a SourceType),
    /// The heading of the destinations.
    DestinationHeading,
    /// A destination.
    Destination(&'a DestinationType),
}

impl<'a> PanelLine<'a> {
    /// What is copied from the line, and whether the cursor can be on it.
    pub fn subject(&self) -> Option<&'a str> {
        match self {
            Self::Event(event) => Some(&event.name),
            Self::Property(property) => Some(&property.name),
            Self::Source(kind) | Self::Connection(Some(kind), _) => Some(&kind.name),
            Self::Destination(kind) | Self::Connection(None, Some(kind)) => Some(&kind.name),
            _ => None,
        }
    }

    /// A sentence on what the line names.
    pub fn meaning(&self) -> Option<&'a str> {
        match self {
            Self::Event(event) => Some(&event.description),
            Self::Property(property) => Some(&property.description),
            Self::Source(kind) | Self::Connection(Some(kind), _) => Some(&kind.summary),
            Self::Destination(kind) | Self::Connection(None, Some(kind)) => Some(&kind.summary),
            _ => None,
        }
    }
}

/// How wide the columns of the event table are, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PanelColumns {
    /// Names of events and properties.
    pub name: usize,
    /// Types of properties; 0 where there is no room.
    pub kind: usize,
    /// Meanings; 0 where there is no room.
    pub meaning: usize,
}

/// Between two columns, in cells.
pub const GAP: usize = 2;
/// Properties are this far to the right of their events, in cells.
pub const INDENT: usize = 2;
const LEAST_MEANING: usize = 16;
const SIDE_BY_SIDE: usize = 44;

impl PanelColumns {
    /// The columns for these events in a panel that is `total` cells wide.
    pub fn fit<'a>(events: &(impl Iterator<Item = &'a Event> + Clone), total: usize) -> Self {
        let properties = || events.clone().flat_map(|event| &event.properties);
        // The mark for personal data needs two cells.
        let property = |it: &Property| INDENT + width(&it.name) + if it.pii.is_personal() { 2 } else { 0 };
        let names = properties().map(property).chain(events.clone().map(|event| width(&event.name)));
        let name = names.max().unwrap_or(0).min(total);
        let kind = properties().map(|property| property.kind.name().len()).max().unwrap_or(0);
        let kind = if name + GAP + kind <= total { kind } else { 0 };
        let rest = total.saturating_sub(name + GAP + kind + if kind > 0 { GAP } else { 0 });
        Self { name, kind, meaning: if rest < LEAST_MEANING { 0 } else { rest } }
    }
}

/// The lines of an open panel of this width, in cells; the header row is not among them.
pub(super) fn lines(recommendation: Recommendation<'_>, width: usize) -> Vec<PanelLine<'_>> {
    let mut lines = Vec::with_capacity(24);
    let summary = wrap(recommendation.use_case().summary(), width);
    lines.extend(summary.into_iter().map(PanelLine::Text));
    if let Some(origin) = recommendation.origin() {
        lines.extend(wrap(&origin.note, width).into_iter().map(PanelLine::Aside));
    }
    lines.extend([PanelLine::Blank, PanelLine::EventHeading]);
    for event in recommendation.events() {
        push_event(&mut lines, event, width);
    }
    if recommendation
        .events()
        .flat_map(|event| &event.properties)
        .any(|property| property.pii.is_personal())
    {
        lines.push(PanelLine::Legend);
    }
    lines.push(PanelLine::Blank);
    push_connections(&mut lines, recommendation, width);
    lines.push(PanelLine::Blank);
    lines
}

fn push_event<'a>(lines: &mut Vec<PanelLine<'a>>, event: &'a Event, width: usize) {
    lines.push(PanelLine::Event(event));
    lines.extend(event.properties.iter().map(PanelLine::Property));
    let asides = [
        event.spec_name.as_ref().map(|name| format!("Segment's Spec calls this {name}.")),
        event.note.clone(),
    ];
    let aside = asides.into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !aside.is_empty() {
        let indented = width.saturating_sub(INDENT).max(1);
        let pieces = wrap(&aside, indented);
        lines.extend(
            pieces.into_iter().map(|piece| PanelLine::Aside(format!("{:INDENT$}{piece}", "").into())),
        );
    }
}

fn push_connections<'a>(lines: &mut Vec<PanelLine<'a>>, recommendation: Recommendation<'a>, width: usize) {
    let (mut sources, mut destinations) = (recommendation.sources(), recommendation.destinations());
    if width < SIDE_BY_SIDE {
        lines.push(PanelLine::SourceHeading);
        lines.extend(sources.map(PanelLine::Source));
        lines.push(PanelLine::DestinationHeading);
        lines.extend(destinations.map(PanelLine::Destination));
        return;
    }
    lines.push(PanelLine::ConnectionHeading);
    for _ in 0..sources.len().max(destinations.len()) {
        lines.push(PanelLine::Connection(sources.next(), destinations.next()));
    }
}
