import LotseBasics
import Testing

@testable import LotseCommands

/// On what a folder lies, by the kernel's own list.
@Suite struct FileSystemTests {
  private static let mounts = """
    22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
    30 22 0:40 / /srv rw - nfs4 server:/srv rw
    31 30 8:2 / /srv/daten rw - xfs /dev/sdb1 rw
    32 22 0:41 / /mnt/Laufwerk\\040Amt rw master:2 - cifs //amt/lotse rw
    33 22 0:42 / /home rw - ext4 /dev/sdc1 rw
    34 22 0:43 / /home rw - fuse.sshfs amt:/home rw
    kaputt
    """

  @Test(arguments: [
    ("/", "ext4"), ("/srv", "nfs4"), ("/srv/lotse", "nfs4"), ("/srvx", "ext4"), ("/srv/daten/a/b", "xfs"),
    ("/mnt/Laufwerk Amt/x", "cifs"), ("/mnt/Laufwerk", "ext4"), ("/home/amt", "fuse.sshfs"),
  ])
  func theLongestMountCounts(path: String, type: String) {
    #expect(FileSystem.type(of: path, in: FileSystemTests.mounts) == type)
  }

  @Test func whereNothingIsKnownNothingIsSaid() {
    #expect(FileSystem.type(of: "/", in: "") == nil)
    #expect(FileSystem(of: "/gibt/es/nicht") == nil)
    #expect((FileSystem(of: "/")?.room ?? 0) > 0)
  }

  @Test(arguments: [
    (0, "0 B", "0 B"), (1023, "1023 B", "1023 B"), (1024, "1,0 KiB", "1.0 KiB"), (1_572_864, "1,5 MiB", "1.5 MiB"),
    (5_000_000_000_000_000, "4547,5 TiB", "4547.5 TiB"),
  ])
  func sizesAreRead(bytes: Int, german: String, english: String) {
    #expect(Size(bytes: bytes).text(.de) == german && Size(bytes: bytes).text(.en) == english)
  }
}
