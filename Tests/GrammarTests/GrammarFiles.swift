import Glibc
import Testing

/// The files of `grammar/`.
enum GrammarFiles {
  static func text(_ name: String) -> String {
    let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    return contents(path + "/grammar/" + name)
  }

  private static func contents(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The sentences of `samples.qlm` with the productions that they are samples of.
  static var samples: [Sample] {
    var samples: [Sample] = []
    var production = ""
    for line in text("samples.qlm").split(separator: "\n") {
      if line.hasPrefix("-- ") {
        production = String(line.dropFirst(3))
      } else {
        samples.append(Sample(production: production, text: String(line)))
      }
    }
    return samples
  }

  /// The blocks of README.md that hold sentences.
  static var examples: [String] {
    var examples: [String] = []
    var current: [Substring]?
    for line in text("README.md").split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```qualm" {
        current = []
      } else if line == "```", let lines = current {
        examples.append(lines.joined(separator: "\n"))
        current = nil
      } else {
        current?.append(line)
      }
    }
    return examples
  }
}

struct Sample: Sendable, CustomTestStringConvertible {
  var production: String
  var text: String
  var testDescription: String { "\(production): \(text)" }
}
