import Foundation
import Minutes
import Scanning
import Synchronization

/// The recognized words of a batch's documents: the store, and the key that they are kept under.
final class RecognizedWords: Sendable {
  private let store: WordStore
  private let configuration: Configuration
  private let model: String
  /// Looked up once, and only when a page was recognized: it takes a moment.
  private let settings = Mutex<String?>(nil)

  init(store: WordStore, configuration: Configuration, model: String?) {
    self.store = store
    self.configuration = configuration
    self.model = model ?? ""
  }

  /// What the words of the configuration's pages are kept under.
  private var key: WordStore.Key {
    settings.withLock { settings in
      let known = settings ?? RecognizedWords.fingerprint(configuration)
      settings = known
      return WordStore.Key(settings: known, model: model)
    }
  }

  /// Tells reading settings, libraries and trained data.
  private static func fingerprint(_ configuration: Configuration) -> String {
    let environment = ReaderEnvironment.inspect(tessdata: configuration.reading.tessdata)
    var parts = [
      Justera.version, configuration.readingFingerprint, environment.tesseract, environment.leptonica,
      environment.poppler, environment.cairo,
    ]
    for language in configuration.reading.language.split(separator: "+") {
      let file = URL(filePath: environment.tessdata ?? "").appending(path: "\(language).traineddata")
      parts.append((try? InputFile.bytes(of: file)).map(ContentHash.sha256(of:)) ?? "")
    }
    return ContentHash.sha256(of: Data(parts.joined(separator: "\n").utf8))
  }

  /// The key for a document; nil where no page of it is kept, and none needs looking up.
  func key(for work: DocumentWork) throws(JournalError) -> WordStore.Key? {
    try store.knows(content: work.entry.key.content) ? key : nil
  }

  /// The pages of a document that are kept, from 0.
  func pages(of work: DocumentWork, _ key: WordStore.Key?) throws(JournalError) -> [Int] {
    guard let key else { return [] }
    return try store.pages(of: work.entry.key.content, key)
  }

  /// The words of a page; nil where they are not kept.
  func words(of work: DocumentWork, page: Int, _ key: WordStore.Key?) throws(JournalError) -> Data? {
    guard let key else { return nil }
    return try store.words(of: work.entry.key.content, page: page, key)
  }

  /// Keeps the words of a page.
  func keep(_ page: PageFrame, of work: DocumentWork) throws(JournalError) {
    try store.keep(
      page.words, of: work.entry.key.content, page: page.index, key, dependsOnModel: page.dependsOnModel)
  }

  /// Forgets the pages of a file.
  func forget(content: String) throws(JournalError) { try store.forget(content: content) }

  /// Keeps the store within its limit.
  func trim() throws(JournalError) { try store.trimWhenFull() }
}
