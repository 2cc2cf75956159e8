import QualmBase
import QualmSession
import Testing

extension Sample {
  /// The package with citations, with `old` replaced by `new` in one of its files.
  private static func changed(
    _ code: String, _ path: String, _ old: String, _ new: String, count: Int = 1
  ) -> Sample {
    let shown = { (text: String) in text.replacing("\n", with: "⏎").replacing("  ", with: "") }
    let title = "\(path): \(shown(old))\n\(path): \(shown(new))"
    return Sample(code: code, title: title, count: count) {
      var package = try SmallPackage("cited")
      if path.hasSuffix(".txt") {
        try package.replaceWords(path, old, new)
      } else {
        try package.replace(path, old, new)
      }
      return try package.faults()
    }
  }

  /// What holding the positions of a corpus against the words of its documents raises.
  static let positions: [Sample] = [
    changed("Q0745", "interruptions.csv", "230,333", "230,328"),
    changed("Q0748", "excerpts.csv", "talks,112,142", "talks,111,142"),
    changed("Q0748", "excerpts.csv", "talks,43,83", "talks,43,84"),
    changed("Q0749", "interruptions.csv", "talks,footnote,230,333\n", "", count: 3),
    changed("Q0749", "interruptions.csv", "230,333", "230,320", count: 3),
    changed("Q0750", "interruptions.csv", "335,336", "335,336\ntalks,page-number,43,49"),
    changed("Q0751", "excerpts.csv", "1,1.1,No repair", "1,1.2,No repair"),
    changed("Q0751", "excerpts.csv", "1,1.1,No repair", "1,,No repair"),
    changed("Q0752", "excerpts.csv", "1,1.1,No repair", "2,1.1,No repair"),
    changed("Q0753", "excerpts.csv", "8,counted", "9,counted"),
    Sample(code: "Q0753", title: "units.csv without the last page, and an excerpt there") {
      var package = try SmallPackage("cited")
      try package.replace("units.csv", "talks,page,899,975,11\n", "")
      try package.replace(
        "excerpts.csv", "43,83,,,,collective,7,printed,1,1.1", "944,950,,,,collective,11,counted,,")
      return try package.faults()
    },
    changed("Q0754", "excerpts.csv", "8,counted", "8,printed"),
    changed("Q0754", "excerpts.csv", "7,printed", "7,counted"),
    changed("Q0755", "units.csv", "340,7\ntalks,page,340", "342,7\ntalks,page,342"),
    changed("Q0756", "units.csv", "0,340,7", "0,339,7"),
    changed("Q0757", "units.csv", "975,11", "975,12"),
    changed("Q0757", "units.csv", "721,899,10", "721,899,"),
    changed("Q0758", "talks.txt", "\n7\n", "\n8\n"),
    changed("Q0759", "excerpts.csv", "c1,145,161", "c1,145,160"),
    changed("Q0759", "excerpts.csv", "43,83,,,", "43,83,c9,43,49"),
    changed("Q0760", "memberships.csv", "Nord-1,Nord-1.1", "Nord-2,Nord-1.1"),
    changed("Q0767", "excerpts.csv", "c5,881,896", ",,"),
    changed("Q0762", "talks.txt", "Nord Interview 1 Farmer", "Nord Interview 9 Farmer"),
    changed("Q0763", "excerpts.csv", "c5", "c3"),
    changed("Q0763", "excerpts.csv", "c4", "c9"),
    changed("Q0763", "excerpts.csv", "c5", ""),
    changed("Q0763", "excerpts.csv", "43,83,,,", "43,83,c9,,"),
    changed("Q0764", "datapackage.json", "\"2\"\n", "\"3\"\n"),
    Sample(code: "Q0765", title: "qualm corpus citations Tests/Fixtures/small") {
      try citations(of: "small")
    },
    Sample(code: "Q0766", title: "qualm corpus citations Tests/Fixtures/cited") {
      try citations(of: "cited")
    },
  ]

  /// What asking a package for its citations, without any text, is answered.
  private static func citations(of name: String) throws -> String {
    try SmallPackage(name).inFolder { path in
      var options = SessionOptions()
      options.corpus = .folder(path)
      do throws(SessionFailure) {
        _ = try Session.citations(options)
        return ""
      } catch {
        return Shown.text(error.diagnostics, in: error.texts)
      }
    }
  }
}
