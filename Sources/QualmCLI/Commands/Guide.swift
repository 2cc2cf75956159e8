/// What help and the man page both tell, beside the table of options.
enum Guide {
  /// A command line to copy.
  struct Example: Sendable {
    let line: String
    /// What it does, in a few words.
    let purpose: String

    init(_ line: String, _ purpose: String) {
      self.line = line
      self.purpose = purpose
    }
  }

  /// Examples by the name of the command; those of the program without one under the empty name.
  static func examples(of command: String) -> [Example] { allExamples[command] ?? [] }

  /// All of them. They use the corpus that ships with the language, a folder `study` with a corpus, and
  /// the scripts `questions.qlm` and `claims.qlm`; the tests run each.
  static let allExamples: [String: [Example]] = [
    "": [
      Example("qualm", "the prompt; Tab completes, `:help` helps"),
      Example("qualm -c 'find coping | count by source'", "who speaks of a code, and how often"),
      Example(
        "qualm --format csv -c 'find coping | count by evidence' > coping.csv",
        "a table for R or Excel"
      ),
      Example("qualm --corpus study -c 'from sources'", "a corpus of your own"),
      Example("qualm questions.qlm --param mission=UNMIK", "a script, with a value for `$mission`"),
    ],
    "run": [
      Example("qualm run questions.qlm", "the answers of a script"),
      Example("echo 'find coping | count' | qualm run -", "a script from standard input"),
    ],
    "test": [
      Example("qualm test claims.qlm", "whether the claims of a script hold"),
      Example(
        "qualm test -e 'claim \"coping is shared\" that sources(find coping) > 1'",
        "a claim at once"),
    ],
    "check": [Example("qualm check questions.qlm", "slips in a script, before it runs")],
    "fmt": [
      Example("qualm fmt questions.qlm", "the script in its canonical form"),
      Example("qualm fmt --check questions.qlm", "only whether it is"),
    ],
    "corpus": [
      Example("qualm corpus info", "what the corpus is and holds"),
      Example("qualm corpus verify study", "every fault of a corpus"),
    ],
    "help": [
      Example("qualm help where", "a word of the language"),
      Example("qualm help Q0201", "a message, by its code"),
      Example("qualm help spans", "a page of the manual; `qualm help manual` lists them"),
    ],
    "completion": [
      Example("source <(qualm completion bash)", "Tab in this bash, from now on")
    ],
    "man": [Example("qualm man | man -l -", "the manual page")],
  ]

  /// What the program tells its caller.
  static let exitStatuses: [(status: ExitStatus, meaning: String)] = [
    (.done, "done"),
    (.failed, "a claim failed or a file is not formatted"),
    (.wrong, "the query or the command line is wrong"),
    (.corpus, "the corpus is wrong"),
    (.limit, "a limit was hit"),
    (.interrupted, "interrupted"),
  ]

  /// The exit statuses in a sentence.
  static var exitStatusSentence: String {
    "Exit status: "
      + exitStatuses.map { "\($0.status.rawValue) \($0.meaning)" }.joined(separator: ", ") + "."
  }

  /// The variables of the environment that count.
  static let variables: [(name: String, meaning: String)] = [
    ("NO_COLOR", "No colours, if set and not empty; `--color` wins over it."),
    ("CLICOLOR_FORCE", "Colours even where no terminal is, unless it is `0`."),
    ("CLICOLOR", "No colours, if it is `0`."),
    ("COLUMNS", "How wide tables may be, on terminals and elsewhere."),
    ("TERM", "The kind of terminal; on a `dumb` one there are no colours and no keys but Enter."),
    ("PAGER", "Shows answers that are taller than the window of the prompt."),
    ("VISUAL, EDITOR", "Edits an entry of the prompt, by `:edit`; the first wins."),
    (
      "XDG_STATE_HOME",
      "The folder of the folder `qualm` with the history, if not `~/.local/state`."
    ),
    ("XDG_CONFIG_HOME", "The folder of the folder `qualm` with `init.qlm`, if not `~/.config`."),
    ("HOME", "What `~` stands for."),
    ("LC_ALL, LC_CTYPE, LANG", "The encoding of the terminal; UTF-8 where they do not name it."),
  ]

  /// The files that the program reads and writes by itself.
  static let files: [(path: String, meaning: String)] = [
    (
      "~/.config/qualm/init.qlm",
      "Entries that the prompt reads before the first one, unless `--no-init` is given."
    ),
    ("~/.local/state/qualm/history", "The entries of the prompt, also of earlier sessions."),
    ("~/.editrc", "Keys of the prompt, as libedit reads them: `bind -v` for those of vi."),
  ]
}
