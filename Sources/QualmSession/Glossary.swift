/// A term that answers and their feet use, and what it means.
public struct GlossaryTerm: Sendable {
  /// The term as answers write it.
  public let term: String
  /// Other forms that ask for the same.
  let others: [String]
  /// What it means, in a sentence or two.
  public let meaning: String

  private init(_ term: String, _ others: [String] = [], _ meaning: String) {
    self.term = term
    self.others = others
    self.meaning = meaning
  }

  /// The term that is written so, in either case; nil where there is none.
  public static func named(_ name: String) -> GlossaryTerm? {
    let name = name.lowercased()
    return all.first { $0.term == name || $0.others.contains(name) }
  }

  /// Every term.
  public static let all: [GlossaryTerm] = [
    GlossaryTerm(
      "excerpt", ["excerpts"],
      "A stretch of a document that a study has marked and coded. It is the row of the answers to "
        + "`find`, and has an id, a source and a place."),
    GlossaryTerm(
      "source", ["sources"],
      "Whose word an excerpt is: an interview, a document, or the author. `from sources` lists "
        + "them. A column called `sources` counts the voices among them only."),
    GlossaryTerm(
      "document", ["documents"],
      "A text that excerpts are taken from. The corpus holds the places of the excerpts in it; the "
        + "words are there where the document is attached."),
    GlossaryTerm(
      "code", [],
      "A name of the codebook that is given to excerpts. Codes stand in a tree, and a code means "
        + "itself with all codes below it; `exactly` means it alone."),
    GlossaryTerm(
      "coding", ["codings"],
      "One code given to one excerpt by one coder. `from codings` has a row for each."),
    GlossaryTerm(
      "memo", ["memos"],
      "A note that the researchers have written on an excerpt, a source, a code or the whole study. "
        + "`from memos` lists them."),
    GlossaryTerm(
      "facet", ["facets"],
      "A code at the top of the tree, such as `theme`, whose codes below it are its values. It can be "
        + "asked and grouped by as a field."),
    GlossaryTerm(
      "framework", [],
      "A version of the codebook. Under a framework the codes that it hides do not exist; `under` "
        + "asks by one."),
    GlossaryTerm(
      "voice", ["voices"],
      "A source that speaks for itself, such as an interview; the author and records are none. Every "
        + "count of sources counts voices only."),
    GlossaryTerm(
      "testimony", [],
      "What a voice says. The field `evidence` of an excerpt is `testimony` where its source is a "
        + "voice, `assertion` where it is the author, else `record`."),
    GlossaryTerm(
      "not testimony", [],
      "Excerpts whose source is no voice: the author's assertions and records. They count as excerpts, "
        + "and their sources count nowhere; `16 excerpts (+ 2 not testimony)` shows them apart. "
        + "`where evidence = testimony` leaves them out."),
    GlossaryTerm(
      "excerpts_of", [],
      "The excerpts that came into the stage, of which the column `excerpts` counts those in the "
        + "group: the number to divide by for a share."),
    GlossaryTerm(
      "sources_of", [],
      "The voices that could have been counted: those that meet the conditions which speak of sources "
        + "alone, in each group by itself where the group is a property of sources. The column "
        + "`sources` counts those that were heard in the group."),
    GlossaryTerm(
      "rows_of", [],
      "The rows that came into the stage, of which the column `rows` counts those in the group."),
    GlossaryTerm(
      "groups overlap", ["overlap of groups", "overlapping groups"],
      "An excerpt counts in every group that it belongs to, so the groups together may be more than "
        + "all excerpts. Totals are counted afresh and never summed."),
    GlossaryTerm(
      "(itself)", ["itself"],
      "The group of what is given the code itself and none of the codes below it."),
    GlossaryTerm(
      "–", ["-", "missing"],
      "No value: nothing is known here. As a group it is the last one, of the rows without a value. "
        + "`is missing` asks for such rows."),
    GlossaryTerm(
      "·", [],
      "A cell of a matrix that nobody has looked for. A 0 says that it was looked for and not found."
    ),
  ]
}
