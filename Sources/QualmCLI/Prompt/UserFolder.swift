/// A folder of the user's own, by the XDG Base Directory rules.
enum UserFolder {
  case state
  case configuration

  /// Where it is: as its variable says, if that is an absolute path, else its usual place at home; nil
  /// without a home.
  func path(_ environment: (String) -> String?) -> String? {
    let (variable, place) =
      switch self {
      case .state: ("XDG_STATE_HOME", ".local/state")
      case .configuration: ("XDG_CONFIG_HOME", ".config")
      }
    if let folder = environment(variable), folder.hasPrefix("/") { return folder }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/\(place)"
  }
}
