namespace AmiPipeline.Cli.Progress;

/// <summary>How a step of an execution went.</summary>
internal enum StepOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It failed and is tried again.</summary>
    Retried,

    /// <summary>It failed, and the build with it.</summary>
    Failed,
}
