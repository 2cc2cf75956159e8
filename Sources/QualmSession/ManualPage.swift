import CResources
import QualmBase

/// A page of the manual as it ships inside the program.
public struct ManualPage: Sendable {
  /// What `:help` calls it: the name of its file in `Documentation/`, without the ending.
  public let name: String
  /// The page, as Markdown.
  public let text: String

  /// Its heading.
  public var title: String {
    let line = text.prefix { $0 != "\n" }
    return String(line.drop { $0 == "#" || $0 == " " })
  }

  private static let folder = "manual/"

  /// The names of all pages, sorted.
  public static var names: [String] {
    Resources.paths.filter { $0.hasPrefix(folder) }
      .map { String($0.dropFirst(folder.count).dropLast(".md".count)) }
      .sorted()
  }

  /// The page of that name; nil where there is none.
  public init?(named name: String) {
    guard let bytes = Resources.bytes(of: "\(Self.folder)\(name).md") else { return nil }
    self.name = name
    text = String(decoding: bytes, as: UTF8.self)
  }
}
