import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore
import QualmSyntax

/// Codes and ids.
extension Completer {
  /// Adds codes. Before a letter is written the codes at the top alone, since a codebook has hundreds;
  /// then those whose names begin so, and failing these those with a word in name or label that does.
  func addCodes(_ name: WrittenName, isWhole: Bool, to found: inout Found) {
    if name.isEmpty, !isWhole {
      let all = codes.entries.filter(isVisible)
      let top = all.filter { $0.steps.count == 1 }
      found.names += detailed(top, as: \.written)
      found.further += all.count - top.count
      return
    }
    if name.isPath {
      found.names += paths(name)
      return
    }
    let fitting = fitting(name, in: codes.entries.indices)
    found.names += detailed(fitting, as: \.written)
  }

  /// The codes below `range` whose names begin so, or failing these those with such a word.
  func fitting(_ name: WrittenName, in range: Range<Int>) -> [CodeList.Entry] {
    let entries = codes.entries[range].filter(isVisible)
    let direct = entries.filter { name.beginsFolded($0.folded.last ?? "") }
    if !direct.isEmpty { return direct }
    return entries.filter {
      name.beginsWord(in: $0.folded.last ?? "") || name.beginsWord(in: $0.label)
    }
  }

  /// The codes below the one whose path is written, each by as many steps as are begun.
  func paths(_ name: WrittenName, among entries: [CodeList.Entry]? = nil) -> [Completion] {
    var found: [(CodeList.Entry, String)] = []
    for entry in entries ?? codes.entries
    where isVisible(entry) && entry.steps.count >= name.stepCount {
      let end = entry.folded.suffix(name.stepCount).joined(separator: "/")
      guard name.beginsFolded(end) else { continue }
      found.append((entry, entry.steps.suffix(name.stepCount).joined(separator: "/")))
    }
    let isFew = found.count <= Self.mostDetailed
    return found.map { completion($0, text: $1, isDetailed: isFew) }
  }

  func isVisible(_ entry: CodeList.Entry) -> Bool { visible?[entry.index] ?? true }

  /// Codes, with their counts where they are few enough for these to be shown.
  func detailed(
    _ entries: [CodeList.Entry], as text: (CodeList.Entry) -> String
  ) -> [Completion] {
    let isFew = entries.count <= Self.mostDetailed
    return entries.map { completion($0, text: text($0), isDetailed: isFew) }
  }

  private func completion(
    _ entry: CodeList.Entry, text: String, isDetailed: Bool
  ) -> Completion {
    let code = snapshot.corpus.codebook.codes[entry.index]
    let count = isDetailed ? snapshot.coded(Array(entry.index..<code.subtreeEnd)).count : nil
    return Completion(
      text: text, detail: code.label ?? code.definition, kind: .code, count: count,
      definition: code.label == nil ? nil : code.definition)
  }

  /// A code that was found near, with its count.
  func detailed(_ completion: Completion) -> Completion {
    guard completion.kind == .code, completion.count == nil,
      let entry = codes.entries.first(where: { $0.written == completion.text })
    else { return completion }
    return self.completion(entry, text: completion.text, isDetailed: true)
  }

  // MARK: Ids

  /// Ids of sources, and of excerpts, once a letter is written.
  func ids(_ name: WrittenName) -> [Completion] {
    guard !name.isEmpty, cursor.quoting == .none else { return [] }
    let sources = sourceIDs(name)
    return sources + (sources.count > 1 && name.text.count < 3 ? [] : excerptIDs(name))
  }

  func sourceIDs(_ name: WrittenName) -> [Completion] {
    rows(of: snapshot.sources, name, called: "source")
  }

  /// The ids of excerpts that begin as what is written: all would be too many to look through.
  func excerptIDs(_ name: WrittenName) -> [Completion] {
    rows(of: snapshot.excerpts, name, called: "excerpt")
  }

  private func rows(
    of relation: Relation, _ name: WrittenName, called kind: String
  ) -> [Completion] {
    var rows: [(row: Int, id: String)] = []
    for (row, id) in relation.ids.dictionary.enumerated() {
      if case .text(let text) = id, name.begins(text) { rows.append((row, text)) }
    }
    let isFew = rows.count <= Self.mostDetailed
    return rows.map { row, id in
      Completion(
        text: QueryText.name(id), detail: isFew ? description(of: row, in: relation) : kind,
        kind: .value)
    }
  }

  /// A few words about a row: its summary, or the first attributes that are known of it.
  func description(of row: Int, in relation: Relation) -> String {
    if let summary = relation.column(named: "summary") {
      let text = summary.value(at: row).plainText
      if !text.isEmpty { return text }
    }
    var parts: [String] = []
    for column in relation.columns where column.kind == .text && column.name != relation.ids.name {
      guard parts.count < 3 else { break }
      let text = column.value(at: row).plainText
      if !text.isEmpty { parts.append(text) }
    }
    return parts.isEmpty ? String(relation.name.dropLast()) : parts.joined(separator: ", ")
  }

  func linkTypes(_ name: WrittenName) -> [Completion] {
    guard let column = snapshot.links.column(named: "type") else { return [] }
    return column.dictionary.enumerated().compactMap { index, type in
      value(type.plainText, name, detail: "links", count: column.count(of: index))
    }
  }
}
