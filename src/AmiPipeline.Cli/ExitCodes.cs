namespace AmiPipeline.Cli;

/// <summary>What the program's exit code means. The help texts print the same.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int ExecutionFailed = 1;
    public const int Refused = 2;
    public const int FileUnusable = 3;
    public const int AwsUnusable = 4;
    public const int Unexpected = 70;
    public const int Cancelled = 130;

    /// <summary>All of them, each with its meaning.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Done, "done"),
        (ExecutionFailed, "the execution failed; what it had made is removed, or listed as left"),
        (Refused, "the command line or the request is malformed, or asks for what cannot be done; nothing was made"),
        (FileUnusable, "a file is missing or unreadable, or the simulated account file is not right"),
        (AwsUnusable, "no AWS to work with: no Region, no credentials, refused ones, or no answer; nothing was touched"),
        (Unexpected, "a fault of the program itself"),
        (Cancelled, "stopped with Ctrl-C"),
    ];
}
