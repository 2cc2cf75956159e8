import QualmBase
import QualmCorpus

// MARK: Excerpts and their derived fields

extension SnapshotParts {
  /// The excerpts. `document`, `source`, `evidence`, `code`, `coder` and `coded` always mean what the language
  /// says; `memo`, `length`, `span` and `text` are derived where the table has no column of that name. There is no
  /// derived `text` where there are no words.
  ///
  /// `source` and `document` are made before, because much else leads through them.
  func excerptRelation(source: Column, document: Column, texts: ExcerptTexts) -> Relation {
    let order = order
    return relation(
      named: "excerpts", table: corpus.excerpts, order: Lazy { order.tableRows },
      rowCount: excerpts.rowCount, ids: excerpts,
      replacing: [document, source, excerptEvidence, codeColumn, coderColumn, codedColumn],
      adding: [memoColumn, lengthColumn, spanColumn] + (words == nil ? [] : [textColumn(texts)]))
  }

  /// Who an excerpt comes from; many-valued only where an excerpt has several sources.
  var sourceColumn: Column {
    let belonging = belonging
    let isMany = belonging.isMany
    return sources.column(named: "source", isMany: isMany, rowCount: excerpts.rowCount) {
      isMany ? belonging.slots : belonging.singleSlots
    }
  }

  /// The document in which an excerpt lies.
  var documentColumn: Column {
    let order = order
    return documents.column(named: "document", isMany: false, rowCount: excerpts.rowCount) {
      Slots(starts: nil, indices: order.documents)
    }
  }

  /// `testimony` where a voice is among the sources, else `assertion` where the author is, else
  /// `record`.
  private var excerptEvidence: Column {
    let (belonging, sourceEvidence) = (belonging, sourceEvidence)
    let rowCount = excerpts.rowCount
    return Column(name: "evidence", kind: .text, isMany: false, rowCount: rowCount) {
      let ofSources = sourceEvidence.value
      return Encoding(
        dictionary: Evidence.dictionary, starts: nil,
        indices: (0..<rowCount).map { excerpt in
          let range = Int(belonging.starts[excerpt])..<Int(belonging.starts[excerpt + 1])
          let evidence = belonging.sources[range].map { ofSources[Int($0)] }.min()
          return evidence ?? Evidence.record.rawValue
        })
    }
  }

  /// For each source the evidence that it gives, as an index of `Evidence.dictionary`.
  private var sourceEvidence: Lazy<[UInt32]> {
    let (voices, sources) = (voices, sources)
    let author = corpus.descriptor.authorSource
    return Lazy {
      let authorRow = author.flatMap { sources.rows.value[$0] }
      return voices.value.enumerated().map { row, isVoice in
        if isVoice { return Evidence.testimony.rawValue }
        return (authorRow == UInt32(row) ? Evidence.assertion : .record).rawValue
      }
    }
  }

  /// The codes of record, as they were applied.
  private var codeColumn: Column {
    let (codings, filter) = (codings, filter(.ofRecord))
    let rowCount = excerpts.rowCount
    return codes.column(named: "code", isMany: true, rowCount: rowCount) {
      let codings = codings.value
      return codings.slots(rowCount: rowCount) { coding in
        filter.admits(codings.coders[coding]) ? codings.codes[coding] : Encoding.none
      }
    }
  }

  /// Everyone who coded the excerpt, of record or not.
  private var coderColumn: Column {
    let codings = codings
    let rowCount = excerpts.rowCount
    return coders.column(named: "coder", isMany: true, rowCount: rowCount) {
      let codings = codings.value
      return codings.slots(rowCount: rowCount) { codings.coders[$0] }
    }
  }

  /// When the excerpt was coded: the times of its codings of record.
  private var codedColumn: Column {
    codingColumn(named: "coded", from: corpus.codings.lazyColumn("time"))
  }

  /// The values of a column of the codings of record, excerpt by excerpt.
  private func codingColumn(named name: String, from column: LazyColumn?) -> Column {
    let (codings, filter) = (codings, filter(.ofRecord))
    let rowCount = excerpts.rowCount
    let kind = column?.schema.kind.tableKind ?? .text
    return Column(name: name, kind: kind, isMany: true, rowCount: rowCount) {
      guard let column = column?.column, column.starts == nil else {
        return Encoding.empty(isMany: true, rowCount: rowCount)
      }
      let codings = codings.value
      let sorted = CanonicalOrder.sorted(column.dictionary, categories: column.schema.categories)
      return Encoding(
        dictionary: sorted.values,
        slots: codings.slots(rowCount: rowCount) { coding in
          let index = column.indices[Int(codings.tableRows[coding])]
          guard filter.admits(codings.coders[coding]), index != Encoding.none else {
            return Encoding.none
          }
          return sorted.ranks[Int(index)]
        }
      ).withoutUnusedValues
    }
  }

  /// The texts of the memos on the excerpt and of the memos of its codings of record.
  private var memoColumn: Column {
    let ofCodings = codingColumn(named: "memo", from: corpus.codings.lazyColumn("memo"))
    let (memos, excerpts) = (corpus.memos, excerpts)
    let rowCount = excerpts.rowCount
    return Column(name: "memo", kind: .text, isMany: true, rowCount: rowCount) {
      let cells = ofCodings.encoding
      var values = cells.dictionary
      var indices: [Value: UInt32] = [:]
      for (index, value) in values.enumerated() { indices[value] = UInt32(index) }
      var lists = (0..<rowCount).map { cells.slots(of: $0).map { cells.indices[$0] } }
      for memo in 0..<(memos?.rowCount ?? 0) {
        guard let memos, MixedReference.kind(memos["on_kind"], memo) == "excerpt",
          let on = memos["on"]?.value(at: memo), let excerpt = excerpts.row(of: on),
          let text = memos["text"]?.value(at: memo), !text.isMissing
        else { continue }
        let index = indices[text] ?? UInt32(values.count)
        if Int(index) == values.count {
          values.append(text)
          indices[text] = index
        }
        lists[Int(excerpt)].append(index)
      }
      let sorted = CanonicalOrder.sorted(values, categories: [])
      return Encoding(
        dictionary: sorted.values,
        slots: Slots(lists: lists.map { $0.map { sorted.ranks[Int($0)] } }))
    }
  }

  /// The number of code points; missing without a text span.
  private var lengthColumn: Column {
    let order = order
    let rowCount = excerpts.rowCount
    return Column.integers("length", rowCount) {
      (0..<rowCount).map { row in
        order.starts[row] == Encoding.none ? nil : Int(order.ends[row]) - Int(order.starts[row])
      }
    }
  }

  /// The stretch of its document, `diary [120, 180)`; missing without a text span.
  private var spanColumn: Column {
    let (order, documents) = (order, documents)
    let rowCount = excerpts.rowCount
    return Column(name: "span", kind: .text, isMany: false, rowCount: rowCount) {
      let ids = documents.labels.value
      var cells = [UInt32](repeating: Encoding.none, count: rowCount)
      var values: [Value] = []
      var places: [[UInt32]: UInt32] = [:]
      for row in 0..<rowCount {
        let (document, start, end) = (order.documents[row], order.starts[row], order.ends[row])
        guard document != Encoding.none, start != Encoding.none,
          case .text(let id) = ids[Int(document)]
        else { continue }
        let place = places[[document, start, end]] ?? UInt32(values.count)
        if Int(place) == values.count {
          places[[document, start, end]] = place
          values.append(.text("\(id) [\(start), \(end))"))
        }
        cells[row] = place
      }
      return Encoding(dictionary: values, starts: nil, indices: cells)
    }
  }

  /// The words of the documents that are attached, as they are shown.
  private func textColumn(_ texts: ExcerptTexts) -> Column {
    Column.texts("text", excerpts.rowCount) { texts.shownWords(of: $0) }
  }

  // MARK: Sources

  /// The listed sources in the order of their table, then those that are implied. `voice` is yes
  /// where nothing is said.
  var sourceRelation: Relation {
    let (voices, sourceEvidence) = (voices, sourceEvidence)
    let rowCount = sources.rowCount
    let voice = Column(name: "voice", kind: .boolean, isMany: false, rowCount: rowCount) {
      Encoding(
        dictionary: [.boolean(true), .boolean(false)], starts: nil,
        indices: voices.value.map { $0 ? 0 : 1 })
    }
    let evidence = Column(name: "evidence", kind: .text, isMany: false, rowCount: rowCount) {
      Encoding(dictionary: Evidence.dictionary, starts: nil, indices: sourceEvidence.value)
    }
    return relation(
      named: "sources", table: corpus.sources, rowCount: rowCount, ids: sources,
      replacing: [voice, evidence])
  }
}

/// What kind of evidence a source gives, strongest first.
enum Evidence: UInt32, CaseIterable {
  /// A voice's.
  case testimony
  /// The author's.
  case assertion
  /// Any other's.
  case record

  /// The words, in this order.
  static let dictionary: [Value] = allCases.map { .text(String(describing: $0)) }
}

extension Belonging {
  /// Whether an excerpt has several sources.
  var isMany: Bool { zip(starts, starts.dropFirst()).contains { $1 - $0 > 1 } }

  /// The slots where no excerpt has several sources.
  var singleSlots: Slots {
    Slots(
      starts: nil,
      indices: zip(starts, starts.dropFirst()).map { $0 == $1 ? Encoding.none : sources[Int($0)] })
  }
}

extension Codings {
  /// Slots of the excerpts, made of something that each of their codings has, or `Encoding.none`.
  func slots(rowCount: Int, _ index: (Int) -> UInt32) -> Slots {
    var starts: [UInt32] = [0]
    var indices: [UInt32] = []
    starts.reserveCapacity(rowCount + 1)
    for excerpt in 0..<rowCount {
      for coding in range(ofExcerpt: excerpt) {
        let value = index(coding)
        if value != Encoding.none { indices.append(value) }
      }
      starts.append(UInt32(indices.count))
    }
    return Slots(starts: starts, indices: indices)
  }
}

extension Slots {
  /// Takes the indices row by row.
  init(lists: [[UInt32]]) {
    var starts: [UInt32] = [0]
    var indices: [UInt32] = []
    for list in lists {
      indices += list
      starts.append(UInt32(indices.count))
    }
    self.init(starts: starts, indices: indices)
  }
}

extension Encoding {
  /// The same cells, and of the dictionary what they hold.
  fileprivate var withoutUnusedValues: Encoding {
    var isUsed = [Bool](repeating: false, count: dictionary.count)
    for index in indices where index != Encoding.none { isUsed[Int(index)] = true }
    if !isUsed.contains(false) { return self }
    var places = [UInt32](repeating: Encoding.none, count: dictionary.count)
    var values: [Value] = []
    for (index, value) in dictionary.enumerated() where isUsed[index] {
      places[index] = UInt32(values.count)
      values.append(value)
    }
    return Encoding(
      dictionary: values, starts: starts,
      indices: indices.map { $0 == Encoding.none ? $0 : places[Int($0)] })
  }

  /// A column of which nothing is known.
  static func empty(isMany: Bool, rowCount: Int) -> Encoding {
    Encoding(
      dictionary: [], starts: isMany ? [UInt32](repeating: 0, count: rowCount + 1) : nil,
      indices: isMany ? [] : [UInt32](repeating: Encoding.none, count: rowCount))
  }
}
