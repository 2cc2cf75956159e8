import QualmBase

extension DescriptorReader {
  /// The member `citations`: what is lacking or cannot be found in any text is reported.
  func citations(_ reader: ObjectReader) -> CitationForm {
    let words = texts("words", reader)
    let labels = reader.objects("labels").compactMap(label)
    if reader.value("labels") == nil {
      faults.report { .missingMember("labels", of: "`citations`", at: reader.span()) }
    } else if reader.value("labels")?.array?.isEmpty == true {
      reader.report("labels", "a list with one label at least")
    }
    reportRepeated(labels.map(\.label), "labels", "labels", reader)
    let sections = reader.texts("sections") ?? []
    for (index, section) in sections.enumerated() where !Self.isSectionNumber(section) {
      faults.report {
        .wrongMember(
          "sections", expected: "numbers of sections, such as `4` or `6.3`",
          at: reader.span("sections", item: index))
      }
    }
    var form = CitationForm(words: words, labels: labels, sections: sections)
    form.unknownMembers = reader.unknownMembers
    return form
  }

  /// The words that stand between a label and its numbers.
  private func texts(_ name: String, _ reader: ObjectReader) -> [String] {
    guard reader.value(name) != nil else {
      faults.report { .missingMember(name, of: "`citations`", at: reader.span()) }
      return []
    }
    guard let words = reader.texts(name) else { return [] }
    if words.isEmpty { reader.report(name, "a list with one word at least") }
    for (index, word) in words.enumerated() where !Self.canStandInCitation(word) {
      faults.report {
        .wrongMember(
          name, expected: "words without digits or blanks at their ends",
          at: reader.span(name, item: index))
      }
    }
    return words
  }

  private func label(_ reader: ObjectReader) -> CitationForm.Label? {
    guard let text = reader.text("label", isRequired: true, of: "the label"),
      let prefix = reader.text("source", isRequired: true, of: "the label")
    else { return nil }
    if !Self.canStandInCitation(text) {
      reader.report("label", "a text without digits or blanks at its ends")
    }
    var label = CitationForm.Label(label: text, sourcePrefix: prefix)
    label.unknownMembers = reader.unknownMembers
    return label
  }

  /// Whether a text can be told from the white space and the numbers around it.
  private static func canStandInCitation(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return [first, last].allSatisfy { scalar in
      !scalar.properties.isWhitespace && scalar.properties.numericType == nil
    }
  }

  /// Whether a text is numbers joined by single full stops: `4`, `6.3.2`.
  private static func isSectionNumber(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}
