//! Plain tables for the terminal: columns padded by cells, text made visible.

use crate::i18n::visible;
use unicode_width::UnicodeWidthStr;

/// Lines of columns; the last column is not padded. Text from files is made
/// harmless here, so that no table can steer a terminal.
pub fn table(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| visible(cell).into_owned()).collect())
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            line.push_str(cell);
            if column + 1 < row.len() {
                let gap = widths[column].saturating_sub(cell.width()) + 2;
                line.extend(std::iter::repeat_n(' ', gap));
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_are_measured_in_cells_and_text_is_harmless() {
        let rows = vec![
            vec!["été".to_owned(), "1".to_owned()],
            vec!["評価".to_owned(), "2".to_owned()],
            vec!["\u{1b}[2J".to_owned(), "3".to_owned()],
        ];
        let text = table(&rows);
        assert!(!text.contains('\u{1b}'), "{text:?}");
        let columns: Vec<_> = text.lines().map(|line| line.chars().last()).collect();
        assert_eq!(columns, [Some('1'), Some('2'), Some('3')]);
        assert!(text.starts_with("été") && text.lines().nth(1) == Some("評価  2"));
    }
}
