using AmiPipeline.StatesLanguage;

namespace AmiPipeline.Cli.Engines;

/// <summary>The state machine document that is checked in and deployed, as this program carries it.</summary>
public static class PipelineDocument
{
    private const string ResourceName = "ami-pipeline.asl.json";

    /// <summary>The document's text.</summary>
    public static string Json { get; } = Read();

    /// <summary>The document, loaded.</summary>
    public static StateMachineDocument Load() => StateMachineDocument.Load(Json);

    private static string Read()
    {
        using var stream = typeof(PipelineDocument).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The resource {ResourceName} is missing from this program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
