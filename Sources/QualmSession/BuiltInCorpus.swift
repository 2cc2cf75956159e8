import QualmBase

/// The corpus that ships with the language, as it names itself.
public enum BuiltInCorpus {
  /// Who it is by, in short: the surname and the year of the work that it is taken from.
  public static var citation: String? {
    text([.member("sources"), .item(0), .member("title")]).map(shortened)
  }

  /// Its version.
  public static var version: String? { text([.member("version")]) }

  /// A text of its description, of which no more is read than up to there.
  private static func text(_ path: [JSONReader.Step]) -> String? {
    guard let bytes = Resources.bytes(of: "corpus/datapackage.json") else { return nil }
    let range = JSONReader.range(of: path, in: bytes)
    return (try? JSONReader.read(UnsafeBufferPointer(rebasing: bytes[range])))?.string
  }

  /// `Vallings, Claire (2015). Destined …` as `Vallings 2015`; a title of another form as it stands.
  private static func shortened(_ title: String) -> String {
    let parts = title.split(separator: "(", maxSplits: 1)
    guard parts.count == 2, let surname = parts[0].split(separator: ",").first,
      case let year = parts[1].prefix(while: \.isNumber), year.count == 4
    else { return title }
    return "\(surname) \(year)"
  }
}
