using AmiPipeline.Errors;

namespace AmiPipeline.Cli.Hosting;

/// <summary>The program can't do what the command line says, and the user can change that.</summary>
/// <param name="exitCode">The exit code, one of <see cref="ExitCodes"/>.</param>
/// <param name="error">The kind of error, in one word.</param>
/// <param name="message">What is wrong, and what would be right.</param>
/// <param name="problems">All problems of the request; empty for another kind of error.</param>
/// <param name="changes">What a rejected request had changed, and was undone; null for nothing.</param>
internal sealed class UserErrorException(int exitCode, string error, string message, IReadOnlyList<Problem>? problems = null, string? changes = null) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public string Error { get; } = error;

    public IReadOnlyList<Problem> Problems { get; } = problems ?? [];

    /// <summary>What a rejected request had changed, and was undone; null for nothing.</summary>
    public string? Changes { get; } = changes;

    /// <summary>A refused request.</summary>
    /// <param name="problems">All its problems.</param>
    /// <param name="changes">What was changed before that was known, and undone; null for nothing.</param>
    public static UserErrorException Refused(IReadOnlyList<Problem> problems, string? changes = null) =>
        new(ExitCodes.Refused, nameof(RequestRefusedException), string.Join('\n', problems), problems, changes);

    /// <summary>An invalid command line.</summary>
    /// <param name="message">What is wrong, and what would be right.</param>
    public static UserErrorException ForCommandLine(string message) => new(ExitCodes.Refused, "CommandLineRefused", message);

    /// <summary>An unusable file.</summary>
    /// <param name="message">Which, why, and what would be right.</param>
    public static UserErrorException ForFile(string message) => new(ExitCodes.FileUnusable, "FileUnusable", message);

    /// <summary>A bug of this program: the user gets a line to report, not a stack trace.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="advice">What else the user should do; empty for nothing.</param>
    public static UserErrorException Unexpected(Exception error, string advice = "") => new(
        ExitCodes.Unexpected, "Unexpected",
        $"{error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")} This is a bug in ami-pipeline; please report it with the request and the simulated account. {advice}".TrimEnd());
}
