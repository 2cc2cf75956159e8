import QualmBase

/// Holds the codings against the codebook and the corpus's own rules.
struct CodingVerifier {
  let corpus: Corpus
  let faults: FaultCollector

  /// The codes that one coder gave to one excerpt.
  private struct Group {
    var excerpt: String
    var isOfRecord: Bool
    var codes: [(code: Int, row: Int)] = []
  }

  func verify() {
    checkNames()
    let groups = groups()
    for group in groups {
      checkCodable(group)
      checkRules(group)
      checkSingle(group)
    }
    checkRequired(groups)
  }

  private func span(_ row: Int, _ column: String?) -> SourceSpan {
    faults.span(corpus.codings, row: row, column: column)
  }

  /// The codings by excerpt and coder, in the order of the file.
  private func groups() -> [Group] {
    let table = corpus.codings
    guard let excerpts = table["excerpt"], let codes = table["code"] else { return [] }
    let coders = table["coder"]
    let ofRecord = Set(corpus.descriptor.coders.filter(\.isOfRecord).map(\.id))
    var groups: [Group] = []
    var numbers: [[Value]: Int] = [:]
    let indices = corpus.codebook.indicesByID
    for row in 0..<table.rowCount {
      guard let code = codes.text(at: row), let index = indices[code] else { continue }
      let coder = coders?.value(at: row) ?? .missing
      let key = [excerpts.value(at: row), coder]
      let number = numbers[key] ?? groups.count
      if number == groups.count {
        numbers[key] = number
        let isOfRecord = ofRecord.isEmpty || coder.text.map(ofRecord.contains) ?? false
        groups.append(Group(excerpt: excerpts.text(at: row) ?? "", isOfRecord: isOfRecord))
      }
      groups[number].codes.append((index, row))
    }
    return groups
  }

  private func checkCodable(_ group: Group) {
    for (index, row) in group.codes where !corpus.codebook.codes[index].isCodable {
      faults.report {
        .notCodable(
          corpus.codebook.codes[index].path, excerpt: group.excerpt, at: span(row, "code"))
      }
    }
  }

  private func checkRules(_ group: Group) {
    for rule in corpus.descriptor.rules {
      guard let when = subtree(rule.when), let needs = subtree(rule.needs),
        let cause = group.codes.first(where: { when.contains($0.code) }),
        !group.codes.contains(where: { needs.contains($0.code) })
      else { continue }
      faults.report {
        .codeNeedsCode(
          excerpt: group.excerpt, when: corpus.codebook.codes[cause.code].path,
          needs: rule.needs, reason: rule.reason, at: span(cause.row, "code"))
      }
    }
  }

  private func checkSingle(_ group: Group) {
    for (index, code) in corpus.codebook.codes.enumerated() where code.isSingle {
      let below = corpus.codebook.subtree(of: index)
      let given = group.codes.filter { below.contains($0.code) }
      guard given.count > 1 else { continue }
      faults.report {
        .severalOfSingle(
          excerpt: group.excerpt, above: code.path,
          codes: given.map { corpus.codebook.codes[$0.code].path }, at: span(given[1].row, "code"))
      }
    }
  }

  /// Every excerpt bears, by a coder of record, a code of each required facet.
  private func checkRequired(_ groups: [Group]) {
    for facet in corpus.descriptor.requiredFacets {
      guard let below = subtree(facet) else { continue }
      let bearing = Set(
        groups.filter { group in
          group.isOfRecord && group.codes.contains { below.contains($0.code) }
        }.map(\.excerpt))
      let excerpts = corpus.excerpts
      for row in 0..<excerpts.rowCount {
        guard let id = excerpts["id"]?.text(at: row), !bearing.contains(id) else { continue }
        faults.report {
          .facetMissing(facet, excerpt: id, at: faults.span(excerpts, row: row, column: "id"))
        }
      }
    }
  }

  /// Codes of one parent that cannot be told apart by name.
  private func checkNames() {
    var first: [String: Int] = [:]
    for code in corpus.codebook.codes {
      let key = "\(code.parent ?? -1) \(code.name)"
      guard let earlier = first[key] else {
        first[key] = code.row
        continue
      }
      faults.report {
        .repeatedCodeName(
          code.name, at: faults.span(corpus.codes, row: code.row, column: "name"),
          first: faults.span(corpus.codes, row: earlier, column: "name"))
      }
    }
  }

  private func subtree(_ path: String) -> Range<Int>? {
    corpus.codebook.index(ofPath: path).map(corpus.codebook.subtree)
  }
}
