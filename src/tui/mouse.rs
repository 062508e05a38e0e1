//! What the mouse means: a click where it was, the wheel as up and down.

use super::msg::{Msg, Scroll};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// The message of a mouse event; `None`: nothing.
pub fn meant(mouse: MouseEvent) -> Option<Msg> {
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Msg::Clicked(mouse.column, mouse.row)),
        MouseEventKind::ScrollDown => Some(Msg::Scroll(Scroll::Down)),
        MouseEventKind::ScrollUp => Some(Msg::Scroll(Scroll::Up)),
        _ => None,
    }
}
