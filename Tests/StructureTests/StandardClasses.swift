/// The classes that the standard library gives a character.
///
/// This file imports nothing, so that no other module's are meant.
struct StandardClasses: Equatable {
  var isWhitespace: Bool
  var isLetter: Bool
  var isNumber: Bool
  var isUppercase: Bool
  var isLowercase: Bool

  init(isWhitespace: Bool, isLetter: Bool, isNumber: Bool, isUppercase: Bool, isLowercase: Bool) {
    self.isWhitespace = isWhitespace
    self.isLetter = isLetter
    self.isNumber = isNumber
    self.isUppercase = isUppercase
    self.isLowercase = isLowercase
  }

  init(_ character: Character) {
    self.init(
      isWhitespace: character.isWhitespace, isLetter: character.isLetter, isNumber: character.isNumber,
      isUppercase: character.isUppercase, isLowercase: character.isLowercase)
  }
}
