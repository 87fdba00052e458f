/// A document's words as they were first understood, one after the other.
struct Surroundings {
  private var words: [UInt32] = []
  private var endings: [UInt64] = []
  /// Where each block begins.
  private var starts: [Int] = []

  /// Lays the likeliest words out in reading order, sentences apart as in the text that the model was learnt from.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - candidates: The candidates of each form.
  ///   - found: The choices at each place of each block and their probabilities; empty where nothing is questioned.
  init(
    _ document: Document, _ candidates: [[Candidate]],
    _ found: [(places: [[Lattice.Choice]], shares: [[Double]])]
  ) {
    for (index, block) in document.blocks.enumerated() {
      words += [Lexicon.Class.boundary, Lexicon.Class.boundary]
      endings += [0, 0]
      starts.append(words.count)
      for (place, token) in block.enumerated() {
        guard token.form >= 0 else {
          add(token.wordClass ?? Lexicon.Class.mark, [])
          continue
        }
        var chosen = 0
        if !found[index].places.isEmpty {
          let shares = found[index].shares[place]
          let best = shares.indices.max { shares[$0] < shares[$1] } ?? 0
          chosen = found[index].places[place][best].candidate
        }
        let candidate = candidates[token.form][chosen]
        add(candidate.second ?? candidate.word, candidate.second == nil ? candidate.output : [])
      }
    }
  }

  private mutating func add(_ word: UInt32, _ letters: [UInt8]) {
    words.append(word)
    endings.append(word < Lexicon.Class.firstWord ? 0 : ConfusionFeatures.ending(of: letters))
  }

  /// The features at a place of a block.
  func features(block: Int, place: Int, _ lexicon: Lexicon) -> [UInt64] {
    ConfusionFeatures.at(
      starts[block] + place, count: words.count, word: { words[$0] }, ending: { endings[$0] },
      wordClass: { lexicon.neighbourClass(of: words[$0]) },
      isCommon: { word in
        let code = lexicon.attribute(.frequency, of: word)
        return code != Quantised.none && Quantised.log(code) > ConfusionFeatures.commonest
      })
  }
}
