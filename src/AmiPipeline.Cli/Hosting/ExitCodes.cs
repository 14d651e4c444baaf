namespace AmiPipeline.Cli.Hosting;

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

    /// <summary>Those of every command but <c>states</c>, each with its meaning.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Done, "success"),
        (ExecutionFailed, "the execution failed; its temporary resources are removed, or listed as remaining"),
        (Refused, "invalid command line or request, or a request that can't be carried out; nothing was created"),
        (FileUnusable, "a file is missing, unreadable, or not a valid simulated account or configuration"),
        (AwsUnusable, "AWS unavailable: missing Region or credentials, credentials rejected, or no response; nothing was changed"),
        (Unexpected, "internal error"),
        (Cancelled, "stopped with Ctrl-C"),
    ];

    /// <summary>Those of <c>states</c> and its subcommands, each with its meaning.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> OfStates { get; } =
    [
        (Done, "the definition is valid; with run, the execution succeeded"),
        (ExecutionFailed, "the execution failed or timed out"),
        (Refused, "invalid command line, or a definition that is invalid or uses unsupported features"),
        (FileUnusable, "a file is missing or unreadable, or its input, mocks or context are invalid"),
        (Unexpected, "internal error"),
        (Cancelled, "stopped with Ctrl-C"),
    ];
}
