import Commands
import Foundation
import Rendering
import TestSupport
import Testing

/// timbre as a part of the system: installed, completed by shells, explained by `man`, and taken out again.
@Suite("On the system")
struct InstallTests {
  let timbre: Timbre
  init() throws { timbre = try Timbre() }

  private func script(_ name: String, _ options: String...) throws -> (status: Int32, output: String) {
    try PythonPackage.run([PackageFolder.root.appending(path: "Scripts/" + name).path] + options)
  }

  private func files(in folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  @Test
  func
    `what is installed runs from anywhere without variables, and is gone without a trace when it is taken out`()
    throws
  {
    let place = try TemporaryFolder()
    let prefix = place.path + "/a prefix"
    for _ in 1...2 {
      let made = try script("install", "--prefix", prefix, "--program", Timbre.program.path)
      #expect(made.status == 0, "\(made.output)")
      #expect(made.output.contains("is in \(prefix)/bin") && made.output.contains("PATH"))
    }
    let data = try FileManager.default.contentsOfDirectory(
      atPath: PackageFolder.root.appending(path: "Data").path)
    let shipped = data.map { "lib/timbre/" + $0 } + ["bin/timbre", "lib/timbre/manifest"]
    let pages = [
      "share/bash-completion/completions/timbre", "share/fish/vendor_completions.d/timbre.fish",
      "share/man/man1/timbre.1", "share/zsh/site-functions/_timbre",
    ]
    #expect(files(in: prefix) == (shipped + pages).sorted())
    for page in pages {
      #expect(try String(contentsOfFile: prefix + "/" + page, encoding: .utf8).contains("timbre"), "\(page)")
    }
    let run = try timbre.run(
      "-c", "load demo", "-c", "expect rows = 3006", "-c", "group genres families",
      program: prefix + "/bin/timbre",
      in: place.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try script("uninstall", "--prefix", prefix).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
    let again = try script("uninstall", "--prefix", prefix)
    #expect(again.status == 1 && again.output.contains("There is no timbre under"))
  }

  @Test func `what else lies under the prefix stays`() throws {
    let prefix = try TemporaryFolder()
    let own = ["bin/other", "lib/timbre/note", "share/timbre/spotify/library.sqlite"]
    for name in own { try prefix.write("mine", to: name) }
    #expect(try script("install", "--prefix", prefix.path, "--program", Timbre.program.path).status == 0)
    #expect(try script("uninstall", "--prefix", prefix.path).status == 0)
    #expect(files(in: prefix.path) == own)
    #expect(try FileManager.default.contentsOfDirectory(atPath: prefix.path + "/share") == ["timbre"])
  }

  @Test func `a wrong option or program changes nothing`() throws {
    let place = try TemporaryFolder()
    let prefix = place.path + "/p"
    #expect(try script("install", "--prefix").status == 2)
    #expect(try script("install", "--nonsense").status == 2)
    let absent = try script("install", "--prefix", prefix, "--program", place.path + "/nothing")
    #expect(absent.status == 1 && absent.output.contains("nothing"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == [])
  }

  @Test(arguments: [
    (["--for"], ["--format"]), (["--format", ""], OutputFormat.all.map(\.name)),
    (["--completions", "z"], ["zsh"]), (["-c", "tra"], ["train"]),
    ([""], ["folder", "mine.timbre", "songs.csv", "songs.csv.gz"]), (["--quiet", "m"], ["mine.timbre"]),
  ])
  func `bash completes options, their values, and the files that timbre opens`(
    typed: [String], expected: [String]
  ) throws {
    let folder = try TemporaryFolder()
    for name in ["mine.timbre", "songs.csv", "songs.csv.gz", "other.txt", "folder/x"] {
      try folder.write("", to: name)
    }
    let completions = try folder.write(timbre.run("--completions", "bash").output, to: "other/timbre.bash")
    let words = (["timbre"] + typed).map { "'\($0)'" }.joined(separator: " ")
    let answer = try PythonPackage.run([
      "bash", "--norc", "-c",
      """
      cd '\(folder.path)' && source '\(completions)' && rm -r other
      COMP_WORDS=(\(words)) COMP_CWORD=\(typed.count) COMP_LINE="${COMP_WORDS[*]}" COMP_POINT=${#COMP_LINE}
      $(complete -p timbre | sed 's/.*-F \\([^ ]*\\).*/\\1/') timbre "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """,
    ])
    let offered = answer.output.split(separator: "\n").map(String.init).filter {
      !$0.hasPrefix("-") || typed[0] == "--for"
    }
    #expect(offered.sorted() == expected.sorted(), "\(answer.output)")
  }

  @Test func `zsh and fish get a script too, and another shell is refused`() throws {
    #expect(try timbre.run("--completions", "zsh").output.hasPrefix("#compdef timbre"))
    #expect(try timbre.run("--completions", "fish").output.contains("complete -c 'timbre'"))
    #expect(try timbre.run("--completions", "tcsh").status == 2)
  }

  @Test
  func `the manual page tells every command, option and setting, and man has nothing to say against it`()
    throws
  {
    let page = try timbre.run("--manual")
    #expect(page.status == 0 && page.output.hasPrefix(".TH \"TIMBRE\" 1 "))
    let file = try timbre.home.write(page.output, to: "timbre.1")
    guard try PythonPackage.run(["groff", "--version"]).status == 0 else {
      print("The manual page is not set: there is no groff")
      return
    }
    let complaints = try PythonPackage.run([
      "groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=100n", "-z", file,
    ])
    #expect(complaints.output == "" && complaints.status == 0)
    let shown = try PythonPackage.run([
      "groff", "-man", "-Tutf8", "-Kutf8", "-rLL=100n", "-P-c", "-P-b", "-P-u", "-P-o", file,
    ])
    .output
    let lines = shown.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let words = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    for command in All.catalog.commands {
      #expect(words.contains(command.signature), "\(command.name)")
      #expect(words.contains(command.about.summary), "\(command.name)")
    }
    for setting in All.catalog.settings {
      #expect(lines.contains { $0.hasPrefix(setting.name + "=") }, "\(setting.name)")
    }
    for option in ["-c, --command COMMAND", "--format FORM", "--check", "TIMBRE_DATA", "EXIT STATUS", "130"] {
      #expect(lines.contains { $0.hasPrefix(option) }, "\(option)")
    }
    if try PythonPackage.run(["mandoc", "-Tlint", "-Werror", file]).status == 127 {
      print("The manual page is not read by mandoc, which is not here")
    } else {
      #expect(try PythonPackage.run(["mandoc", "-Tlint", "-Werror", file]).output == "")
    }
  }
}
