import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `quote` and `context`: a table of these fields and the excerpts' words, a row for each row.
  func words(
    _ state: RowState, _ references: [FieldReference], _ context: WordContext?,
    at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    guard case .relation = state.frame.kind, state.frame.isExcerpts || state.frame.excerpts != nil
    else {
      throw .planDoesNotFit("row of excerpts at this step", at: span)
    }
    let (rows, stretches) = places(of: state)
    let made = try select(state, references)
    var table = try table(of: made, at: span)
    var cells: [String: [Value]] = [:]
    var boundless: Set<String> = []
    // A context may be as long as the document: few at a time, so that a limit is soon noticed.
    for start in stride(from: 0, to: rows.count, by: 64) {
      try run.watch.check()
      let range = start..<min(start + 64, rows.count)
      let part = Array(rows[range])
      let stretches = stretches.map { Array($0[range]) }
      cells[WordColumns.quote, default: []] +=
        stretches.map { run.snapshot.quotes(of: part, in: $0) } ?? run.snapshot.quotes(of: part)
      guard let context else { continue }
      let around = run.snapshot.contexts(
        of: part, in: stretches, context.count + (PlantedFault.widerContexts.isPresent ? 1 : 0),
        context.unit)
      cells[WordColumns.before, default: []] += around.before
      cells[WordColumns.after, default: []] += around.after
      boundless.formUnion(around.boundless)
    }
    for name in WordColumns.names(hasContext: context != nil) {
      table.add(name, .text, cells[name] ?? [])
    }
    remark(on: rows, boundless: boundless, context, at: span)
    return replaced(table, in: made)
  }

  /// The excerpt of each row, and where the words are not its own, their stretch of its document.
  private func places(of state: RowState) -> (excerpts: [UInt32], stretches: [Range<Int>?]?) {
    let rows = state.selection.rows
    guard let pairs = state.frame.pairs else {
      return (state.frame.excerpts.map { owners in rows.map { owners[Int($0)] } } ?? rows, nil)
    }
    return (
      rows.map { pairs.excerpts[Int($0)] }, rows.map { pairs.stretches[Int($0)] }
    )
  }

  /// Says what is missing, and why.
  private func remark(
    on rows: [UInt32], boundless: Set<String>, _ context: WordContext?, at span: SourceSpan
  ) {
    func inOrder(_ documents: Set<String>) -> [String] {
      documents.sorted { NaturalOrder.precedes(.text($0), .text($1)) }
    }
    let unattached = run.snapshot.unattached(Set(rows).sorted())
    if unattached.count > 0 {
      run.remarks.append(
        .excerptsWithoutWords(
          unattached.count, documents: inOrder(unattached.documents), at: span))
    }
    if let context, !boundless.isEmpty {
      run.remarks.append(
        .unknownBoundaries(context.unit.rawValue, of: inOrder(boundless), at: span))
    }
  }
}

extension Run {
  /// The foot under words that were mended or of which something was left out.
  private static let repairsFooter =
    "⟨ ⟩ mended or left out: --raw shows the text as it is"

  /// Tells how to see the text as it is, where the table shows a mark.
  ///
  /// The cells are looked at, since a column of words may have gone by another name through further
  /// steps, or be gone.
  func noteRepairs(in table: Table) {
    guard snapshot.marksRepairs else { return }
    func holdsMark(_ value: Value) -> Bool {
      switch value {
      case .text(let text): Snapshot.holdsMark(text)
      case .list(let values): values.contains(where: holdsMark)
      default: false
      }
    }
    let isMarked = table.columns.contains { column in
      column.kind == .text && column.cells.contains(where: holdsMark)
    }
    if isMarked { addFooter(Run.repairsFooter) }
  }
}
