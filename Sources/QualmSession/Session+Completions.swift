import QualmBase
import QualmSyntax

extension Session {
  /// What may stand at a UTF-8 offset of a text that is being written. Where nothing fits, the names
  /// near the word that stands there.
  public func completions(in text: String, at offset: Int) -> Completions {
    let source = SourceText(name: "entry", text: text)
    let cursor = Cursor(at: offset, in: source)
    let written = source.text(in: cursor.replacing)
    // What stands before the sentence may define names that it uses.
    var compiler = compiler
    if cursor.sentence > 0 {
      _ = compiler.compile(SourceText(name: "entry", text: source.text(in: 0..<cursor.sentence)))
    }
    let completer = Completer(
      snapshot: snapshot, catalog: catalog, compiler: compiler, codes: codeList, cursor: cursor,
      text: source, written: written)
    let found = completer.completions()
    guard found.candidates.isEmpty || found.areNear, found.file == nil else { return found }
    return completer.unquotedValues(endingAt: cursor.replacing.upperBound) ?? found
  }
}
