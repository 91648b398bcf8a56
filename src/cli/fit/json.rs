//! What destinations make of a plan, for programs.

use crate::connections::definition::MessagePart;
use crate::connections::{
    Altered, DestinationFit, EventFit, Fit, Known, Lack, ModeFit, Nearest, Reach, Taken, Want,
};
use serde::Serialize;
use serde_json::{Value, json};

/// All of it.
#[derive(Debug, Serialize)]
pub(super) struct View {
    destinations: Vec<Value>,
}

impl View {
    pub(super) fn new(fit: &Fit) -> Self {
        Self { destinations: fit.destinations.iter().map(destination).collect() }
    }
}

fn destination(fit: &DestinationFit) -> Value {
    let (listed, known) = match &fit.known {
        Known::Unclear(sentence) => return json!({ "asked": fit.name, "problem": sentence }),
        Known::Mappings { listed, .. } => (listed, true),
        Known::NotPublic { listed, .. } => (listed, false),
    };
    json!({
        "asked": fit.name,
        "name": listed.name,
        "id": listed.id,
        "slug": listed.slug,
        "status": listed.status,
        "mappings_public": known,
        "sources": fit.known.reach().iter().map(reach).collect::<Vec<_>>(),
        "events": fit.events().iter().map(event).collect::<Vec<_>>(),
    })
}

fn reach(reach: &Reach) -> Value {
    json!({ "source": reach.source, "cloud": reach.cloud, "device": reach.device })
}

fn event(event: &EventFit) -> Value {
    json!({
        "event": event.event,
        "verdict": event.verdict().name(),
        "sentences": event.sentences(),
        "modes": event.modes.iter().map(mode).collect::<Vec<_>>(),
    })
}

fn mode(mode: &ModeFit) -> Value {
    json!({
        "mode": mode.mode,
        "verdict": mode.verdict().name(),
        "mappings": mode.taken.iter().map(taken).collect::<Vec<_>>(),
        "nearest": mode.nearest.as_ref().map(nearest),
        "unreached": mode.unreached,
    })
}

fn taken(taken: &Taken) -> Value {
    json!({
        "mapping": taken.mapping,
        "place": taken.place,
        "wants": taken.wants.iter().map(want).collect::<Vec<_>>(),
        "lacks": taken.lacks.iter().map(lack).collect::<Vec<_>>(),
        "altered": taken.altered.iter().map(altered).collect::<Vec<_>>(),
        "takes_everything": taken.takes_everything,
        "unproven": taken.is_unproven,
    })
}

fn want(want: &Want) -> Value {
    json!({ "fields": want.fields, "paths": want.paths, "sentence": want.sentence() })
}

fn lack(lack: &Lack) -> Value {
    json!({ "part": MessagePart::name(lack.part), "paths": lack.paths, "sentence": lack.sentence() })
}

fn altered(altered: &Altered) -> Value {
    json!({ "field": altered.field, "paths": altered.paths, "outcome": altered.outcome, "sentence": altered.sentence() })
}

fn nearest(nearest: &Nearest) -> Value {
    match nearest {
        Nearest::Event(name) => json!({ "event": name }),
        Nearest::Call(call) => json!({ "call": call }),
    }
}
