using AmiPipeline.Errors;

namespace AmiPipeline.Cli;

/// <summary>The program cannot do what was asked, and the person who asked can change that.</summary>
/// <param name="exitCode">The exit code, one of <see cref="ExitCodes"/>.</param>
/// <param name="error">What kind of error, in one word.</param>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="problems">All that is wrong with the request; empty where that is not the matter.</param>
/// <param name="touched">What was done before, and undone; null for nothing.</param>
internal sealed class UserErrorException(int exitCode, string error, string message, IReadOnlyList<Problem>? problems = null, string? touched = null) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public string Error { get; } = error;

    public IReadOnlyList<Problem> Problems { get; } = problems ?? [];

    /// <summary>What was done before a refusal, and undone; null for nothing.</summary>
    public string? Touched { get; } = touched;

    /// <summary>A refused request.</summary>
    /// <param name="problems">All that is wrong with it.</param>
    /// <param name="touched">What was done before that was known, and undone; null for nothing.</param>
    public static UserErrorException Refused(IReadOnlyList<Problem> problems, string? touched = null) =>
        new(ExitCodes.Refused, nameof(RequestRefusedException), string.Join('\n', problems), problems, touched);

    /// <summary>A command line that cannot be carried out.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    public static UserErrorException OfCommandLine(string message) => new(ExitCodes.Refused, "CommandLineRefused", message);

    /// <summary>A file that cannot be used.</summary>
    /// <param name="message">Which, why, and what would be right.</param>
    public static UserErrorException OfFile(string message) => new(ExitCodes.FileUnusable, "FileUnusable", message);
}
