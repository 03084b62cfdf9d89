internal import Glibc

/// What the system says when it refuses something, in both languages.
public enum SystemError {
  /// The words for an error number (errno); what has no German words here is said as the system says it.
  public static func words(_ code: Int32) -> Phrase {
    let english = String(cString: strerror(code))
    let german: String? =
      switch code {
      case ENOENT: "gibt es nicht"
      case EACCES, EPERM: "keine Berechtigung"
      case EISDIR: "ist ein Ordner"
      case ENOTDIR: "ein Teil des Pfads ist kein Ordner"
      case EEXIST: "gibt es schon"
      case ENOSPC: "kein Platz mehr"
      case EDQUOT: "das Kontingent ist erschöpft"
      case EROFS: "nur zum Lesen eingehängt"
      case EIO: "Lese- oder Schreibfehler"
      case EFBIG: "zu groß"
      case EMFILE, ENFILE: "zu viele offene Dateien"
      case ENAMETOOLONG: "der Name ist zu lang"
      case ELOOP: "Verknüpfungen im Kreis"
      case EBUSY, ETXTBSY: "wird gerade benutzt"
      case EPIPE: "der Empfänger hat geschlossen"
      case ENOEXEC: "ist kein Programm"
      case ENOMEM: "kein Speicher mehr"
      default: nil
      }
    return Phrase(german ?? english, english)
  }
}
