import Correction
import Foundation
import Minutes
import TestSupport

/// The model that comes with Justera, for tests of what users get.
enum ShippedModel {
  static func corrector() throws -> Corrector {
    let url = Repository.root.appending(path: "Sources/Pipeline/Resources/swedish.model")
    return Corrector(
      model: try LanguageModel(data: Data(contentsOf: url, options: .alwaysMapped)), settings: .tests)
  }

  /// Sentences damaged so that every word near them is questioned.
  static let damaged = """
    Motet oppnades och ordféranden halsade alla valkomna. Vi gar igenom dagordningen for dagens mote. Foregdende
    protokoll lades till handlingarna. Féreningen har ocksa fatt bidrag fran kommunen och styrelsen tackar for det.
    Kassoren dr har och frdgan ar viktig for alla som bor i omradet. Vi ska mdla b&ten p4 varen.

    """

  static func pages(_ text: String) -> [Page] {
    Page.pages(ofText: text, reading: PageReading(reader: .text, reason: "text"))
  }
}
