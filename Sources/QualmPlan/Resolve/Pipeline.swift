import QualmBase

/// A plan while its stages are being resolved.
struct Pipeline {
  /// Nil where the head could not be resolved.
  var origin: Origin?
  private(set) var steps: [Step] = []
  /// The rows that reach the next stage.
  var shape: Shape
  /// The relation whose rows the first step that makes a table took, and what that stage is called.
  private(set) var grouped: (relation: RelationName, stage: String?)?
  /// The rows that went into the last matrix.
  private var shapeOfMatrix = Shape.unknown
  /// What becomes of the rows after the last stage.
  var output = OutputPlan.none
  /// Whether the chart comes from a query that has a name, or from one that is carried on from, so that
  /// a further stage takes the rows and leaves the picture.
  var takesUpChart = false

  init(origin: Origin) {
    self.origin = origin
    self.shape = .relation(origin.relation)
  }

  /// Starts after a head that could not be resolved, with rows of this shape.
  init(failed shape: Shape) {
    self.origin = nil
    self.shape = shape
  }

  /// The relation whose rows reach the next stage, where they are no table.
  var relation: RelationName? {
    if case .relation(let relation) = shape { relation } else { nil }
  }

  mutating func append(_ step: Step, codes: [CatalogCode]) {
    if case .matrix = step.kind { shapeOfMatrix = shape }
    if step.makesTable, let relation { grouped = (relation, step.kind.groupingStage) }
    shape = shape.after(step, codes: codes)
    steps.append(step)
  }

  /// Takes back the last step, a matrix that `cell` replaces; its rows are those that went into it.
  mutating func removeMatrix() -> MatrixPlan? {
    guard case .matrix(let plan)? = steps.last?.kind else { return nil }
    steps.removeLast()
    shape = shapeOfMatrix
    return plan
  }
}

extension Step.Kind {
  /// The word of a stage that makes groups or figures of rows; nil for the others.
  fileprivate var groupingStage: String? {
    switch self {
    case .count: "count"
    case .summarize: "summarize"
    case .matrix: "matrix"
    case .agree: "agree"
    case .cooccur: "cooccur"
    case .rule: "rule"
    case .saturation: "saturation"
    case .timeline: "timeline"
    default: nil
    }
  }
}
