namespace AmiPipeline.Cli.Commands.States;

/// <summary>What the command line says about an execution.</summary>
internal sealed record StatesRunArguments
{
    public required string File { get; init; }

    /// <summary>The file with the input; null for <c>{}</c>.</summary>
    public string? Input { get; init; }

    /// <summary>The file with the tasks' results; null for none.</summary>
    public string? Mocks { get; init; }

    /// <summary>The directory that stands for S3; null for none.</summary>
    public string? S3 { get; init; }

    /// <summary>The file with fields laid over the context object; null for none.</summary>
    public string? Context { get; init; }

    /// <summary>Where the virtual clock starts.</summary>
    public required DateTimeOffset Now { get; init; }

    public required long Seed { get; init; }

    public bool History { get; init; }

    public bool Json { get; init; }
}
