using AmiPipeline.Errors;

namespace AmiPipeline.Cli.Documents;

/// <summary>Why nothing was done, for programs.</summary>
/// <param name="Error">What kind of error.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="Problems">All that is wrong with the request, each with its field as a JSON pointer; empty where that is not the matter.</param>
/// <param name="ExitCode">The exit code.</param>
internal sealed record ErrorDocument(string Error, string Message, IReadOnlyList<Problem> Problems, int ExitCode);
