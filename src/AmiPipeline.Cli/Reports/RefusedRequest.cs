using AmiPipeline.Errors;

namespace AmiPipeline.Cli.Reports;

/// <summary>Reads the problems of a refused request out of an execution's cause: one in a line, pointer and message.</summary>
internal static class RefusedRequest
{
    private const string WholeDocument = "request";

    /// <summary>The problems.</summary>
    /// <param name="cause">The cause of a <see cref="RequestRefusedException"/>.</param>
    public static IReadOnlyList<Problem> Problems(string cause) => [.. cause.Split('\n').Select(Problem)];

    private static Problem Problem(string line) =>
        line.Split(": ", 2) is [var field, var message] && (field == WholeDocument || field.StartsWith('/'))
            ? new Problem(field == WholeDocument ? "" : field, message)
            : new Problem("", line);
}
