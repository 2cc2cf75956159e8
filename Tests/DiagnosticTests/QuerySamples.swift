import QualmBase
import QualmSession

/// What a session says to a text.
func remarks(on bytes: [UInt8], _ options: SessionOptions = SessionOptions()) throws -> String {
  let session = try Session(options)
  var remarks: [Diagnostic] = []
  let (_, diagnostics) = session.run(SourceText(name: "query", bytes: bytes)) { answer in
    remarks += answer.remarks
    return true
  }
  return Shown.text(diagnostics + remarks, in: session.texts)
}

extension Sample {
  private static func query(_ code: String, _ text: String, count: Int = 1) -> Sample {
    let title = text.utf8.count > 200 ? String(text.prefix(40)) + "…" : text
    return Sample(code: code, title: title, count: count) { try remarks(on: Array(text.utf8)) }
  }

  /// A query of the small package, changed, with its text attached.
  private static func attached(
    _ code: String, _ text: String, change: @escaping @Sendable (inout SmallPackage) throws -> Void
  ) -> Sample {
    Sample(code: code, title: "\(text), in a corpus of two documents of which one is attached") {
      var package = try SmallPackage()
      try change(&package)
      return try package.inFolder { folder in
        var options = SessionOptions()
        options.corpus = .folder(folder)
        options.attachments = [folder + "/d1.txt"]
        return try remarks(on: Array(text.utf8), options)
      }
    }
  }

  /// A query over the small package, with one place of it changed.
  private static func changed(
    _ code: String, _ text: String, _ circumstance: String,
    _ change: (file: String, old: String, new: String)? = nil
  ) -> Sample {
    Sample(code: code, title: "\(text), \(circumstance)") {
      var package = try SmallPackage()
      if let change { try package.replace(change.file, change.old, change.new) }
      return try package.inFolder { folder in
        var options = SessionOptions()
        options.corpus = .folder(folder)
        return try remarks(on: Array(text.utf8), options)
      }
    }
  }

  /// The examples that `qualm help` gives, which therefore do what it says.
  private static let examples: [Sample] = Catalogue.entries.compactMap { entry in
    guard entry.code.number < 700, let text = entry.example else { return nil }
    return query(entry.code.description, text, count: counts[entry.code.description] ?? 1)
  }

  /// Examples with a second thing to say, such as which field was taken.
  private static let counts = ["Q0602": 2]

  /// What a query raises.
  static let queries: [Sample] =
    examples + [
      Sample(code: "Q0001", title: "find \"caf\\xE9\"") {
        try remarks(on: Array("find \"caf".utf8) + [0xE9] + Array("\"".utf8))
      },
      query("Q0002", "find coping and\u{A0}poaching"),
      query("Q0003", "find [coping, learning]"),
      query("Q0003", #"\dt"#),
      query("Q0003", ".tables"),
      query("Q0002", "find coping where organisation = ‘World Food Programme’"),
      query("Q0008", "find people's coping"),
      query("Q0010", "find * where mission == MONUSCO"),
      query("Q0010", "find coping where mission <> MONUSCO"),
      query("Q0102", "Find coping"),
      query("Q0101", "coping and learning"),
      query("Q0101", "show tables"),
      query("Q0101", "_"),
      query("Q0101", "select * from excerpts"),
      query("Q0102", "find coping WHERE mission = MONUSCO"),
      query("Q0103", "find"),
      query("Q0103", "find coping | count by"),
      query("Q0103", "let makeshift ="),
      query("Q0104", "find coping where mission MONUSCO"),
      query("Q0104", "find coping | count mission"),
      query("Q0105", "find coping where mission in (MONUSCO, UNMIK | count"),
      query("Q0103", "find coping | chart"),
      query("Q0103", "find coping | to coping.csv"),
      query("Q0104", "find coping | chart pie"),
      query("Q0351", "find * | count by theme | chart heat"),
      query("Q0351", "find * | count by theme | chart network"),
      query("Q0351", "from sources | chart line"),
      query("Q0352", "find * | count by theme, source | chart line"),
      query("Q0353", "find * | to \"all.csv\" | count"),
      query("Q0354", "find coping | to \"coping.svg\""),
      query("Q0355", "let kept(f) = count by $f | to \"kept.csv\""),
      query("Q0009", "find * | with n = page -3"),
      query("Q0108", "find coping | first -3"),
      query("Q0108", "find * | count by theme depth 0"),
      query("Q0108", "find at least two of (coping, learning)"),
      query("Q0115", "find " + String(repeating: "(", count: 300) + "coping"),
      query("Q0201", "find sources"),
      query("Q0201", "find MONUSCO and coping"),
      query("Q0201", "find DRC-15.33"),
      query("Q0204", "find * | count by interviewee"),
      query("Q0206", "from quotations"),
      query("Q0201", "find theme/resorce"),
      query("Q0804", "find * where text contains staff"),
      query("Q0804", "find coping | context 30 words"),
      query("Q0310", "find coping | count by source | quote"),
      query("Q0104", "find coping | context 1 sentence"),
      query("Q0104", "find * | cooccur theme by overlaps"),
      query("Q0103", "find * | rule resource => coping"),
      query("Q0103", "find * | timeline coded by week"),
      query("Q0302", "find * | saturation by source order theme"),
      query("Q0308", "find * | cooccur theme with poaching"),
      attached("Q0805", "find * | quote") { package in
        try package.replace("excerpts.csv", "e11,d2,,", "e11,d2,3,9")
      },
      attached("Q0806", "find * | context 2 paragraphs") { package in
        try package.replace("datapackage.json", "\"name\": \"units\"", "\"name\": \"spans\"")
      },
      attached("Q0806", "find * | context 1 sentences") { package in
        try package.replace("units.csv", "d1,sentence,0,20\nd1,sentence,21,55", "d2,sentence,0,20")
      },
      changed(
        "Q0806", "find bread near wait within 2 pages", "where pages have no boundaries"),
      changed(
        "Q0806", "find bread near wait within 1 sentences", "where one document has none",
        ("units.csv", "d1,sentence,0,20\nd1,sentence,21,55", "d2,sentence,0,20")),
      query("Q0104", "find coping near poaching within 1 page"),
      query("Q0103", "find coping near poaching"),
      query("Q0318", "find coping and poaching as whole"),
      query("Q0341", "find coping not inside learning as overlap"),
      query("Q0606", "find learning not near (power or theme) within 2 pages"),
      query("Q0204", "from memos where knd = x"),
      query("Q0206", "from coping"),
      query("Q0209", "find coping | cuont by theme"),
      query("Q0209", "find coping | tpo(theme)"),
      query("Q0212", "find * | count by source | where source.role = x"),
      query("Q0213", "find * | matrix theme by question | cell resorce, rq2"),
      query("Q0214", "find coping linked by contradicts or poaching"),
      query("Q0214", "find coping | links elaborates"),
      query("Q0103", "external stage"),
      query("Q0103", "external stage mine = coping"),
      query("Q0231", "why DRC-15.33 in (find coping)"),
      query("Q0231", "why nobody in (from sources where mission = UNMIK)"),
      query("Q0232", "why not DRC-15 in (coping)"),
      query("Q0103", "why in (find coping)"),
      query("Q0103", "why DRC-15.3 (find coping)"),
      query("Q0103", "why DRC-15.3 in find coping"),
      query("Q0104", "why DRC-15.3 not in (find coping)"),
      query("Q0104", "why DRC-15.3 in (coping | first 3)"),
      query("Q0104", "why DRC-15.3 in (find coping) | first 3"),
      query("Q0103", "find coping linked contradicts"),
      query("Q0104", "find coping linked by contradicts supports"),
      query("Q0310", "find coping | links | agree"),
      query("Q0204", "find * where date = yesterday"),
      query("Q0301", "find * where coded = yesterday"),
      query("Q0301", "find * where page in (229, next)"),
      query("Q0301", "from sources where voice = maybe"),
      query("Q0307", "find exactly DRC-15"),
      query("Q0307", "let makeshift = coping\nfind exactly makeshift"),
      query("Q0109", "find * | matrix role by theme where mission = MONUSCO"),
      query("Q0109", "find * | count by source where excerpts > 3"),
      query("Q0205", "find * | count by source | count by theme"),
      query("Q0205", "find * | matrix role by theme | where mission = MONUSCO"),
      query("Q0310", "find * | count by source | matrix theme by question"),
      query("Q0311", "find * | cell resource, rq2"),
      query("Q0311", "find * | matrix combined theme by question | cell resource, rq2"),
      query("Q0313", "find * | count | with x = excerpts + \"a\""),
      query("Q0401", "let mission = find coping"),
      query("Q0402", "let b = coping\nlet a = b\nlet b = a"),
      changed(
        "Q0202", "find bread", "in a corpus with two codes of the name",
        ("codes.csv", "c.wait,coping,wait,", "c.wait,coping,bread,")),
      query("Q0316", "find * | agree on strateg"),
      changed(
        "Q0317", "find * | agree on theme", "where one coder alone looked",
        ("passes.csv", "ben,theme,,e2\n", "")),
      changed("Q0604", "find bread | agree on theme", "where two coders looked"),
      changed("Q0604", "find * where stance = supports | agree", "where two coders looked"),
      changed(
        "Q0605", "find * | agree on theme", "where nothing says who looked for what",
        ("passes.csv", "ann,theme,d1,\nben,theme,,e2\n", "")),
      query("Q0405", "let top(f) = count by $f | first 5\nfind coping | top()"),
      query("Q0406", "let q = find coping | first 3\nfind q"),
      query("Q0406", "find coping | first 3\nfind _"),
      query("Q0406", "let top(f) = count by $f\nfrom top"),
      query("Q0407", "param mission\nfind coping where mission = $mission"),
      query("Q0408", "let q = find coping under initial\nfrom q under revised"),
      query("Q0408", "find coping | except (find learning under initial)"),
      query("Q0335", "find coping | count by theme | union (find coping | count by question)"),
      query("Q0335", "find * | select page | except (find * | select id | rename id as page)"),
      query("Q0103", "find coping | union find learning"),
      query("Q0103", "find coping | join sources"),
      query("Q0104", "find coping | union makeshift and x"),
      query("Q0206", "find coping | except learning"),
      query("Q0103", "find coping | cite"),
      query("Q0104", "find coping | cite bibtx"),
      query("Q0310", "find coping | count by source | cite markdown"),
      query("Q0409", doublings),
      query("Q0451", "use xyzzy"),
      query("Q0602", "find * where mission = monusco", count: 2),
      query("Q0602", "find * where theme = resource and evidence = rumour"),
      query("Q0602", "from links where from.source = to.source"),
      query("Q0603", "find * where not affiliation = UN"),
    ]

  /// Each definition uses the one before it ten times.
  private static let doublings: String = {
    let ten = { (name: String) in [String](repeating: name, count: 10).joined(separator: " or ") }
    return (1...8).reduce("let a0 = \(ten("coping"))") { text, level in
      text + "\nlet a\(level) = \(ten("a\(level - 1)"))"
    } + "\nfind a8"
  }()
}
