/// A word taken as one of its class: what is known of the class says more of it than the few times it was met.
struct ClassSpelling {
  /// The class: a name, or a word in small letters.
  var wordClass: UInt32
  /// The logarithm of the word's probability within the class.
  var log: Float
}

/// One thing that a word as read may stand for.
struct Candidate {
  /// The word's identifier, or the class of a word that is not in the model.
  var word: UInt32
  /// The second word, where one was read for two.
  var second: UInt32?
  /// The letters, with the capitals that the reading had.
  var output: [UInt8]
  /// The logarithm of the probability of these letters within their class; 0 for a word of the model.
  var spelling: Float = 0
  /// The same for taking a rare word of the model as one of its class; nil where it cannot be.
  var classSpelling: ClassSpelling?
  /// What reading did to it.
  var reading = DamageRates.Reading()
  /// Whether it is just what was read.
  var isAsRead = false
  /// Whether the word as read is a word of the lexicon.
  var isListed = false
  /// Whether it is a listed name of people or places; of the word as read, whether any word that it may be is.
  var isName = false
  /// Whether the reading has a capital that the word has only where a sentence begins.
  var hasCapital = false
  /// Whether the word is small where the reading has a capital.
  var lostCapital = false
  /// Whether only its letters speak for it: it is in no list and not made of listed parts.
  var isGuess = false
  /// Whether the user's lexicon lists it and the model does not speak for the word as read.
  var isOfUser = false
}
