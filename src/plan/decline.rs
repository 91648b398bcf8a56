//! Taking one part out of a plan by hand, and putting it back, without asking a catalog.

use super::checklist::Task;
use super::named::Part;
use super::{ArchivedProperty, ConnectionId, DeclinedProperty, PlannedConnection, PlannedEvent, SetupPlan};

impl SetupPlan {
    /// Takes a part out. It is kept as it is under [`Declined::kept`](super::Declined), so that it can be put back;
    /// whether the plan had it. The verification always stays.
    pub fn decline(&mut self, part: &Part) -> bool {
        match part {
            Part::Task(Task::Event(name)) => self.decline_event(name).is_some(),
            Part::Property { event, name } => self.decline_property(event, name).is_some(),
            Part::Task(Task::Source(id)) => {
                let declined = &mut self.declined;
                take_out(&mut self.sources, id, &mut declined.sources, &mut declined.kept.sources)
            }
            Part::Task(Task::Destination(id)) => {
                let declined = &mut self.declined;
                take_out(
                    &mut self.destinations,
                    id,
                    &mut declined.destinations,
                    &mut declined.kept.destinations,
                )
            }
            Part::Task(Task::EventFrom { .. } | Task::Verify) => false,
        }
    }

    fn decline_event(&mut self, name: &str) -> Option<()> {
        let place = self.events.iter().position(|it| it.name == name)?;
        let event = self.events.remove(place);
        if !event.is_own {
            push_new(&mut self.declined.events, event.name.clone());
        }
        let kept = &mut self.declined.kept.events;
        kept.retain(|it| it.name != event.name);
        kept.push(event);
        Some(())
    }

    fn decline_property(&mut self, event: &str, name: &str) -> Option<()> {
        let planned = self.events.iter_mut().find(|it| it.name == event)?;
        let place = planned.properties.iter().position(|it| it.name == name)?;
        let property = planned.properties.remove(place);
        if !property.is_own {
            let declined = DeclinedProperty { event: event.to_owned(), name: name.to_owned() };
            push_new(&mut self.declined.properties, declined);
        }
        let kept = &mut self.declined.kept.properties;
        kept.retain(|it| it.event != event || it.property.name != name);
        kept.push(ArchivedProperty { event: event.to_owned(), property });
        Some(())
    }

    /// A plan that has all of this one's parts, and in their place what was taken out of it and kept.
    pub fn with_what_is_kept(&self) -> Self {
        let mut plan = self.clone();
        let kept = &self.declined.kept;
        plan.events.extend(kept.events.iter().cloned());
        plan.sources.extend(kept.sources.iter().cloned());
        plan.destinations.extend(kept.destinations.iter().cloned());
        for archived in &kept.properties {
            if let Some(event) = plan.events.iter_mut().find(|it| it.name == archived.event) {
                event.properties.push(archived.property.clone());
            }
        }
        plan
    }

    /// Puts back what was taken out and is kept; whether it was.
    pub fn restore(&mut self, part: &Part) -> bool {
        match part {
            Part::Task(Task::Event(name)) => self.restore_event(name).is_some(),
            Part::Property { event, name } => self.restore_property(event, name).is_some(),
            Part::Task(Task::Source(id)) => {
                let declined = &mut self.declined;
                put_back(&mut self.sources, id, &mut declined.sources, &mut declined.kept.sources)
            }
            Part::Task(Task::Destination(id)) => {
                let declined = &mut self.declined;
                put_back(
                    &mut self.destinations,
                    id,
                    &mut declined.destinations,
                    &mut declined.kept.destinations,
                )
            }
            Part::Task(Task::EventFrom { .. } | Task::Verify) => false,
        }
    }

    fn restore_event(&mut self, name: &str) -> Option<()> {
        let event: PlannedEvent = self.declined.kept.events.extract_if(.., |it| it.name == name).next()?;
        self.declined.events.retain(|it| it != name);
        self.events.push(event);
        Some(())
    }

    fn restore_property(&mut self, event: &str, name: &str) -> Option<()> {
        let planned = self.events.iter_mut().find(|it| it.name == event)?;
        let is_meant = |it: &mut ArchivedProperty| it.event == event && it.property.name == name;
        let archived = self.declined.kept.properties.extract_if(.., is_meant).next()?;
        self.declined.properties.retain(|it| it.event != event || it.name != name);
        planned.properties.push(archived.property);
        Some(())
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Takes a connection out. Its type is declined only with the last of the type: others go on being asked for.
fn take_out(
    connections: &mut Vec<PlannedConnection>,
    id: &ConnectionId,
    declined: &mut Vec<String>,
    kept: &mut Vec<PlannedConnection>,
) -> bool {
    let Some(place) = connections.iter().position(|it| it.is(id)) else { return false };
    let connection = connections.remove(place);
    if !connection.is_own && connections.iter().all(|it| it.kind != id.kind) {
        push_new(declined, id.kind.clone());
    }
    kept.retain(|it| !it.is(id));
    kept.push(connection);
    true
}

fn put_back(
    connections: &mut Vec<PlannedConnection>,
    id: &ConnectionId,
    declined: &mut Vec<String>,
    kept: &mut Vec<PlannedConnection>,
) -> bool {
    let Some(connection) = kept.extract_if(.., |it| it.is(id)).next() else { return false };
    declined.retain(|kind| *kind != id.kind);
    connections.push(connection);
    true
}
