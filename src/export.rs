//! Facts for other programs and for people without this one: a file a format.

mod page;

pub use page::answers_page;
