import Foundation
import FoundationXML
import QualmBase
import QualmRender
import Testing

@Suite("Charts")
struct ChartTests {
  @Test("in the terminal", arguments: ChartSample.all)
  func terminal(_ sample: ChartSample) throws {
    let drawn = try rendered(sample.answer, as: "table", width: sample.width)
    try Golden.compare(drawn, with: sample.name + ".txt")
    for line in drawn.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= sample.width ?? 80, "`\(line)`")
      #expect(!line.hasSuffix(" "))
    }
  }

  @Test("as pictures", arguments: ChartSample.all)
  func picture(_ sample: ChartSample) throws {
    let drawn = Self.svg(sample.answer)
    try Golden.compare(drawn, with: sample.name + ".svg")
    let reading = Reading()
    let parser = XMLParser(data: Data(drawn.utf8))
    parser.delegate = reading
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reading.complaints == [])
    #expect(Array(reading.elements.prefix(3)) == ["svg", "title", "desc"])
    #expect(Set(reading.elements).isSubset(of: Reading.known))
  }

  @Test("the same answer gives the same bytes")
  func repeated() {
    for sample in ChartSample.all {
      #expect(Self.svg(sample.answer) == Self.svg(sample.answer))
    }
  }

  @Test("machines get the table", arguments: ["csv", "tsv", "json", "jsonl", "markdown"])
  func machines(format: String) throws {
    for sample in ChartSample.all {
      var plain = sample.answer
      plain.layout = .rows
      #expect(try rendered(sample.answer, as: format) == rendered(plain, as: format))
    }
  }

  @Test("without a header there is no title, with colours it is bold")
  func header() throws {
    let answer = try #require(ChartSample.bars.first).answer
    let bare = try rendered(answer, as: "table", header: false)
    #expect(bare.hasPrefix("theme/power"))
    let colored = try rendered(answer, as: "table", color: true)
    #expect(colored.hasPrefix("\u{1B}[1mexcerpts by theme\u{1B}[0m\n"))
  }

  private static func svg(_ answer: Answer) -> String {
    let sink = MemorySink()
    var output = OutputBuffer(sink)
    Formats.ofFile(.svg).render(answer, options: RenderOptions(), into: &output)
    output.flush()
    return sink.text
  }
}

/// Reads a picture: its elements, and what lies outside it.
private final class Reading: NSObject, XMLParserDelegate {
  static let known: Set<String> = [
    "svg", "title", "desc", "defs", "marker", "path", "rect", "line", "polyline", "polygon",
    "circle",
    "text",
  ]

  var elements: [String] = []
  var complaints: [String] = []
  private var size = (width: 0.0, height: 0.0)

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(element)
    func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }
    if element == "svg" {
      size = (number("width") ?? 0, number("height") ?? 0)
      if attributes["viewBox"] == nil { complaints.append("no viewBox") }
      return
    }
    for name in attributes.keys where name.hasPrefix("on") || name.contains("href") {
      complaints.append("\(element) has \(name)")
    }
    guard element == "text" || element == "rect" else { return }
    let x = number("x") ?? 0
    let y = number("y") ?? 0
    let right = x + (number("width") ?? 0)
    let bottom = y + (number("height") ?? 0)
    if x < 0 || y < 0 || right > size.width || bottom > size.height {
      complaints.append("\(element) at \(x) \(y) lies outside \(size)")
    }
  }
}

/// The files of `charts/`, one for each sample and way of drawing.
private enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "charts")

  static func compare(_ drawn: String, with name: String) throws {
    let url = folder.appending(path: name)
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE_EXPECT"] == "1", environment["CI"] != "true" {
      try drawn.write(to: url, atomically: true, encoding: .utf8)
    }
    let expected = try? String(contentsOf: url, encoding: .utf8)
    #expect(drawn == expected, "look at what is new, then UPDATE_EXPECT=1 writes \(name)")
  }
}
