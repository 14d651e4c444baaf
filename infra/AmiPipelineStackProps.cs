using Amazon.CDK;
using AmiPipeline.Configuration;

namespace AmiPipeline.Infra;

/// <summary>What an <see cref="AmiPipelineStack"/> is made of.</summary>
public sealed record AmiPipelineStackProps
{
    /// <summary>What the deployer decides: the same as <c>deployment.json</c>, with the same defaults.</summary>
    public required DeploymentConfiguration Configuration { get; init; }

    /// <summary>The path of the functions' executable: the file <c>bootstrap</c> that <c>dotnet publish src/AmiPipeline.Functions -c Release -r linux-x64</c> leaves.</summary>
    public required string Bootstrap { get; init; }

    /// <summary>The folder that <c>dotnet publish src/AmiPipeline.ReportFunction -c Release</c> leaves; needed if the configuration has <see cref="DeploymentConfiguration.Reports"/>. Default, null: none.</summary>
    public string? ReportFunction { get; init; }

    /// <summary>Account and Region, tags, termination protection, and whatever else CDK has for a stack, except its name. Default, null: nothing.</summary>
    public IStackProps? Stack { get; init; }
}
