/// The completion scripts: one for each shell, all of the same kind. They hand the line to the program
/// and its answer to the shell.
enum CompletionScript {
  /// The shells and their scripts.
  static let all: [(shell: String, text: String)] = [("bash", bash), ("zsh", zsh), ("fish", fish)]

  // Word by word as bash gives it, the answer is taken line by line: nothing in it is ever expanded.
  private static let bash = #"""
    # Completion of qualm for bash: `source <(qualm completion bash)`.
    _qualm() {
      local kind line
      COMPREPLY=()
      {
        IFS= read -r kind
        while IFS= read -r line; do COMPREPLY+=("$line"); done
      } < <("${1/#\~\//$HOME/}" __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" \
        "$COMP_TYPE" "${COLUMNS:-80}" 2>/dev/null </dev/null)
      case $kind in
        none) compopt -o nospace 2>/dev/null ;;
        files) compopt -o default 2>/dev/null ;;
        folders) compopt -o dirnames 2>/dev/null ;;
      esac
    }
    complete -o nosort -F _qualm qualm 2>/dev/null || complete -F _qualm qualm

    """#

  private static let zsh = #"""
    #compdef qualm
    # Completion of qualm for zsh: in a folder of $fpath as _qualm, or `source <(qualm completion zsh)`.
    _qualm() {
      local word="$QIPREFIX$PREFIX" line result=1
      local -a answer head texts shown ending
      answer=("${(@f)$("${${(Q)words[1]}/#\~\//$HOME/}" __complete zsh \
        "$word" "${#word}" "${#QIPREFIX}" "${(@Q)words[2,CURRENT-1]}" 2>/dev/null </dev/null)}")
      head=(${=answer[1]})
      for line in "${(@)answer[2,-1]}"; do
        texts+=("${line%%$'\t'*}")
        shown+=("${line#*$'\t'}")
      done
      [[ $head[1] == (files|folders) ]] && compset -P '--*='
      case $head[1] in
        files) _files && result=0 ;;
        folders) _files -/ && result=0 ;;
        alone|none) ending=(-S '') ;;
      esac
      (( $#texts )) || return result
      (( head[2] > 0 )) && compset -p $head[2]
      [[ $head[1] == (alone|near) ]] && PREFIX=
      compadd -V qualm -l -d shown -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' \
        "${ending[@]}" -- "${texts[@]}" && result=0
      case $head[1] in
        alone) compstate[list]= compstate[insert]=1 ;;
        near) compstate[list]=list compstate[insert]= ;;
      esac
      return result
    }
    if [[ $funcstack[1] == _qualm ]]; then
      _qualm "$@"
    else
      compdef _qualm qualm
    fi

    """#

  private static let fish = #"""
    # Completion of qualm for fish: `qualm completion fish | source`.
    function __qualm_complete
        set -l words (commandline -opc)
        set -l token (commandline -ct | string collect)
        set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
        set -l answer ($program __complete fish "$token" $words[2..-1] 2>/dev/null </dev/null)
        set -q answer[2]; and printf '%s\n' $answer[2..-1]
        set -l option (string match -r -- '^--[^=]*=' "$token"; or echo '')
        set -l path (string replace -r -- '^--[^=]*=' '' "$token")
        switch "$answer[1]"
            case files
                printf '%s\n' $option(__fish_complete_path "$path")
            case folders
                printf '%s\n' $option(__fish_complete_directories "$path" '')
        end
    end
    complete -c qualm -e
    complete -c qualm -f -k -a '(__qualm_complete)'

    """#
}
