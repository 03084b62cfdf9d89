import Foundation

/// LibreOffice of this machine, for opening what Lotse wrote.
public enum LibreOffice {
  /// Whether it is installed; says so where it is not.
  public static func isThere() throws -> Bool {
    let isThere = try Python.run("soffice", ["--version"]).code == 0
    if !isThere { print("skipped: soffice is not installed") }
    return isThere
  }

  /// What stands on each page of a text; nil, and said why, where nothing here can tell.
  public static func pages(of bytes: [UInt8], named name: String) throws -> [String]? {
    guard try isThere() else { return nil }
    guard try Python.run("pdftotext", ["-v"]).code == 0 else {
      print("skipped: pdftotext is not installed")
      return nil
    }
    let sandbox = try Sandbox()
    try Data(bytes).write(to: URL(filePath: sandbox.path(name)))
    _ = try Python.run(
      "soffice",
      [
        "--headless", "-env:UserInstallation=file://\(sandbox.path("profile"))", "--convert-to", "pdf", "--outdir",
        sandbox.path("out"), sandbox.path(name),
      ])
    let page = sandbox.path("out/\(name.prefix { $0 != "." }).pdf")
    guard FileManager.default.fileExists(atPath: page) else {
      print("skipped: soffice cannot open texts here (libreoffice-writer-nogui)")
      return nil
    }
    return try Python.run("pdftotext", ["-layout", page, "-"]).text.split(separator: "\u{C}").map(String.init)
  }

  /// Every sheet as text beside the book, cells as they are shown.
  public static func convert(_ book: String, in sandbox: Sandbox) throws {
    let filter = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,true,false,false,-1"
    _ = try Python.run(
      "soffice",
      [
        "--headless", "-env:UserInstallation=file://\(sandbox.path("profile"))", "--convert-to", filter, "--outdir",
        sandbox.path("out"), book,
      ])
  }
}
