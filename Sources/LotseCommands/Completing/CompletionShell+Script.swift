internal import ArgumentParser

/// What a shell needs to ask Lotse: no script knows a command, an option or a value.
extension CompletionShell {
  /// Nil for a shell that there is no script for.
  var script: String? {
    switch self {
    case .bash: CompletionShell.bashScript
    case .zsh: CompletionShell.zshScript
    case .fish: CompletionShell.fishScript
    default: nil
    }
  }

  private static let bashScript = ##"""
    # Completions of Lotse for bash. What can stand where, the program says itself: lotse __complete -- WORD…

    _lotse() {
      local rest=${COMP_LINE:0:COMP_POINT} word index candidate
      local -a words=()
      # bash cuts words at = and : as well; Lotse reads them whole.
      for ((index = 0; index <= COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        [[ $index -eq 0 || $rest == [[:space:]]* ]] && words+=("")
        rest=${rest#"${rest%%[![:space:]]*}"}
        # The last one goes on behind the cursor.
        [[ $rest == "$word"* ]] || word=$rest
        rest=${rest#"$word"}
        words[${#words[@]} - 1]+=$word
      done
      # What stands before the part that bash replaces.
      local current=${words[${#words[@]} - 1]}
      local kept=${current%"$2"}
      COMPREPLY=()
      while IFS=$'\t' read -r candidate _; do
        case $candidate in
          :files) compopt -o default ;;
          :folders) compopt -o dirnames ;;
          *)
            candidate=${candidate#"$kept"}
            [[ $current == [\"\']* || $candidate != *[[:space:]\;\&\|\(\)\<\>\*\?\[\]\{\}\#~]* ]] ||
              printf -v candidate %q "$candidate"
            COMPREPLY+=("$candidate")
            ;;
        esac
      done < <("${1/#\~\//$HOME/}" __complete -- "${words[@]:1}" 2>/dev/null)
    }
    # The order is that of Lotse; bash before 4.4 sorts.
    complete -o nosort -F _lotse lotse 2>/dev/null || complete -F _lotse lotse

    """##

  private static let zshScript = ##"""
    #compdef lotse
    # Completions of Lotse for zsh. What can stand where, the program says itself: lotse __complete -- WORD…

    _lotse() {
      local line candidate program=${(Q)words[1]/#\~\//$HOME/}
      local -a lines candidates suffix
      local -i files=0 folders=0
      lines=("${(@f)$("$program" __complete -- "${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
      for line in $lines; do
        candidate=${line%%$'\t'*}
        case $candidate in
          (:files) files=1 ;;
          (:folders) folders=1 ;;
          (*)
            candidate=${candidate//\\/\\\\}
            candidate=${candidate//:/\\:}
            [[ $line == *$'\t'* ]] && candidate+=:${line#*$'\t'}
            candidates+=("$candidate")
            ;;
        esac
      done
      # A comma takes back the blank behind a value; within quotes zsh closes them instead.
      [[ -z $compstate[quote] ]] && suffix=(-S ' ' -r ',')
      (( $#candidates )) && _describe -V lotse candidates \
        -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' $suffix
      if (( files || folders )); then
        [[ $PREFIX == --*=* ]] && compset -P '*='
        (( files )) && _files || _files -/
      fi
      (( $#candidates || files || folders ))
    }

    if [[ $funcstack[1] == _lotse ]]; then _lotse "$@"; else compdef _lotse lotse; fi

    """##

  private static let fishScript = ##"""
    # Completions of Lotse for fish. What can stand where, the program says itself: lotse __complete -- WORD…

    function __lotse_complete
        set -l words (commandline -opc)
        set -l current (commandline -ct)
        set -l option (string match -r -- '^--[^=]+=' $current)
        set -l program (string replace -r '^~/' $HOME/ -- $words[1])
        for line in ($program __complete -- $words[2..-1] "$current" 2>/dev/null)
            switch $line
                case :files
                    __fish_complete_path (string replace -r '^--[^=]+=' '' -- $current) | string replace -r '^' -- "$option"
                case :folders
                    __fish_complete_directories (string replace -r '^--[^=]+=' '' -- $current) '' \
                        | string replace -r '^' -- "$option"
                case '*'
                    echo $line
            end
        end
    end
    complete -c lotse -f -k -a '(__lotse_complete)'

    """##
}
