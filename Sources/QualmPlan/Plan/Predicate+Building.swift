package import QualmBase

extension Predicate {
  /// All of `parts`: nested conjunctions become one, and what always or never holds is worked out.
  package static func all(_ parts: [Predicate], _ span: SourceSpan) -> Predicate {
    var flat: [Predicate] = []
    for part in parts {
      switch part {
      case .everything: continue
      case .nothing: return .nothing
      case .and(let inner, _): flat += inner
      default: flat.append(part)
      }
    }
    if flat.isEmpty { return .everything }
    return flat.count == 1 ? flat[0] : .and(flat, span)
  }

  /// At least one of `parts`, simplified likewise.
  package static func any(_ parts: [Predicate], _ span: SourceSpan) -> Predicate {
    var flat: [Predicate] = []
    for part in parts {
      switch part {
      case .nothing: continue
      case .everything: return .everything
      case .or(let inner, _): flat += inner
      default: flat.append(part)
      }
    }
    if flat.isEmpty { return .nothing }
    return flat.count == 1 ? flat[0] : .or(flat, span)
  }

  /// The rows that do not satisfy `part`; a double negation is none.
  package static func negation(_ part: Predicate, _ span: SourceSpan) -> Predicate {
    switch part {
    case .everything: .nothing
    case .nothing: .everything
    case .not(let inner, _): inner
    default: .not(part, span)
    }
  }
}
