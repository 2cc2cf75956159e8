import QualmBase
import QualmPlan
import Testing

@Suite("Words of excerpts resolve to a step")
struct QuoteTests {
  private static let catalog: TestCatalog = {
    var catalog = TestCatalog()
    catalog.hasWords = true
    catalog.boundaries = [.sentences]
    return catalog
  }()

  private static let quote =
    "words excerpts:id as id, excerpts:source* as source, excerpts:mission* as mission, "
    + "excerpts:page as page"
  private static let context =
    "words excerpts:id as id, excerpts:source* as source, excerpts:page as page"

  @Test(
    "with what stands before them",
    arguments: [
      Case("quote", quote),
      Case("sort page | quote | first 3", "sort excerpts:page", quote, "first 3"),
      Case("quote | where quote contains staff", quote, "where column quote matches \"staff\""),
      Case("context 30 words", context + " context 30 words"),
      Case("context 0 characters", context + " context 0 characters"),
      Case(
        "context 2 sentences | drop before, after", context + " context 2 sentences",
        "drop before, after"),
      Case(
        "matrix question by chapter | cell rq1, 5 | quote", "cell question question/rq1, chapter 5",
        quote),
    ])
  func steps(example: Case) {
    let resolved = Resolved("find * | \(example.query)", catalog: Self.catalog)
    #expect(resolved.steps == example.expected)
    #expect(resolved.said == [])
  }

  @Test("columns that would have the name of a column of words are left out")
  func names() {
    var catalog = Self.catalog
    catalog.defaultColumns = ["id", "kind", "quote", "before"]
    catalog.furtherFields = ["quote", "before"]
    #expect(
      Resolved("find * | quote", catalog: catalog).steps == [
        "words excerpts:id as id, excerpts:kind as kind, excerpts:before as before"
      ])
    #expect(
      Resolved("find * | context 1 words", catalog: catalog).steps == [
        "words excerpts:id as id context 1 words"
      ])
  }

  @Test(
    "what cannot be is told once",
    arguments: [
      Case(
        "count by source | quote",
        "Q0310 [quote] `quote` wants rows of excerpts, and these are rows of a table"),
      Case(
        "quote | context 2 words | where nothing = 1",
        "Q0310 [context 2 words] `context` wants rows of excerpts, and these are rows of a table"),
      Case(
        "context 2 paragraphs | where nothing = 1 | sort before",
        "Q0806 [context 2 paragraphs] the corpus does not say where paragraphs begin and end -- "
          + "`context 30 words` needs no boundaries",
        "Q0205 [nothing] the table has no column `nothing` -- the columns are `id`, `source`, "
          + "`page`, `before`, `quote` and `after`"),
    ])
  func errors(example: Case) {
    let resolved = Resolved("find * | \(example.query)", catalog: Self.catalog)
    #expect(resolved.said == example.expected)
    #expect(resolved.plan == nil)
  }

  @Test("other rows have no words, and without attached words none have")
  func wordless() {
    #expect(
      Resolved("from sources | quote", catalog: Self.catalog).said == [
        "Q0310 [quote] `quote` wants rows of excerpts, and these are rows of sources"
      ])
    let hint =
      "attach them with `--attach FILE` (at the prompt `:attach FILE`), or ask for `summary`"
    #expect(
      Resolved("find * | context 2 paragraphs").said == [
        "Q0804 [context 2 paragraphs] `context` needs the words of the documents, which are not "
          + "attached -- \(hint)"
      ])
  }
}
