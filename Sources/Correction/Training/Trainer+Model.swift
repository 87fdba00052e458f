public import Foundation

extension Trainer {
  /// Builds the model's bytes.
  ///
  /// - Parameter progress: Called with a few words at each step.
  public consuming func model(progress: (String) -> Void) -> Data {
    progress("choosing words from \(words.count) forms")
    var lexicon = LexiconTraining(words: words, middle: middle, limits: limits)
    lexicon.add(names: names)
    lexicon.add(old: oldWords, modernTotal: tokens.count)
    lexicon.add(listed: listed)
    lexicon.addParts(dictionary: listed)
    let numbers = lexicon.finish()
    progress("\(lexicon.words.count) words")
    precondition(lexicon.words.count < Lexicon.mostWords, "the keys of sequences hold no more words")
    for index in tokens.indices {
      tokens[index] = lexicon.number(of: tokens[index], in: numbers)
    }
    words = WordCounter()
    progress("classes of words")
    let classes = WordClassTraining(words: lexicon.words, tokens: tokens).classes
    var sequences = SequenceTraining(classes: classes)
    sequences.train(tokens: tokens, weights: weights, limits: limits, progress: progress)
    let confusions = ConfusionTraining(
      words: lexicon.words, frequencies: sequences.frequencies, classes: classes, tokens: tokens,
      progress: progress)
    tokens = []
    for (index, code) in sequences.frequencies.enumerated() {
      let isUnmet = code == Quantised.none && lexicon.isListed(index)
      lexicon.set(.frequency, of: index, to: isUnmet ? sequences.unmet : code)
    }
    for (index, code) in sequences.backoffs.enumerated() { lexicon.set(.backoff, of: index, to: code) }
    progress("letters")
    let letters = LetterTraining.table(of: lexicon, most: limits.sequences)
    let channel = ChannelTraining(pairs)
    progress("channel from \(channel.readings) of \(pairs.count) pairs of truth and reading")
    let rules = channel.rules()
    let layout = Lexicon.build(lexicon.words)
    var totals: [UInt8] = []
    for total in lexicon.totals { totals.append(number: UInt64(total)) }
    return ModelFile.build([
      .about: Array(about.joined(separator: "\n").utf8), .directory: layout.directory,
      .letters: layout.letters, .attributes: lexicon.attributes, .pairs: sequences.pairs,
      .triples: sequences.triples, .sequences: letters, .channel: Channel.build(rules), .totals: totals,
      .confusions: confusions.members, .surroundings: confusions.weights,
      .classes: classes, .classPairs: sequences.classPairs,
    ])
  }
}
