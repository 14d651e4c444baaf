using AmiPipeline.Errors;

namespace AmiPipeline.Cli.Json;

/// <summary>Why nothing was done, for programs.</summary>
/// <param name="Error">The kind of error.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="Problems">All problems of the request, each with its field as a JSON pointer; empty for another kind of error.</param>
/// <param name="ExitCode">The exit code.</param>
internal sealed record ErrorDocument(string Error, string Message, IReadOnlyList<Problem> Problems, int ExitCode);
