import QualmBase

/// A picture in SVG 1.1 that is being drawn: shapes and words, in the order in which they cover each
/// other. It needs no script, no style sheet and no font of its own.
struct SVGPicture {
  /// The size of words, in pixels as all sizes here.
  static let fontSize = 12.0
  static let lineHeight = 15.0
  /// The usual width of a letter; words are measured by it, since no font can be asked.
  static let letterWidth = 6.8

  /// The colours of words, lines and paper.
  static let ink = "#1a1a1a"
  static let faint = "#d0d0d0"
  static let paper = "#ffffff"

  private var shapes = ""
  private var hasArrows = false

  /// Where words stand to their place.
  enum Anchor: String {
    case start, middle, end
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String,
    stroke: String? = nil, dashes: String = "", title: String? = nil
  ) {
    var attributes = Self.attributes([("x", x), ("y", y), ("width", width), ("height", height)])
    attributes += " fill=\"\(fill)\""
    if let stroke { attributes += " stroke=\"\(stroke)\"" + Self.dashed(dashes) }
    add("rect", attributes, title: title)
  }

  mutating func line(
    from start: SVGPoint, to end: SVGPoint, stroke: String = SVGPicture.ink, width: Double = 1,
    dashes: String = "", isArrow: Bool = false, title: String? = nil
  ) {
    var attributes = Self.attributes([
      ("x1", start.x), ("y1", start.y), ("x2", end.x), ("y2", end.y), ("stroke-width", width),
    ])
    attributes += " stroke=\"\(stroke)\"" + Self.dashed(dashes)
    if isArrow {
      hasArrows = true
      attributes += " marker-end=\"url(#arrow)\""
    }
    add("line", attributes, title: title)
  }

  /// A line through points.
  mutating func path(_ points: [SVGPoint], stroke: String, width: Double, dashes: String) {
    guard points.count > 1 else { return }
    let list = points.map { Self.number($0.x) + "," + Self.number($0.y) }.joined(separator: " ")
    add(
      "polyline",
      " points=\"\(list)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\""
        + Self.dashed(dashes), title: nil)
  }

  /// An area with corners.
  mutating func area(_ points: [SVGPoint], fill: String, stroke: String, title: String? = nil) {
    let list = points.map { Self.number($0.x) + "," + Self.number($0.y) }.joined(separator: " ")
    add(
      "polygon", " points=\"\(list)\" fill=\"\(fill)\" stroke=\"\(stroke)\" stroke-width=\"1.5\"",
      title: title)
  }

  mutating func circle(
    _ center: SVGPoint, radius: Double, fill: String, stroke: String, title: String? = nil
  ) {
    add(
      "circle",
      Self.attributes([("cx", center.x), ("cy", center.y), ("r", radius)])
        + " fill=\"\(fill)\" stroke=\"\(stroke)\" stroke-width=\"1.5\"", title: title)
  }

  /// Words on one line; `y` is the line they stand on.
  mutating func words(
    _ text: String, _ x: Double, _ y: Double, anchor: Anchor = .start,
    fill: String = SVGPicture.ink, isBold: Bool = false
  ) {
    guard !text.isEmpty else { return }
    var attributes = Self.attributes([("x", x), ("y", y)]) + " fill=\"\(fill)\""
    if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if isBold { attributes += " font-weight=\"bold\"" }
    shapes += "  <text\(attributes)>\(Self.escaped(text))</text>\n"
  }

  /// Lines of words, the first of which stands at `y`.
  mutating func words(
    _ lines: [String], _ x: Double, _ y: Double, anchor: Anchor = .start
  ) {
    for (index, line) in lines.enumerated() {
      words(line, x, y + Double(index) * Self.lineHeight, anchor: anchor)
    }
  }

  private mutating func add(_ name: String, _ attributes: String, title: String?) {
    guard let title else {
      shapes += "  <\(name)\(attributes)/>\n"
      return
    }
    shapes += "  <\(name)\(attributes)><title>\(Self.escaped(title))</title></\(name)>\n"
  }

  /// The whole document, with a name and a description for those who do not see it.
  func document(width: Double, height: Double, title: String, description: String) -> String {
    let size = Self.number(width) + " " + Self.number(height)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.number(width))" \
      height="\(Self.number(height))" viewBox="0 0 \(size)" role="img" \
      aria-labelledby="title desc" font-family="sans-serif" \
      font-size="\(Self.number(Self.fontSize))">
        <title id="title">\(Self.escaped(title))</title>
        <desc id="desc">\(Self.escaped(description))</desc>
      \(hasArrows ? Self.arrow : "")\
        <rect width="\(Self.number(width))" height="\(Self.number(height))" fill="\(Self.paper)"/>
      \(shapes)</svg>

      """
  }

  private static let arrow = """
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" \
    markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#1a1a1a"/></marker>
      </defs>

    """

  // MARK: Text and numbers

  /// How wide a text is, nearly.
  static func width(of text: String) -> Double { Double(DisplayWidth.of(text)) * letterWidth }

  private static func attributes(_ pairs: [(String, Double)]) -> String {
    pairs.map { " \($0.0)=\"\(number($0.1))\"" }.joined()
  }

  private static func dashed(_ dashes: String) -> String {
    dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
  }

  /// A length to a tenth of a pixel: the same digits everywhere.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let whole = (tenths < 0 ? "-" : "") + String(tenths.magnitude / 10)
    return tenths.magnitude % 10 == 0 ? whole : whole + ".\(tenths.magnitude % 10)"
  }

  /// Text as XML, with its control characters as pictures.
  static func escaped(_ text: String) -> String {
    XMLText.escaped(VisibleText.of(text, keepsLines: false))
  }
}

/// A place in a picture.
struct SVGPoint {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}
