//! XMP metadata: title, author, language and dates once more, in the form that
//! archives read. No conformance is claimed that nobody has confirmed.

use crate::report::layout::Pages;
use lopdf::{Object, ObjectId, Stream, dictionary};
use std::fmt::Write as _;

/// Adds the stream.
pub fn add(pages: &Pages, tree: &mut lopdf::Document) -> ObjectId {
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let stream = Stream::new(dictionary, packet(pages).into_bytes()).with_compression(false);
    tree.add_object(Object::Stream(stream))
}

fn packet(pages: &Pages) -> String {
    let about = &pages.about;
    let mut out = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n",
    );
    let language = about.language.code();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "<dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:description>\n\
         <dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
         <xmp:CreatorTool>tathmini</xmp:CreatorTool>\n<pdf:Producer>tathmini</pdf:Producer>",
        escaped(&about.title),
        escaped(&about.subject),
        escaped(&about.author),
    );
    if about.date.len() == 10 {
        let date = escaped(&about.date);
        let _ = writeln!(
            out,
            "<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>\n\
             <xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>"
        );
    }
    out.push_str("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
    out
}

/// Text for XML; what XML can't hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
