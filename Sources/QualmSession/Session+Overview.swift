public import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

// What the prompt and `qualm corpus info` show of a corpus, beside its answers.

extension Session {
  /// The codebook in its own order with counts, each code as its path; only codes whose path or label
  /// contains `pattern`, in any case, where one is given.
  ///
  /// - Parameter asTree: whether a person is shown it: each code by its name, below and further right than
  ///   the one above it, and what lies above a code that is shown is shown too.
  public func codes(matching pattern: String? = nil, asTree: Bool = false) -> Answer {
    let codes = snapshot.corpus.codebook.codes
    let fitting = codes.indices.filter { pattern.map(codes[$0].isNamed) ?? true }
    var shown = Set(fitting)
    if asTree {
      for index in fitting {
        var above = codes[index].parent
        while let parent = above, shown.insert(parent).inserted { above = codes[parent].parent }
      }
    }
    // What lies above a code stands before it.
    var depths = [Int](repeating: 0, count: codes.count)
    for index in codes.indices { depths[index] = codes[index].parent.map { depths[$0] + 1 } ?? 0 }
    let rows = shown.sorted().map { index -> [Value] in
      let code = codes[index]
      let counts = counts(ofCodesIn: index..<code.subtreeEnd)
      let name = asTree ? String(repeating: "  ", count: depths[index]) + code.name : code.path
      return [
        .text(name), .integer(counts.excerpts), .integer(counts.sources),
        (code.label ?? code.definition).map(Value.text) ?? .missing,
      ]
    }
    return Answer(
      table: Table(
        heads: [("code", .text), ("excerpts", .integer), ("sources", .integer), ("label", .text)],
        rows: rows),
      footers: [
        "\(fitting.count) of \(codes.count.counted("code"))"
          + (fitting.isEmpty ? near(pattern ?? "") : "; a code counts with all below it")
      ])
  }

  /// The codes whose names are near a pattern that none contains.
  private func near(_ pattern: String) -> String {
    let names = NearestName.candidates(
      for: pattern, among: snapshot.corpus.codebook.codes.map(\.name))
    return names.isEmpty
      ? ": none has `\(pattern)` in its path or label"
      : "; did you mean \(names.map { "`\($0)`" }.joined(separator: " or "))?"
  }

  /// The fields by which excerpts, sources and documents are asked, with how often they are known: facets
  /// and attributes first, positions and ids last.
  public func fields() -> Answer {
    var rows: [[Value]] = []
    var ranks: [Int] = []
    var seen: Set<String> = []
    for relation in [snapshot.excerpts, snapshot.sources, snapshot.documents] {
      for column in relation.columns where column.name != "text" {
        // A nearer owner's field of the same name hides it behind a path.
        let isNear = seen.insert(column.name).inserted
        ranks.append(
          FieldOrder.rank(
            of: (isNear ? "" : "\(relation.name).") + column.name,
            ofSources: relation.name == snapshot.sources.name,
            isShown: catalog.defaultColumns.contains(column.name),
            valueCount: column.target == nil ? column.dictionary.count : nil))
        rows.append([
          .text(column.name), .text(relation.name), .text(Self.typeName(of: column)),
          .integer(column.known.count), .integer(relation.rowCount),
          .integer(column.dictionary.count), .text(Self.examples(of: column)),
        ])
      }
    }
    var facets: [[Value]] = []
    for (index, code) in snapshot.corpus.codebook.codes.enumerated() where code.isFacet {
      facets.append([
        .text(code.name), .text("excerpts"), .text("codes, several"),
        .integer(counts(ofCodesIn: index..<code.subtreeEnd).excerpts),
        .integer(snapshot.excerpts.rowCount), .integer(code.subtreeEnd - index - 1),
        .text(code.label ?? ""),
      ])
    }
    return Answer(
      table: Table(
        heads: [
          ("field", .text), ("of", .text), ("type", .text), ("known", .integer),
          ("known_of", .integer), ("values", .integer), ("such_as", .text),
        ], rows: facets + FieldOrder.sorted(rows, by: ranks)))
  }

  /// The versions of the codebook, oldest first, and which of them is meant where none is chosen.
  public var frameworks: [(name: String, isDefault: Bool)] {
    catalog.frameworks.map { ($0.name, $0.isDefault) }
  }

  /// What the corpus is called.
  public var title: String {
    let descriptor = snapshot.corpus.descriptor
    return descriptor.title ?? descriptor.name ?? "a corpus without a title"
  }

  /// How much there is of what, in a line: `66 excerpts · 35 sources (32 voices) · 194 codes`.
  public var sizes: String {
    return [
      snapshot.excerpts.rowCount.counted("excerpt"),
      snapshot.sources.rowCount.counted("source")
        + " (\(snapshot.voices.count.counted("voice")))",
      snapshot.codeCount.counted("code"), snapshot.documents.rowCount.counted("document"),
    ].joined(separator: " · ")
  }

  /// Title, version, sizes, documents, coders and frameworks of the corpus.
  public func summary() -> Answer {
    let descriptor = snapshot.corpus.descriptor
    var rows: [[Value]] = []
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { rows.append([.text(name), .text(value)]) }
    }
    add("title", title)
    add("version", descriptor.version)
    add("licence", descriptor.licences.compactMap { $0.name ?? $0.title }.joined(separator: ", "))
    add("about", descriptor.description)
    add("cite as", descriptor.citation)
    add(
      "coders",
      descriptor.coders.map { $0.id + ($0.isOfRecord ? " (of record)" : "") }
        .joined(separator: ", "))
    add(
      "frameworks",
      descriptor.frameworks
        .map { $0.name + ($0 == descriptor.defaultFramework ? " (default)" : "") }
        .joined(separator: ", "))
    for digest in descriptor.documents {
      let isAttached = snapshot.words?.documents[digest.id] != nil
      add(
        "document \(digest.id)",
        "sha-256 \(digest.sha256)" + (isAttached ? ", words attached" : ", words not attached"))
    }
    for relation in [
      snapshot.excerpts, snapshot.sources, snapshot.documents, snapshot.codes, snapshot.codings,
      snapshot.links, snapshot.memos,
    ] + snapshot.references {
      rows.append([.text(relation.name), .integer(relation.rowCount)])
    }
    rows.append([.text("voices"), .integer(snapshot.voices.count)])
    return Answer(table: Table(heads: [("what", .text), ("value", .text)], rows: rows))
  }

  /// The excerpts that bear one of these codes, and the voices among their sources.
  func counts(ofCodesIn range: Range<Int>) -> (excerpts: Int, sources: Int) {
    let excerpts = snapshot.coded(Array(range))
    let sources = snapshot.sources(ofExcerpts: excerpts)
    return (excerpts.count, sources.intersectionCount(snapshot.voices))
  }

  static func typeName(of column: Column) -> String {
    let name =
      if let target = column.target {
        "ids of \(target)"
      } else {
        switch column.kind {
        case .text: "text"
        case .integer: "whole numbers"
        case .number: "numbers"
        case .date: "dates"
        case .boolean: "yes or no"
        }
      }
    return column.isMany ? "\(name), several" : name
  }

  /// The first few values, for a glance.
  static func examples(of column: Column) -> String {
    var text = ""
    for value in column.dictionary.prefix(4) {
      let shown = value.plainText
      guard text.count + shown.count < 48 else { break }
      text += (text.isEmpty ? "" : ", ") + shown
    }
    return text
  }
}

extension Code {
  /// Whether the path or the label contains a text, in any case.
  fileprivate func isNamed(_ pattern: String) -> Bool {
    let wanted = pattern.lowercased()
    return path.lowercased().contains(wanted) || (label ?? "").lowercased().contains(wanted)
  }
}

extension Table {
  /// A table from rows, each with a cell for each head.
  init(heads: [(name: String, kind: Kind)], rows: [[Value]]) {
    self.init(
      columns: heads.enumerated().map { index, head in
        Column(name: head.name, kind: head.kind, cells: rows.map { $0[index] })
      }, rowCount: rows.count)
  }
}
