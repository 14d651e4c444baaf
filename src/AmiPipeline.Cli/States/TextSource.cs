using AmiPipeline.Cli.Inputs;

namespace AmiPipeline.Cli.States;

/// <summary>Reads what a person named: a file, or standard input where the name is <c>-</c>.</summary>
/// <param name="standardInput">Standard input.</param>
internal sealed class TextSource(TextReader standardInput)
{
    private const string StandardInput = "-";

    private string? _readBy;

    /// <summary>The text.</summary>
    /// <param name="name">The file's path, or <c>-</c>.</param>
    /// <param name="what">What it should hold, with its article, for messages.</param>
    /// <exception cref="UserErrorException">The file is missing or unreadable, or standard input was read before.</exception>
    public string Read(string name, string what)
    {
        if (name != StandardInput)
        {
            return InputFile.Read(name, what, $"Name a file with {what}, or - for standard input.");
        }

        if (_readBy is not null)
        {
            throw UserErrorException.OfCommandLine($"Both {_readBy} and {what} are to come from standard input; only one can.");
        }

        _readBy = what;
        return standardInput.ReadToEnd();
    }

    /// <summary>What messages call the source.</summary>
    /// <param name="name">The file's path, or <c>-</c>.</param>
    public static string DisplayName(string name) => name == StandardInput ? "standard input" : name;
}
