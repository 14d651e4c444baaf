namespace AmiPipeline.Cli.Inputs;

/// <summary>Reads an input from the command line: a file, or standard input if the name is <c>-</c>.</summary>
/// <param name="standardInput">Standard input.</param>
internal sealed class TextSource(TextReader standardInput)
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private string? _readBy;

    /// <summary>The text.</summary>
    /// <param name="name">The file's path, or <c>-</c>.</param>
    /// <param name="what">What it should contain, with its article, for messages.</param>
    /// <exception cref="UserErrorException">The file is missing or unreadable, or standard input was already read.</exception>
    public string Read(string name, string what)
    {
        if (name != StandardInput)
        {
            return InputFile.Read(name, what, $"Name a file with {what}, or - for standard input.");
        }

        if (_readBy is not null)
        {
            throw UserErrorException.ForCommandLine($"Both {_readBy} and {what} would be read from standard input; only one can.");
        }

        _readBy = what;
        return standardInput.ReadToEnd();
    }

    /// <summary>What messages call the source.</summary>
    /// <param name="name">The file's path, or <c>-</c>.</param>
    public static string DisplayName(string name) => name == StandardInput ? "standard input" : name;
}
