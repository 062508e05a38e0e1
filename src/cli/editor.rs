//! A text in the assessor's own editor: out into a private file, and back. Not
//! a text of an encrypted assessment, which no file may hold readable.

use super::{Here, files};
use crate::i18n::typed;
use std::process::Command;

/// Hands the text over and waits; gives what the editor left, or why not, in words.
pub fn edit(text: &str, is_sealed: bool, here: &Here) -> Result<String, String> {
    if is_sealed {
        return Err(
            "this assessment is encrypted; an editor would keep the text in a readable file"
                .to_owned(),
        );
    }
    let Some(editor) = here.editor() else {
        return Err("set $VISUAL or $EDITOR to the editor you like".to_owned());
    };
    let Some((program, arguments)) = editor.split_first() else {
        return Err("$EDITOR is empty".to_owned());
    };
    let name = format!("tathmini-{}.txt", std::process::id());
    let path = here.scratch().join(name);
    crate::store::write_file(&path, text.as_bytes())
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let ended = Command::new(program).args(arguments).arg(&path).status();
    let written = files::read(&path).map_err(|failure| failure.in_one_line());
    // One that stays is private, and overwritten by the next.
    let _ = crate::store::remove_file(&path);
    match ended {
        Err(error) => Err(format!("{program}: {error}")),
        Ok(status) if !status.success() => Err(format!("{program}: {status}")),
        Ok(_) => {
            String::from_utf8(written?).map(|text| typed(&text)).map_err(|error| error.to_string())
        }
    }
}
