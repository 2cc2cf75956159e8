import ProcessSupport
import QualmBase
import QualmSession
import Testing

@testable import QualmCLI

@Suite("Commands about the corpus")
struct CorpusCommandTests {
  private func run(_ entries: String..., corpus: String? = nil) throws -> PromptTalk {
    try PromptTalk(entries, corpus: corpus)
  }

  private static func fixture(_ name: String) -> String {
    Repository.path + "/Tests/Fixtures/" + name
  }

  @Test(":codes is a tree for people, with what lies above a code that fits; paths for programs")
  func codes() throws {
    let tree = try run(":codes poaching").text
    #expect(tree.contains("\ncoping "))
    #expect(tree.contains("\n  poaching "))
    #expect(tree.contains("2 of 194 codes"))
    #expect(!tree.contains("coping/poaching"))
    let paths = try run(":format csv", ":codes poaching").text
    #expect(paths.contains("\ncoping/poaching,"))
    #expect(!paths.contains("\ncoping,"))
  }

  @Test(":values counts the values of fields, of sources' fields and of facets")
  func values() throws {
    #expect(try run(":values mission").text.contains("\nMONUSCO"))
    #expect(try run(":values source.affiliation").text.contains("\nnon-UN"))
    #expect(try run(":values stance").text.contains("\nstance/"))
    #expect(try run(":values misson").told.contains("did you mean `mission`?"))
  }

  @Test(":sources shows the sources, all or those that meet a condition")
  func sources() throws {
    #expect(try run(":sources").text.contains("54 rows"))
    #expect(try run(":sources mission = UNMIK").text.contains("9 rows"))
  }

  @Test(":definitions shows what was named, as it is written, with what its comment says")
  func definitions() throws {
    let talk = try run(
      "param least = 3", "--- Makeshift ways.\nlet makeshift = stand-ins or several-roles",
      ":definitions")
    #expect(talk.text.contains("let makeshift = stand-ins or several-roles"))
    #expect(talk.text.contains("Makeshift ways."))
    #expect(talk.text.contains("$least"))
  }

  @Test(":framework lists the versions of the codebook and chooses one; its codes alone are there")
  func framework() throws {
    #expect(try run(":framework").text.contains("* revised"))
    let talk = try run(":framework initial", ":framework", "find learning")
    #expect(talk.text.contains("* initial"))
    #expect(talk.told.contains("learning"))
    #expect(try run(":framework first").told.contains("unknown framework `first`"))
    #expect(try run("find coping", ":framework initial", "| count").told.contains("Q0454"))
  }

  @Test(":open asks another corpus; definitions stay, the last result does not")
  func open() throws {
    let talk = try run(
      "let mine = first 1", "let few() = first 1", "find coping",
      ":open \(Self.fixture("two-coders"))",
      "find * | few()", "find money", ":last", ":open", "| count")
    #expect(talk.prompt.session.options.corpus == .builtIn)
    #expect(talk.text.contains("1 row"))
    #expect(talk.told.contains("Q0454"))
  }

  @Test("what cannot be opened leaves the session as it was")
  func unopened() throws {
    let talk = try run("find coping", ":open /nowhere/at/all", "| count")
    #expect(talk.told.contains("/nowhere/at/all"))
    #expect(talk.text.contains("37"))
    #expect(!talk.told.contains("Q0454"))
  }

  @Test(":attach brings the words in, and the last result is carried on")
  func attach() throws {
    let corpus = Self.fixture("scanned")
    let talk = try run(
      "find waiting", ":attach \"\(corpus)/diary.txt\"", "| quote | select quote", corpus: corpus)
    #expect(talk.text.contains("the words are attached"))
    #expect(talk.text.contains("We wait"))
    #expect(try run(":attach Package.swift", corpus: corpus).told.contains("error["))
  }

  @Test("each question that :help proposes has an answer, in any corpus", arguments: corpora)
  func questions(corpus: String?) throws {
    let folder = corpus.map(Self.fixture)
    let asked = try run(corpus: folder).prompt.session.exampleQuestions.map(\.query)
    #expect(asked.count >= 4)
    // `_` comes after stages that make a table in this order; by itself it is the first result.
    let talk = try PromptTalk(
      asked.filter { $0 != "find _" } + [asked[0], "find _"], corpus: folder)
    #expect(!talk.told.contains("error["), "\(talk.told)")
    #expect(!talk.text.contains("\n0 rows"), "\(talk.text)")
  }

  static let corpora: [String?] = [
    nil, "section-6.3", "small", "minimal", "two-coders", "crowd", "scanned", "cited",
  ]

  @Test("with --safe no command reads or writes files")
  func safe() throws {
    for command in PromptCommands.all where command.touchesFiles {
      let talk = try PromptTalk(["find coping", ":\(command.name) x"], isSafe: true)
      #expect(talk.told.contains("Q0356") || talk.told.contains("Q0953"), "\(command.name)")
    }
    #expect(try PromptTalk([":set pager sh -c x"], isSafe: true).told.contains("Q0959"))
  }
}
