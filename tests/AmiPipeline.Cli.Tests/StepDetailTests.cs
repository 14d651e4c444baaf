using AmiPipeline.Reports.Progress;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>A step is described by the function that ran, whatever its output looks like.</summary>
public sealed class StepDetailTests
{
    [Theory]
    [InlineData(FunctionNames.CommitImage, """{ "resourceIds": ["ami-1", "snap-1", "snap-2"] }""", "the image and 2 snapshots")]
    [InlineData(FunctionNames.CommitImage, """{ "resourceIds": [] }""", "committed before")]
    [InlineData(FunctionNames.CommitImage, """{ "resourceIds": [], "notNow": true }""", "not now; the copies come first")]
    [InlineData(FunctionNames.ShareSource, """{ "resourceIds": [] }""", "the source is the account's own")]
    [InlineData(FunctionNames.ShareSource, """{ "accountId": "444455556666", "resourceIds": [] }""", "nothing of account 444455556666")]
    [InlineData(FunctionNames.UnshareSource, """{ "accountId": "444455556666", "resourceIds": ["snap-1", "arn:aws:kms:us-east-1:444455556666:key/1"] }""", "1 snapshot, 1 key of account 444455556666")]
    [InlineData(FunctionNames.CreateVolumes, """{ "location": { "accountId": "111122223333", "region": "us-east-1" }, "items": [{ "deviceName": "/dev/sdf", "volumeId": "vol-1" }, { "deviceName": "/dev/sdg", "volumeId": "vol-2" }] }""", "vol-1, vol-2")]
    [InlineData(FunctionNames.CheckVolumes, """{ "location": { "accountId": "111122223333", "region": "us-east-1" }, "items": [{ "deviceName": "/dev/sdf", "volumeId": "vol-1" }], "ready": true }""", "")]
    public void Describe_AFunctionsOutput_SaysWhatCameOfIt(string function, string output, string detail) => Assert.Equal(detail, StepDetail.Describe(function, output));

    [Theory]
    [InlineData(FunctionNames.StartCopy, """{ "image": "ami-1" }""")]
    [InlineData(FunctionNames.CommitImage, """{ "resourceIds": 3 }""")]
    [InlineData(FunctionNames.VerifyImage, "null")]
    [InlineData(null, """{ "imageId": "ami-1" }""")]
    public void Describe_AnOutputOfAnotherVersion_SaysNothing(string? function, string output) => Assert.Equal("", StepDetail.Describe(function, output));
}
