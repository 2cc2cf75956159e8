import QualmBase
import QualmStore
import Testing

@Suite("References to excerpts")
struct CitationTests {
  private static func citation(
    _ id: String, authors: [String] = ["Vallings, Claire"], title: String = "Destined to Fail?",
    year: String? = "2015", page: String? = "212", sources: [String] = ["DRC-15"]
  ) -> Citation {
    var document = Citation.Document(title: title)
    document.authors = authors
    document.year = year
    return Citation(id: id, sources: sources, page: page, document: document)
  }

  @Test("for Markdown: who, when, where, and the id as find reads it")
  func markdown() {
    func text(_ citation: Citation) -> String { citation.text(as: .markdown) }
    #expect(text(Self.citation("DRC-15.3")) == "(Vallings 2015, p. 212; DRC-15.3)")
    #expect(
      text(Self.citation("a_b", authors: ["Smith, A", "United Nations"], year: nil, page: nil))
        == "(Smith and United Nations; `a_b`)")
    #expect(
      text(Self.citation("x y", authors: ["A, a", "B, b", "C, c"]))
        == "(A et al. 2015, p. 212; `x y`)")
    #expect(
      text(Self.citation("1", authors: [], title: "On *this* | that", page: "iv_2"))
        == "(*On \\*this\\* \\| that* 2015, p. iv\\_2; 1)")
  }

  @Test("for BibTeX: keys of their own, and nothing that TeX would take for a command")
  func bibtex() {
    #expect(
      Self.citation("DRC-15.3").text(as: .bibtex) == """
        @misc{DRC-15.3,
          author = {Vallings, Claire},
          title = {{Destined to Fail?}},
          year = {2015},
          pages = {212},
          note = {excerpt DRC-15.3, source DRC-15}
        }
        """)
    #expect(
      Self.citation(
        "a_b", authors: ["United Nations"], title: "50 % of {A} & B_c\\d\n~^$#", year: nil,
        page: nil,
        sources: []
      ).text(as: .bibtex) == """
        @misc{a..5f.b,
          author = {{United Nations}},
          title = {{50 \\% of \\textbraceleft{}A\\textbraceright{} \\& B\\_c\\textbackslash{}d \\textasciitilde{}\\textasciicircum{}\\$\\#}},
          note = {excerpt a\\_b}
        }
        """)
  }

  @Test("no two ids have one key")
  func keys() {
    let ids = [
      "a.b", "a_b", "a..b", "a. b", "a b", "a..5f.b", "a/b", "ä", "a.", ".a", "a..", "a..",
    ]
    let keys = Set(ids.map { Self.citation($0).text(as: .bibtex).prefix { $0 != "," } })
    #expect(keys.count == Set(ids).count)
  }

  @Test("for CSL-JSON: an item that reads back")
  func csl() throws {
    let text = Self.citation("a \"b\"", authors: ["Vallings, Claire", "UN"]).text(as: .cslJSON)
    #expect(
      text
        == #"{"id":"a \"b\"","type":"document","author":[{"family":"Vallings","given":"Claire"},{"literal":"UN"}],"title":"Destined to Fail?","issued":{"date-parts":[[2015]]},"page":"212","note":"excerpt a \"b\", source DRC-15"}"#
    )
  }
}
