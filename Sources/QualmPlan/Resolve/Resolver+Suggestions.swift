import QualmBase
import QualmSyntax

/// What may have been meant by a name that nothing has.
extension Resolver {
  /// How many mistakes of a sentence are told with what may have been meant: a list may hold thousands
  /// of unknown names, and the corpus tens of thousands that each would be compared with.
  private static let mostSuggestions = 20

  /// Whether what may have been meant is still looked for.
  var suggests: Bool { diagnostics.count < Resolver.mostSuggestions }

  /// The names near `name`; to a single character everything is near, so nothing counts.
  func nearest(_ name: String, among names: @autoclosure () -> [String]) -> [String] {
    name.count < 2 || !suggests ? [] : NearestName.candidates(for: name, among: names())
  }

  /// The names near `name`; where there is none, the one that means what other programs call so.
  func nearest(
    _ name: String, among names: [String], elsewhere: [String: String]
  ) -> [String] {
    let near = nearest(name, among: names)
    guard near.isEmpty, suggests, let here = elsewhere[name.lowercased()], names.contains(here)
    else {
      return near
    }
    return [here]
  }

  /// The first codes in whose name a word begins with `name`: `staff` brings `under-staffing`.
  func codesWithWord(_ name: String) -> [String] {
    guard suggests, name.count > 2, name.utf8.count < 200 else { return [] }
    let start = TextFolding.name(name)
    let found = codes.range(of: nil).lazy.filter { code in
      TextFolding.name(self.codes[code].name).split(separator: "-").contains {
        $0.hasPrefix(start)
      }
    }
    return found.prefix(3).map(codes.written)
  }

  /// The ids of excerpts and sources near `name`.
  mutating func idsNear(_ name: String) -> [String] {
    guard suggests else { return [] }
    var ids: [String] = []
    for relation in [RelationName.excerpts, .sources] {
      guard let field = fields(of: relation).first(where: { $0.name == "id" }) else { continue }
      ids += Resolver.texts(of: values(of: field))
    }
    return nearest(name, among: ids)
  }

  /// The field of excerpts, or of what they belong to, that has the value, and the value as it is
  /// written: `find MONUSCO` may mean `find * where mission = MONUSCO`.
  mutating func field(withValue name: String) -> (field: String, value: String)? {
    guard suggests else { return nil }
    let folded = TextFolding.name(name)
    for candidate in owned(by: .excerpts, { _ in true }) {
      guard candidate.field.type == .text, candidate.field.name != "id" else { continue }
      let value = Resolver.texts(of: values(of: candidate.field))
        .first { TextFolding.name($0) == folded }
      if let value { return (candidate.field.name, value) }
    }
    return nil
  }

  /// What other programs call a field of excerpts, and its name here.
  static let fieldsElsewhere = [
    "interview": "source", "interviewee": "source", "respondent": "source",
    "participant": "source", "informant": "source", "person": "source", "speaker": "source",
    "case": "source", "voice": "source", "file": "document", "transcript": "document",
    "node": "code", "tag": "code", "label": "code", "user": "coder", "note": "memo",
    "comment": "memo", "annotation": "memo",
  ]

  /// What other programs call a table, and its name here.
  static let tablesElsewhere = [
    "interviews": "sources", "interviewees": "sources", "respondents": "sources",
    "participants": "sources", "informants": "sources", "people": "sources",
    "speakers": "sources", "cases": "sources", "voices": "sources", "files": "documents",
    "transcripts": "documents", "texts": "documents", "nodes": "codes", "tags": "codes",
    "labels": "codes", "codebook": "codes", "users": "coders", "notes": "memos",
    "comments": "memos", "annotations": "memos", "quotations": "excerpts", "quotes": "excerpts",
    "segments": "excerpts", "selections": "excerpts", "highlights": "excerpts",
    "references": "excerpts", "relations": "links", "relationships": "links",
  ]
}
