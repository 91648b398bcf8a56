//! What the model becomes when something happens. Pure: no files, no terminal, no clock.

use crate::app::message::{Action, Effect, Message};
use crate::app::screen::help;
use crate::app::{App, Help, Model, Overlay};

/// Changes the model by what happened, and reports what is to be done in the world.
pub fn update(app: &mut App, message: Message) -> Option<Effect> {
    let model = app.model_mut();
    let before = model.areas();
    let effect = happen(model, message);
    // Too small a terminal shows no list: the one that grows back finds it as it was.
    let areas = model.areas();
    if areas.is_some() && areas != before {
        model.follow();
    }
    effect
}

fn happen(model: &mut dyn Model, message: Message) -> Option<Effect> {
    match message {
        Message::Resize(size) => model.shared_mut().size = size,
        Message::SetAside(path) => {
            let shared = model.shared_mut();
            shared.warn(format!("An unfinished plan could not be read; it is kept as {}.", path.display()));
            shared.set_aside.push(path);
        }
        Message::KeepsDrafts(result) => {
            model.shared_mut().keeps_drafts = result.is_ok();
            if let Err(sentence) = result {
                let what = model.not_kept();
                model.shared_mut().warn(format!("{what} {sentence}"));
            }
        }
        Message::Act(action) => {
            model.shared_mut().notice = None;
            return act(model, action);
        }
        Message::Type(character) => {
            model.shared_mut().notice = None;
            return model.typed(character.encode_utf8(&mut [0; 4]));
        }
        Message::Paste(text) if model.focus().takes_text() => return model.typed(&text),
        Message::Paste(_) => {}
        Message::Wheel(motion) => {
            for _ in 0..model.lines_a_notch() {
                if !help::scroll(model, motion) {
                    model.go(motion);
                }
            }
        }
        Message::Click { column, row } => {
            return model.click(column, row).and_then(|action| model.act(action));
        }
        message => return model.receive(message),
    }
    None
}

fn act(model: &mut dyn Model, action: Action) -> Option<Effect> {
    match action {
        Action::Help => model.shared_mut().overlay = Some(Overlay::Help(Help::default())),
        Action::ShowDifference => {
            if let Some(Overlay::Conflict(conflict)) = &mut model.shared_mut().overlay {
                conflict.shows_difference = !conflict.shows_difference;
            }
        }
        Action::Move(motion) if help::scroll(model, motion) => {}
        Action::Suspend => return Some(Effect::Suspend),
        Action::Edit(edit) => return model.edit(edit),
        action => return model.act(action),
    }
    None
}
