import QualmRender
import QualmSession

/// What is told of a word of the language.
enum BuiltInPage {
  /// A paragraph for each meaning of the word: what it is, how it is written, what it means, examples.
  static func text(of words: [BuiltIn], width: Int) -> String {
    words.map { page(of: $0, width: width) }.joined(separator: "\n")
  }

  private static func page(of word: BuiltIn, width: Int) -> String {
    var page = "\(word.name) (\(word.kind))\n\n"
    page += lines(word.signature, indentation: "    ", width: width)
    for paragraph in word.text.split(separator: "\n\n") {
      let text = paragraph.split(separator: "\n").joined(separator: " ")
      page += "\n" + lines(text, indentation: "", width: width)
    }
    page += "\n" + word.examples.map { "    \($0)\n" }.joined()
    return page
  }

  private static func lines(_ text: String, indentation: String, width: Int) -> String {
    TextWrapping.lines(of: text, width: max(20, width - indentation.count))
      .map { indentation + $0 + "\n" }.joined()
  }
}
