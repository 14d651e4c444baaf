using AmiPipeline.StatesLanguage;
using Xunit;

namespace AmiPipeline.Infra.Tests;

/// <summary>What must hold for the fleet state machine's documents.</summary>
public sealed class FleetDocumentTests
{
    public const string Path = "statemachine/ami-pipeline-fleet.asl.json";
    public const string S3Path = "statemachine/ami-pipeline-fleet-s3.asl.json";

    [Theory]
    [InlineData(Path)]
    [InlineData(S3Path)]
    public void Document_HasNoFaults(string path) => Assert.Empty(StateMachineDocument.Check(Repository.Read(path)));

    /// <summary>Without a bucket, nothing of S3 is in it.</summary>
    [Fact]
    public void DocumentWithoutBucket_KnowsNoS3() => Assert.DoesNotContain("s3", Repository.Read(Path), StringComparison.OrdinalIgnoreCase);
}
