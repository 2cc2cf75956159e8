// swift-tools-version: 6.2
//
// One `.target` per folder of `Sources/`; what each may import is the table in ARCHITECTURE.md,
// which `Tests/TidyTests` holds the `import` lines to.

import PackageDescription

let swift: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let c: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "Qualm",
  products: [
    .library(name: "Qualm", targets: ["QualmSession", "QualmBase"]),
    .executable(name: "qualm", targets: ["qualm"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // MARK: The language, bottom up
    .target(name: "QualmBase", swiftSettings: swift),
    .target(name: "QualmSyntax", dependencies: ["QualmBase"], swiftSettings: swift),
    .target(name: "QualmCorpus", dependencies: ["QualmBase"], swiftSettings: swift),
    .target(name: "QualmPlan", dependencies: ["QualmSyntax", "QualmBase"], swiftSettings: swift),
    .target(name: "QualmStore", dependencies: ["QualmCorpus", "QualmBase"], swiftSettings: swift),
    .target(
      name: "QualmEngine",
      dependencies: ["QualmPlan", "QualmStore", "QualmSyntax", "QualmCorpus", "QualmBase"],
      swiftSettings: swift),
    .target(name: "QualmRender", dependencies: ["QualmBase"], swiftSettings: swift),
    .target(name: "CResources", cSettings: c),
    .target(
      name: "QualmSession",
      dependencies: [
        "QualmEngine", "QualmPlan", "QualmStore", "QualmSyntax", "QualmCorpus", "QualmBase",
        "CResources",
      ],
      swiftSettings: swift),

    // MARK: The program
    .target(name: "CLibedit", cSettings: c, linkerSettings: [.linkedLibrary("edit")]),
    .target(
      name: "QualmCLI",
      dependencies: [
        "QualmSession", "QualmRender", "QualmSyntax", "QualmBase", "CLibedit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift),
    .executableTarget(name: "qualm", dependencies: ["QualmCLI"], swiftSettings: swift),

    // MARK: Fuzzing; an ordinary build links it, and it then does nothing
    .executableTarget(
      name: "fuzz-parse", dependencies: ["QualmSyntax"], path: "Sources/FuzzParse",
      swiftSettings: swift),

    // MARK: Tests
    .target(name: "CProcessSupport", path: "Tests/CProcessSupport", cSettings: c),
    .target(
      name: "ProcessSupport", dependencies: ["CProcessSupport"], path: "Tests/ProcessSupport",
      swiftSettings: swift),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swift),
    .testTarget(
      name: "RenderTests", dependencies: ["QualmRender", "QualmBase"], exclude: ["charts"],
      swiftSettings: swift),
    .testTarget(
      name: "CLITests",
      dependencies: ["qualm", "QualmCLI", "QualmSession", "QualmBase", "ProcessSupport"],
      exclude: ["cases"], swiftSettings: swift),
    .testTarget(
      name: "BaseTests", dependencies: ["QualmBase", "TestSupport"], swiftSettings: swift),
    .testTarget(
      name: "SyntaxTests", dependencies: ["QualmSyntax", "QualmBase", "TestSupport"],
      swiftSettings: swift),
    .testTarget(
      name: "GrammarTests", dependencies: ["QualmSyntax", "QualmBase", "TestSupport"],
      swiftSettings: swift),
    .testTarget(
      name: "CorpusTests",
      dependencies: ["QualmCorpus", "QualmBase", "ProcessSupport", "TestSupport"],
      swiftSettings: swift),
    .testTarget(
      name: "StoreTests",
      dependencies: ["QualmStore", "QualmCorpus", "QualmBase", "TestSupport"],
      swiftSettings: swift),
    .testTarget(
      name: "PlanTests", dependencies: ["QualmPlan", "QualmSyntax", "QualmBase"],
      swiftSettings: swift),
    .testTarget(
      name: "EngineTests",
      dependencies: [
        "QualmEngine", "QualmPlan", "QualmStore", "QualmCorpus", "QualmBase", "TestSupport",
      ],
      swiftSettings: swift),
    .testTarget(
      name: "PromptTests",
      dependencies: [
        "qualm", "QualmCLI", "QualmSession", "QualmRender", "QualmBase", "ProcessSupport",
      ], exclude: ["POINTS.md"], swiftSettings: swift),
    .target(
      name: "NaiveEvaluator", dependencies: ["QualmSyntax", "QualmCorpus", "QualmBase"],
      path: "Tests/NaiveEvaluator", swiftSettings: swift),
    .testTarget(
      name: "NaiveTests",
      dependencies: [
        "NaiveEvaluator", "QualmSession", "QualmEngine", "QualmSyntax", "QualmCorpus",
        "QualmBase", "ProcessSupport", "TestSupport",
      ], swiftSettings: swift),
    .testTarget(name: "TidyTests", dependencies: ["ProcessSupport"], swiftSettings: swift),
    .testTarget(
      name: "SpecTests",
      dependencies: ["QualmSession", "QualmRender", "QualmBase", "ProcessSupport"],
      exclude: ["spec"], swiftSettings: swift),
    .testTarget(
      name: "DiagnosticTests",
      dependencies: [
        "qualm", "QualmCLI", "QualmSession", "QualmEngine", "QualmCorpus", "QualmRender",
        "QualmBase", "ProcessSupport",
      ],
      exclude: ["snapshots"], swiftSettings: swift),
    .testTarget(
      name: "DocumentationTests",
      dependencies: ["qualm", "QualmSession", "QualmSyntax", "QualmBase", "ProcessSupport"],
      swiftSettings: swift),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
