import Foundation

/// The bytes of an image with one page or many.
struct ImageFile {
  let data: Data
  let type: MediaType
  let pageCount: Int

  /// Counts the pages by their headers; no pixel is decoded.
  init(_ data: Data, type: MediaType, maximumPages: Int) throws(ReadingError) {
    var count = 0
    if type == .tiff {
      while GreyImage.header(of: data, type: type, page: count) != nil {
        count += 1
        if count > maximumPages { throw .tooManyPages(count: count, limit: maximumPages) }
      }
    } else if GreyImage.header(of: data, type: type, page: 0) != nil {
      count = 1
    }
    guard count > 0 else { throw .damaged("no image header") }
    self.data = data
    self.type = type
    pageCount = count
  }
}
