// The wording of everything that can be wrong with a corpus.

extension Diagnostic {
  // MARK: Files and their description

  /// A file that the corpus needs is not there.
  package static func corpusFileMissing(
    _ path: String, in corpus: String, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(.corpusFileMissing, .error, "`\(corpus)` has no file `\(path)`", at: span)
  }

  /// A file that is there cannot be read, for the system's `reason`.
  package static func corpusFileUnreadable(
    _ path: String, reason: String, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .corpusFileUnreadable, .error, "cannot read `\(path)`: \(Catalogue.small(reason))", at: span)
  }

  /// The text at the place is not JSON.
  package static func invalidJSON(_ fault: JSONFault, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.invalidJSON, .error, "not valid JSON: \(words(for: fault.kind))", at: span)
  }

  private static func words(for kind: JSONFault.Kind) -> String {
    switch kind {
    case .expected(let what): "\(what) is expected here"
    case .unfinished(let what): "the \(what) has no end"
    case .badEscape: "this escape does not exist"
    case .controlCharacter: "line breaks and control characters in a text are written as escapes"
    case .invalidUTF8: "this text is not UTF-8"
    case .badNumber: "this number is not complete"
    case .repeatedName(let name): "`\(name)` is there twice"
    case .tooDeep: "lists and objects are nested too deeply"
    case .textAfterEnd: "nothing is expected after the end"
    }
  }

  /// `datapackage.json` lacks a member.
  package static func missingMember(
    _ name: String, of what: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.missingMember, .error, "\(what) has no `\(name)`", at: span)
  }

  /// A member of `datapackage.json` is of the wrong kind.
  package static func wrongMember(
    _ name: String, expected: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.wrongMember, .error, "`\(name)` is expected to be \(expected)", at: span)
  }

  /// The format is newer than this version knows.
  package static func newerFormat(_ found: Int, known: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .newerFormat, .error, "the corpus has format \(found), and this version reads up to \(known)",
      at: span, hint: "use a newer version of qualm")
  }

  /// A path that is absolute, climbs or is an address.
  package static func unsafePath(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.unsafePath, .error, "the path `\(path)` leads out of the corpus", at: span)
  }

  /// A table is stored in a way that is not read.
  package static func unsupportedFile(
    _ member: String, expected: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.unsupportedFile, .error, "`\(member)` is expected to be \(expected)", at: span)
  }

  /// A table that every corpus has is not declared.
  package static func missingTable(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.missingTable, .error, "the corpus has no table `\(name)`", at: span)
  }

  /// A column that gives the table its meaning is not declared.
  package static func missingColumn(
    _ name: String, table: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.missingColumn, .error, "the table `\(table)` has no column `\(name)`", at: span)
  }

  /// A column whose meaning is fixed is declared with another type.
  package static func wrongColumnType(
    _ name: String, table: String, expected: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongColumnType, .error,
      "the column `\(name)` of `\(table)` is expected to hold \(expected)",
      at: span)
  }

  /// A file has over 4 gigabytes.
  package static func fileTooLarge(_ path: String, at span: SourceSpan?) -> Diagnostic {
    Diagnostic(.fileTooLarge, .error, "`\(path)` is too large: more than 4 gigabytes", at: span)
  }

  /// Two frameworks are marked as the default.
  package static func severalDefaults(_ names: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .severalDefaults, .error,
      "several frameworks are the default: \(names.map { "`\($0)`" }.joined(separator: ", "))",
      at: span)
  }

  /// A name of something in `datapackage.json` is there twice.
  package static func repeatedName(
    _ name: String, of what: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.repeatedName, .error, "there are two \(what) `\(name)`", at: span)
  }

  /// A text that should be a SHA-256.
  package static func badDigest(_ text: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badDigest, .error, "`\(text)` is not a SHA-256", at: span,
      hint: "64 hexadecimal digits in lower case")
  }

  // MARK: Cells

  /// A declared column is lacking in the header line.
  package static func columnNotInFile(
    _ name: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .columnNotInFile, .error, "the column `\(name)` is declared and not in the file", at: span,
      hint: suggestion(nearest))
  }

  /// A column of the header line is not declared.
  package static func columnNotDeclared(
    _ name: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .columnNotDeclared, .error, "the column `\(name)` is not declared in `datapackage.json`",
      at: span,
      hint: suggestion(nearest))
  }

  /// A row has too many or too few cells.
  package static func wrongCellCount(
    _ found: Int, expected: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongCellCount, .error,
      "this row has \(found) \(found == 1 ? "cell" : "cells"), and the header has \(expected)",
      at: span)
  }

  /// A quote that does not match; `isUnfinished` where the closing one is lacking.
  package static func badQuotes(isUnfinished: Bool, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badQuotes, .error,
      isUnfinished
        ? "this cell begins with a quote and has no closing one"
        : "quotes and line breaks stand only in cells between double quotes", at: span,
      hint: isUnfinished ? nil : "put the cell between double quotes, and double those within it")
  }

  /// Bytes that are not UTF-8.
  package static func invalidText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.invalidText, .error, "this text is not UTF-8", at: span)
  }

  /// A cell that its column's type cannot hold.
  package static func wrongCellType(
    _ text: String, expected: String, column: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongCellType, .error, "`\(column)` holds \(expected), not `\(shortened(text))`", at: span)
  }

  /// A cell that must have a value is empty.
  package static func missingCell(_ column: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.missingCell, .error, "`\(column)` has no value, and each row needs one", at: span)
  }

  /// A value that the column's declaration does not list.
  package static func unlistedValue(
    _ text: String, column: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unlistedValue, .error, "`\(shortened(text))` is not among the values of `\(column)`",
      at: span,
      hint: suggestion(nearest))
  }

  // MARK: Rows

  /// A key that an earlier row, at `first`, has already.
  package static func repeatedKey(
    _ text: String, columns: [String], at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    let names = Catalogue.alternatives(columns, "and")
    return Diagnostic(
      .repeatedKey, .error, "two rows have the \(names) `\(shortened(text))`", at: span,
      related: [Label(span: first, text: "the first one")])
  }

  /// A reference to a `kind` of thing that is not there.
  package static func danglingKey(
    _ text: String, kind: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .danglingKey, .error, "unknown \(kind) `\(shortened(text))`", at: span,
      hint: suggestion(nearest))
  }

  /// A span whose end does not lie behind its start.
  package static func emptySpan(start: Int, end: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.emptySpan, .error, "the span ends at \(end) and begins at \(start)", at: span)
  }

  /// A position beyond the document.
  package static func spanOutside(
    _ position: Int, document: String, characters: Int?, at span: SourceSpan
  ) -> Diagnostic {
    let size = characters.map { ", which has \($0) characters" } ?? ""
    return Diagnostic(
      .spanOutside, .error, "position \(position) lies outside the document `\(document)`\(size)",
      at: span)
  }

  /// A start without an end, or the reverse.
  package static func halfSpan(lacking column: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.halfSpan, .error, "the span has no `\(column)`", at: span)
  }

  /// The same coder gave the same code to the same excerpt in an earlier row.
  package static func repeatedCoding(
    code: String, excerpt: String, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .repeatedCoding, .error, "`\(code)` on `\(excerpt)` by the same coder is there twice",
      at: span,
      related: [Label(span: first, text: "the first one")])
  }

  /// Codes whose parents lead back to themselves.
  package static func codeCycle(_ ids: [String], at span: SourceSpan) -> Diagnostic {
    let path = (ids + ids.prefix(1)).map { "`\($0)`" }.joined(separator: " below ")
    return Diagnostic(.codeCycle, .error, "codes lie below themselves: \(path)", at: span)
  }

  /// A line of `extras.jsonl` that belongs to nothing.
  package static func extrasWithoutID(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .extrasWithoutID, .error, "this line is expected to be an object with an `id`", at: span)
  }

  /// A kind of thing on which nothing can stand.
  package static func unknownEntityKind(
    _ kind: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownEntityKind, .error,
      "`\(shortened(kind))` is no kind of thing that can be linked or annotated",
      at: span, hint: suggestion(nearest))
  }

  /// Faults beyond those that are listed.
  package static func moreFaults(_ count: Int) -> Diagnostic {
    Diagnostic(.moreFaults, .error, "and \(count) more \(count == 1 ? "fault" : "faults")", at: nil)
  }

  // MARK: Writing

  /// The corpus could not be written, for the system's `reason`; the old one is as it was.
  package static func cannotWrite(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(.cannotWrite, .error, "cannot write `\(path)`: \(Catalogue.small(reason))", at: nil)
  }

  /// A value that the file could not give back.
  package static func unwritableValue(
    _ text: String, column: String, table: String
  ) -> Diagnostic {
    Diagnostic(
      .unwritableValue, .error,
      "the value `\(shortened(text))` of `\(column)` in `\(table)` cannot be written", at: nil)
  }

  // MARK: Deeper checks

  /// A rule of the corpus that an excerpt breaks.
  package static func codeNeedsCode(
    excerpt: String, when: String, needs: String, reason: String?, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .codeNeedsCode, .error, "`\(excerpt)` bears `\(when)` and no code of `\(needs)`", at: span,
      hint: reason)
  }

  /// Several codes below one that is marked `single`.
  package static func severalOfSingle(
    excerpt: String, above: String, codes: [String], at span: SourceSpan?
  ) -> Diagnostic {
    let list = codes.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .severalOfSingle, .error, "`\(excerpt)` bears several codes of `\(above)`: \(list)", at: span)
  }

  /// A code that only groups others, on an excerpt.
  package static func notCodable(
    _ code: String, excerpt: String, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .notCodable, .error, "`\(code)` on `\(excerpt)` only groups other codes", at: span,
      hint: "give one of the codes below it")
  }

  /// A coded excerpt without a code of a facet that each must have.
  package static func facetMissing(
    _ facet: String, excerpt: String, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(.facetMissing, .error, "`\(excerpt)` bears no code of `\(facet)`", at: span)
  }

  /// Two codes of one parent that have one name.
  package static func repeatedCodeName(
    _ name: String, at span: SourceSpan?, first: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .repeatedCodeName, .warning, "two codes of one parent are called `\(name)`", at: span,
      related: first.map { [Label(span: $0, text: "the first one")] } ?? [])
  }

  /// A span that cuts through a word at its `edge`, `start` or `end`.
  package static func brokenWord(
    _ what: String, edge: String, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(.brokenWord, .error, "the \(edge) of \(what) cuts through a word", at: span)
  }

  /// A summary that has six or more words in a row from its document.
  package static func sharedWords(
    _ words: String, excerpt: String, at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .sharedWords, .error, "the summary of `\(excerpt)` repeats its document: \"\(words)\"",
      at: span)
  }

  /// A text of the right digest whose number of bytes is not the one that the corpus states.
  package static func wrongByteCount(document: String, found: Int, stated: Int) -> Diagnostic {
    Diagnostic(
      .wrongCharacterCount, .error,
      "`\(document)` has \(found) bytes, and the corpus says \(stated)", at: nil,
      hint: "`datapackage.json` says it, in `qualm.documents`")
  }

  /// A text whose number of characters is not the one that the corpus states.
  package static func wrongCharacterCount(
    document: String, found: Int, stated: Int
  ) -> Diagnostic {
    Diagnostic(
      .wrongCharacterCount, .error,
      "`\(document)` has \(found) characters, and the corpus says \(stated)", at: nil,
      hint: "`datapackage.json` says it, in `qualm.documents`")
  }

  /// Damaged words that do not stand at the place which their repair names; `found` is what does, nil
  /// where that lies behind the document, or `isBefore` it.
  package static func repairElsewhere(
    _ damaged: String, document: String, found: String?, isBefore: Bool, at span: SourceSpan?
  ) -> Diagnostic {
    let outside = isBefore ? "positions begin with 0" : "the document ends before it"
    return Diagnostic(
      .repairElsewhere, .error,
      "`\(shortened(damaged))` does not stand at this place of `\(document)`", at: span,
      hint: found.map { "there stands `\(shortened($0))`" } ?? outside)
  }

  /// Two repairs of the same damaged words, which mend them as `first` and as `second`.
  package static func repairTwice(
    _ damaged: String, _ first: String, _ second: String, at span: SourceSpan?,
    first place: SourceSpan?
  ) -> Diagnostic {
    func quoted(_ words: String) -> String { words.isEmpty ? "nothing" : "`\(shortened(words))`" }
    return Diagnostic(
      .repairTwice, .error,
      "`\(shortened(damaged))` is mended as \(quoted(first)) and as \(quoted(second))", at: span,
      hint: "`start` says of one place what holds there alone",
      related: place.map { [Label(span: $0, text: "the first one")] } ?? [])
  }

  // MARK: Helpers

  private static func suggestion(_ nearest: [String]) -> String? {
    guard !nearest.isEmpty else { return nil }
    return "did you mean " + nearest.map { "`\($0)`" }.joined(separator: " or ") + "?"
  }

  /// Long cells are cut, so that a message stays one line.
  private static func shortened(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 60 || line.count < text.count ? line.prefix(60) + "…" : text
  }
}
