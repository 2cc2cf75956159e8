import Foundation
import ProcessSupport

/// A fenced block of a Markdown page.
struct FencedBlock: Sendable, CustomStringConvertible {
  var page: String
  var line: Int
  /// The word after the fence: `console`, `qualm`, `sh`.
  var language: String
  var lines: [String]

  var text: String { lines.joined(separator: "\n") }
  var description: String { "\(page):\(line)" }

  /// The blocks of every page that a newcomer may read, in order.
  static let all: [FencedBlock] = {
    let pages =
      Repository.files(below: "Documentation", suffixes: [".md"])
      + ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "grammar/README.md"]
      + ["examples/README.md", "stdlib/corpus/README.md"]
    return pages.flatMap { page in blocks(of: (try? Repository.lines(page)) ?? [], page: page) }
  }()

  static func blocks(of lines: [Substring], page: String) -> [FencedBlock] {
    var blocks: [FencedBlock] = []
    var isOpen = false
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if !isOpen {
          let language = String(line.dropFirst(3))
          blocks.append(FencedBlock(page: page, line: index + 1, language: language, lines: []))
        }
        isOpen.toggle()
      } else if isOpen {
        blocks[blocks.count - 1].lines.append(String(line))
      }
    }
    return blocks
  }
}

/// One command of a `console` block with the output that the page promises.
struct ConsoleStep: Sendable, CustomStringConvertible {
  var place: String
  var command: String
  var output: [String]

  var description: String { "\(place) \(command)" }

  /// The steps of all `console` blocks: a line `$ command`, then what it prints.
  static let all: [ConsoleStep] = FencedBlock.all.filter { $0.language == "console" }
    .flatMap { block in
      var steps: [ConsoleStep] = []
      for line in block.lines {
        if line.hasPrefix("$ ") {
          steps.append(
            ConsoleStep(place: "\(block)", command: String(line.dropFirst(2)), output: []))
        } else if !steps.isEmpty {
          steps[steps.count - 1].output.append(line)
        }
      }
      return steps
    }
}
