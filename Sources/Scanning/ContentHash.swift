import CPoppler
public import Foundation

/// The hash that names a file by its content.
public enum ContentHash {
  /// The SHA-256 of the bytes in lower-case hexadecimal, 64 characters.
  public static func sha256(of data: Data) -> String {
    guard let checksum = g_checksum_new(G_CHECKSUM_SHA256) else { return "" }
    defer { g_checksum_free(checksum) }
    data.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
      g_checksum_update(checksum, start, bytes.count)
    }
    return String(cString: g_checksum_get_string(checksum))
  }
}
