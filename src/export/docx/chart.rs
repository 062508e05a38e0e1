//! Native charts: the reader's program draws them and they can be edited.

use super::escaped;
use crate::report::document::{Bars, Gantt};
use std::fmt::Write as _;

/// A named row of numbers; `None` is a gap.
struct Series {
    name: String,
    /// Six hexadecimal digits; `None` is not drawn.
    colour: Option<&'static str>,
    values: Vec<Option<f32>>,
}

/// Horizontal bars on one scale.
pub fn bars(bars: &Bars) -> String {
    let names: Vec<&str> = bars.rows.iter().map(|bar| bar.label.as_str()).collect();
    let mut plot = String::from(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>",
    );
    series(&mut plot, &names, &of_bars(bars));
    plot.push_str("<c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>");
    plot.push_str(&axes("l", "b", bars.ticks.len().saturating_sub(1).max(1) as f32));
    chart(&plot, true)
}

/// The same around a centre.
pub fn radar(bars: &Bars) -> String {
    let names: Vec<&str> = bars.rows.iter().map(|bar| bar.label.as_str()).collect();
    let mut plot =
        String::from("<c:radarChart><c:radarStyle val=\"marker\"/><c:varyColors val=\"0\"/>");
    series(&mut plot, &names, &of_bars(bars));
    plot.push_str("<c:axId val=\"1\"/><c:axId val=\"2\"/></c:radarChart>");
    plot.push_str(&axes("b", "l", bars.ticks.len().saturating_sub(1).max(1) as f32));
    chart(&plot, true)
}

/// Bars from first to last month: the first part of each is not drawn.
pub fn gantt(gantt: &Gantt) -> String {
    let names: Vec<&str> = gantt.spans.iter().map(|span| span.label.as_str()).collect();
    let of = |pick: fn(&crate::report::document::Span) -> u32| {
        gantt.spans.iter().map(|span| Some(pick(span) as f32)).collect()
    };
    let rows = [
        Series { name: String::new(), colour: None, values: of(|span| span.start) },
        Series {
            name: gantt.heads[0].clone(),
            colour: Some("3B7CB3"),
            values: of(|span| span.end.saturating_sub(span.start)),
        },
    ];
    let mut plot = String::from(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>",
    );
    series(&mut plot, &names, &rows);
    plot.push_str(
        "<c:gapWidth val=\"40\"/><c:overlap val=\"100\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>",
    );
    plot.push_str(&axes("l", "b", gantt.quarters.len().max(1) as f32 * 3.0));
    chart(&plot, false)
}

/// Score, target and other reading, in levels above the lowest.
fn of_bars(bars: &Bars) -> Vec<Series> {
    let steps = bars.ticks.len().saturating_sub(1).max(1) as f32;
    let of = |pick: fn(&crate::report::document::Bar) -> Option<f32>| -> Vec<Option<f32>> {
        bars.rows.iter().map(|bar| pick(bar).map(|place| place * steps)).collect()
    };
    [
        (&bars.legend.score, "3B7CB3", of(|bar| bar.score)),
        (&bars.legend.target, "1E2228", of(|bar| bar.target)),
        (&bars.legend.other, "E69F00", of(|bar| bar.other)),
    ]
    .into_iter()
    .filter(|(name, ..)| !name.is_empty())
    .map(|(name, colour, values)| Series { name: name.clone(), colour: Some(colour), values })
    .collect()
}

fn series(out: &mut String, names: &[&str], rows: &[Series]) {
    for (at, row) in rows.iter().enumerate() {
        let fill = match row.colour {
            Some(colour) => format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>"),
            None => "<a:noFill/>".to_owned(),
        };
        let line = if row.colour.is_some() {
            format!("<a:ln w=\"19050\">{fill}</a:ln>")
        } else {
            String::new()
        };
        let _ = write!(
            out,
            "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:strRef><c:f>S{at}</c:f>\
             <c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{}</c:v></c:pt></c:strCache>\
             </c:strRef></c:tx><c:spPr>{fill}{line}</c:spPr><c:cat><c:strRef><c:f>C</c:f>\
             <c:strCache><c:ptCount val=\"{}\"/>",
            escaped(&row.name),
            names.len()
        );
        for (place, name) in names.iter().enumerate() {
            let _ = write!(out, "<c:pt idx=\"{place}\"><c:v>{}</c:v></c:pt>", escaped(name));
        }
        let _ = write!(
            out,
            "</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>V{at}</c:f><c:numCache>\
             <c:formatCode>General</c:formatCode><c:ptCount val=\"{}\"/>",
            row.values.len()
        );
        for (place, value) in row.values.iter().enumerate() {
            if let Some(value) = value {
                let _ = write!(out, "<c:pt idx=\"{place}\"><c:v>{value:.3}</c:v></c:pt>");
            }
        }
        out.push_str("</c:numCache></c:numRef></c:val></c:ser>");
    }
}

/// An axis of names, read from above, and one of numbers from nought to `most`.
fn axes(names: &str, numbers: &str, most: f32) -> String {
    format!(
        "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling>\
         <c:delete val=\"0\"/><c:axPos val=\"{names}\"/><c:crossAx val=\"2\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{most}\"/>\
         <c:min val=\"0\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{numbers}\"/>\
         <c:majorGridlines/><c:crossAx val=\"1\"/></c:valAx>"
    )
}

fn chart(plot: &str, legend: bool) -> String {
    let legend = if legend {
        "<c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/></c:legend>"
    } else {
        ""
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
         <c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>{plot}</c:plotArea>{legend}\
         <c:plotVisOnly val=\"1\"/></c:chart></c:chartSpace>"
    )
}
