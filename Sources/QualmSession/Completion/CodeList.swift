import QualmBase
import QualmCorpus

/// The codebook as completion searches it: made at the first Tab, and kept.
struct CodeList {
  /// One code.
  struct Entry {
    /// Its place in the codebook.
    var index: Int
    /// The shortest end of its path that names it and no other, as a query writes it.
    var written: String
    /// The steps of its path, as a query writes them.
    var steps: [String]
    /// The steps of its path as names are looked up.
    var folded: [String]
    /// Its label, folded.
    var label: String
  }

  let entries: [Entry]

  init(_ codes: [Code]) {
    var uses: [String: Int] = [:]
    for code in codes { uses[code.name, default: 0] += 1 }
    var entries: [Entry] = []
    entries.reserveCapacity(codes.count)
    for (index, code) in codes.enumerated() {
      // What cannot be written in a query is left out of the name, as it is where names are compared.
      let isPlain = !QueryText.isActedUpon(code.name)
      let step = QueryText.name(isPlain ? code.name : TextFolding.name(code.name))
      // A code stands before those below it.
      let above = code.parent.map { entries[$0] }
      let steps = (above?.steps ?? []) + [step]
      let isAlone = uses[code.name] == 1 || code.parent == nil
      entries.append(
        Entry(
          index: index, written: isAlone ? step : steps.joined(separator: "/"), steps: steps,
          folded: (above?.folded ?? []) + [TextFolding.name(code.name)],
          label: code.label.map(TextFolding.name) ?? ""))
    }
    self.entries = entries
  }
}
