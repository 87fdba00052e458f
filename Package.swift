// swift-tools-version: 6.3

import PackageDescription

/// Settings every target shares: Swift 6 mode with the upcoming features on, and no warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

/// For the targets that call no C: unsafe pointers must be marked where they are used.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

/// Lets Tesseract find in the program what it calls of OpenMP.
///
/// Without it libgomp's regions are kept to one thread.
let serialOpenMP: [LinkerSetting] = [
  .unsafeFlags(
    [
      "GOMP_parallel", "GOMP_parallel_sections", "GOMP_sections_next", "GOMP_sections_end_nowait",
      "omp_get_num_threads", "omp_get_thread_num",
    ].flatMap { ["-Xlinker", "--export-dynamic-symbol=\($0)"] })
]

let package = Package(
  name: "justera",
  products: [
    .executable(name: "justera", targets: ["justera"]),
    .library(name: "Pipeline", targets: ["Pipeline"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // The C libraries: module maps and shims only.
    .systemLibrary(
      name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(
      name: "CTesseract", pkgConfig: "tesseract lept",
      providers: [.apt(["libtesseract-dev", "libleptonica-dev"])]),
    // OpenMP without threads, for Tesseract.
    .target(name: "CSerialOpenMP"),
    // The system calls of a worker's sandbox, which Swift cannot make.
    .target(name: "CSandbox"),

    // The rooms, in the order a document passes them.
    .target(name: "Minutes", swiftSettings: safe),
    .target(
      name: "Scanning", dependencies: ["Minutes", "CPoppler", "CQPDF", "CSerialOpenMP", "CTesseract"],
      swiftSettings: strict),
    .target(name: "Correction", dependencies: ["Minutes"], swiftSettings: safe),
    .target(
      name: "Structure", dependencies: ["Minutes"],
      resources: [.embedInCode("cues.txt"), .embedInCode("calendar.txt")], swiftSettings: safe),
    .target(
      name: "Pipeline",
      dependencies: [
        "CSandbox", "Minutes", "Scanning", "Correction", "Structure", "Yams",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.embedInCode("pipeline.yml"), .copy("Resources/swedish.model")],
      swiftSettings: strict),
    .executableTarget(
      name: "justera",
      dependencies: [
        "Minutes", "Scanning", "Correction", "Structure", "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: serialOpenMP),

    // What the tests share, then one test target a room.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "MinutesTests", dependencies: ["Minutes", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ScanningTests", dependencies: ["Scanning", "Minutes", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CorrectionTests", dependencies: ["Correction", "Minutes", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StructureTests", dependencies: ["Structure", "Minutes", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PipelineTests", dependencies: ["Pipeline", "Correction", "Minutes", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["justera", "Minutes", "TestSupport"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
