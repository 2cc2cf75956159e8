/// A part of a sentence as completion reads it: the productions of `grammar/query.ebnf`, with what each
/// name and value stands for.
///
/// The parser is no help here, since it reads finished sentences and takes one way through them. What
/// may come next in one that is being written is the sum of all ways.
indirect enum Form: Sendable {
  /// Words that stand together, what they do, and the bracket that they always open.
  case words([String], String, opens: Bool)
  /// The word of a stage, and what it does.
  case stageWord(String, String)
  /// A sign, and what it does where it is worth offering.
  case sign(Sign, String?)
  /// A name, a value or another thing that the user chooses.
  case slot(Cursor.Slot)
  case sequence([Form])
  case choice([Form])
  case optional(Form)
  /// None or more.
  case many(Form)
  /// What may stand there by the grammar but is an error, or says nothing: it is read, never offered.
  case unoffered(Form)
  /// A form that may stand inside itself.
  case part(Part)
  /// The head of a query: what follows speaks of its rows.
  case head(Form)
  /// `|` before a stage.
  case bar
  /// The end of a query's head, before its conditions.
  case endOfHead
  /// Stages whose rows are not known, or those of the last answer.
  case stages(Cursor.Rows, Form)
  /// What is said inside says nothing of what comes after, but perhaps of which rows.
  case scoped(Form, keepsRows: Bool)
  /// The rows that a `join` takes up, whose fields the right sides of its matches are.
  case otherRows(Form)

  /// The forms that may stand inside themselves.
  enum Part: Sendable {
    case query, codes, condition, negatedCodes, negatedCondition, claimed, denied, asked, sum, stage
  }
}

extension Form {
  /// Words of one of the lists of `Keywords`, which says what they do.
  static func word(
    _ text: String, _ entries: [Keywords.Entry], opens: Bool = false
  ) -> Form {
    word(text, entries.first { $0.word == text }?.description ?? "", opens: opens)
  }

  /// Words with what they do here.
  static func word(_ text: String, _ meaning: String, opens: Bool = false) -> Form {
    .words(text.split(separator: " ").map(String.init), meaning, opens: opens)
  }

  /// A choice among all words of a list.
  static func anyWord(of entries: [Keywords.Entry]) -> Form {
    .choice(entries.map { word($0.word, $0.description) })
  }

  /// A sign that goes without saying, but for those that end or carry on what was begun.
  static func sign(_ sign: Sign) -> Form {
    switch sign {
    case .comma: .sign(sign, "and another")
    case .closeBracket: .sign(sign, "the end of the bracket")
    case .closeBrace: .sign(sign, "the end of the set")
    default: .sign(sign, nil)
    }
  }

  /// One or more, with commas between them.
  static func list(_ form: Form, mayEndInComma: Bool = false) -> Form {
    let list: [Form] = [form, .many(.sequence([.sign(.comma), form]))]
    return .sequence(mayEndInComma ? list + [.optional(.sign(.comma))] : list)
  }

  /// One or more in brackets.
  static func bracketed(_ form: Form) -> Form {
    .sequence([
      .sign(.openBracket, "a list, with commas"), list(form, mayEndInComma: true),
      .sign(.closeBracket),
    ])
  }

  /// What a part is.
  static func form(of part: Part) -> Form {
    switch part {
    case .query: query
    case .codes: codes
    case .negatedCodes: negatedCodes
    case .condition: condition
    case .negatedCondition: negatedCondition
    case .claimed: claimed
    case .denied: denied
    case .asked: asked
    case .sum: sum
    case .stage: stage
    }
  }
}
