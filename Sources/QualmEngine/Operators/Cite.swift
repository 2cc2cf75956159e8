import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `cite`: the same table with the reference of each row's excerpt at the right. BibTeX and CSL-JSON
  /// are laid out as one text.
  func cite(
    _ state: RowState, _ style: CitationStyle, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    var table = try table(of: state, at: span)
    guard let excerpts = table.excerpts else {
      throw .planDoesNotFit("excerpt behind each row", at: span)
    }
    var citations: [Value] = []
    for batch in stride(from: 0, to: excerpts.count, by: 1024) {
      try run.watch.check()
      let part = Array(excerpts[batch..<min(batch + 1024, excerpts.count)])
      citations += run.snapshot.citations(of: part).map { .text($0.text(as: style)) }
    }
    table.add(CitationColumn.name, .text, citations)
    var result = replaced(table, in: state)
    result.layout = .rows
    let column = table.table.columns.count - 1
    switch style {
    case .markdown: break
    case .bibtex:
      result.layout = .document(column: column, opening: "", separator: "\n\n", closing: "")
    case .cslJSON:
      result.layout = .document(
        column: column, opening: "[\n", separator: ",\n", closing: "\n]")
    }
    return result
  }
}
