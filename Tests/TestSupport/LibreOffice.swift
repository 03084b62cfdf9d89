/// LibreOffice of this machine, for opening what Lotse wrote.
public enum LibreOffice {
  /// Whether it is installed; says so where it is not.
  public static func isThere() throws -> Bool {
    let isThere = try Python.run("soffice", ["--version"]).code == 0
    if !isThere { print("skipped: soffice is not installed") }
    return isThere
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
