namespace AmiPipeline.Cli.Commands.Completion;

/// <summary>The scripts by which shells complete. Each asks the program itself; if it knows nothing, the shell's own completion of file names takes over.</summary>
internal static class CompletionScripts
{
    private static readonly SortedDictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _ami_pipeline() {
                local IFS=$'\n'
                COMPREPLY=($(ami-pipeline complete --position "$COMP_POINT" -- "$COMP_LINE" 2>/dev/null))
            }
            complete -o default -F _ami_pipeline ami-pipeline

            """,
        ["zsh"] = """
            _ami_pipeline() {
                local -a words_found
                words_found=(${(f)"$(ami-pipeline complete --position "$CURSOR" -- "$BUFFER" 2>/dev/null)"})
                if (( $#words_found )); then compadd -- $words_found; else _files; fi
            }
            compdef _ami_pipeline ami-pipeline

            """,
        ["fish"] = """
            function __ami_pipeline_complete
                set -l words_found (ami-pipeline complete -- (commandline -cp | string collect) 2>/dev/null)
                if test -n "$words_found"
                    printf '%s\n' $words_found
                else
                    __fish_complete_path (commandline -ct)
                end
            end
            complete -c ami-pipeline -f -a '(__ami_pipeline_complete)'

            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName ami-pipeline -ScriptBlock {
                param($word, $line, $position)
                ami-pipeline complete --position $position -- "$line".PadRight($position) 2>$null |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """,
    };

    /// <summary>The shells that have one.</summary>
    public static IReadOnlyCollection<string> Shells => Scripts.Keys;

    /// <summary>A shell's script.</summary>
    /// <param name="shell">One of <see cref="Shells"/>.</param>
    public static string ForShell(string shell) => Scripts[shell];
}
