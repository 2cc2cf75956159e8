import QualmBase
import QualmCorpus
import QualmStore

extension Session {
  /// Questions that this corpus can answer, simple ones first, each with what it asks: for somebody who
  /// sees it for the first time.
  public var exampleQuestions: [(query: String, meaning: String)] {
    let code = commonCode.map { QueryText.name($0.name) } ?? "*"
    var questions = [("find \(code)", "the excerpts with a code, or one below it")]
    if let (field, value) = exampleCondition {
      questions.append(("find \(code) where \(field) = \(value)", "those that meet a condition"))
    }
    let facets = snapshot.corpus.codebook.codes.filter(\.isFacet).map { QueryText.name($0.name) }
    let keys = facets + (exampleCondition.map { [$0.field] } ?? [])
    if let key = keys.first {
      questions.append(("find * | count by \(key)", "how many, of how many, by what"))
    }
    if keys.count > 1, let other = keys.last {
      questions.append(
        ("find * | matrix \(keys[0]) by \(other)", "a framework matrix: two keys crossed"))
    }
    questions += [
      ("| first 5", "carry on from the last answer"),
      ("find _", "`_` is the last result"),
    ]
    return questions
  }

  /// Of the facet with the most codes, the code that most excerpts bear; without facets of all codes
  /// that have none above them.
  private var commonCode: Code? {
    let codes = snapshot.corpus.codebook.codes
    let facets = codes.indices.filter { codes[$0].isFacet }
    let facet = facets.max { first, second in
      codes[first].subtreeEnd - first < codes[second].subtreeEnd - second
    }
    let candidates = codes.indices.filter { codes[$0].parent == facet && !codes[$0].isFacet }
    let excerpts = candidates.map { counts(ofCodesIn: $0..<codes[$0].subtreeEnd).excerpts }
    let best = zip(candidates, excerpts).max { $0.1 < $1.1 }
    return best.map { codes[$0.0] }
  }

  /// A field with few values, one that is shown with excerpts if possible, and the value that most of
  /// them have.
  private var exampleCondition: (field: String, value: String)? {
    let relations = [snapshot.excerpts, snapshot.sources]
    let shown = catalog.defaultColumns.compactMap { name in
      relations.lazy.compactMap { $0.column(named: name) }.first
    }
    let fields = (shown + relations.flatMap(\.columns)).filter { column in
      column.kind == .text && column.name != "id" && column.target == nil
        && (2...12).contains(column.dictionary.count)
    }
    for column in fields {
      let most = column.dictionary.indices.max { column.count(of: $0) < column.count(of: $1) }
      guard let most, let value = QueryText.literal(column.dictionary[most]) else { continue }
      return (column.name, value)
    }
    return nil
  }
}
