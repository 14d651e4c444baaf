using AmiPipeline.Events;
using AmiPipeline.StatesLanguage;

namespace AmiPipeline.Engines;

/// <summary>The state machine documents that are checked in and deployed, as this program carries them.</summary>
public static class PipelineDocument
{
    private static readonly Lazy<StateMachineDocument> Loaded = new(() => StateMachineDocument.Load(Json!));
    private static readonly Lazy<StateMachineDocument> CleanUpLoaded = new(() => StateMachineDocument.Load(CleanUpJson!));

    /// <summary>The pipeline's text.</summary>
    public static string Json { get; } = Read("ami-pipeline.asl.json");

    /// <summary>The pipeline, loaded: once for all executions.</summary>
    public static StateMachineDocument Load() => Loaded.Value;

    /// <summary>The clean-up state machine, loaded: only the pipeline's clean-up loop. Also loaded once for all executions.</summary>
    public static StateMachineDocument LoadCleanUp() => CleanUpLoaded.Value;

    /// <summary>The clean-up state machine's text.</summary>
    public static string CleanUpJson { get; } = Read("ami-pipeline-clean-up.asl.json");

    /// <summary>What a clean-up starts with: as much of Step Functions' event as it reads.</summary>
    /// <param name="execution">An execution that has ended.</param>
    /// <param name="request">What it was started with; null if that is not known.</param>
    public static string CleanUpInput(ExecutionIdentity execution, string? request = null)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return new ExecutionEvent(new(execution.Id, execution.Name, execution.StateMachineArn, "ABORTED", request)).ToJson();
    }

    /// <summary>The fleet state machine's text, for a pipeline: what only a deployment knows is filled in.</summary>
    /// <param name="pipeline">The pipeline's state machine.</param>
    /// <param name="bucket">The bucket of lists and results; null for none.</param>
    public static string FleetJson(StateMachineArn pipeline, string? bucket)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var executions = pipeline.Execution("").ToString();
        return Read(bucket is null ? "ami-pipeline-fleet.asl.json" : "ami-pipeline-fleet-s3.asl.json")
            .Replace(FleetPlaceholders.StateMachine, pipeline.ToString(), StringComparison.Ordinal)
            .Replace(FleetPlaceholders.Executions, executions[..^1], StringComparison.Ordinal)
            .Replace(FleetPlaceholders.Bucket, bucket, StringComparison.Ordinal);
    }

    private static string Read(string resourceName)
    {
        using var stream = typeof(PipelineDocument).Assembly.GetManifestResourceStream(resourceName)
            ?? throw new InvalidOperationException($"The resource {resourceName} is missing from this program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
