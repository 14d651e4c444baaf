using AmiPipeline.Errors;
using AmiPipeline.Sharing;
using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Scenarios.Sharing;

/// <summary>What goes wrong with a source of another account: said before anything is given, or taken back.</summary>
public sealed class SharingFaultScenarios
{
    [Fact]
    public async Task WithoutConfiguration_SaysWhichRoleIsMissing_AndCallsNobody()
    {
        var account = new Account();

        var report = await account.RunAsync(SharedSource.Request);

        AssertRefused(report.Failure!, "/source/accountId: is 444455556666, where the pipeline may assume no role AmiPipelineSource; guardrails.roles of the deployment's configuration must name it");
        Assert.Equal(0, account.Engine.Cloud.Calls.Count);
    }

    [Theory]
    [InlineData("another-id", "AmiPipelineSource")]
    [InlineData("an-example", "ami-pipeline/elsewhere/AmiPipelineSource")]
    public async Task RoleThatCannotBeAssumed_IsRefused_AndNotTriedAgain(string externalId, string path)
    {
        var role = new AllowedRole($"arn:aws:iam::{SharedSource.OwnerId}:role/{(path.Contains('/') ? path : "ami-pipeline/" + path)}", externalId);
        var source = new SharedSource(configuration: SharedSource.Configuration with { Guardrails = SharedSource.Configuration.Guardrails with { Roles = [role] } });

        var report = await source.Account.RunAsync(SharedSource.Request);

        AssertRefused(report.Failure!, $"/source/accountId: is 444455556666, whose role {role.Arn} cannot be assumed:");
        Assert.Contains("its trust policy must name account 111122223333 and the external id of guardrails.roles", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Single(source.Account.Engine.Cloud.Calls.All);
        source.AssertNothingLeft();
    }

    [Theory]
    [InlineData("ami-0f000000000000006", "which has a snapshot under arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000003, the AWS managed key of account 444455556666; nobody can share that key")]
    [InlineData("ami-05000000000000001", "which account 444455556666 does not own in us-east-1")]
    public async Task SourceThatCannotBeShared_IsRefused_BeforeAnythingIsGiven(string imageId, string reason)
    {
        var source = new SharedSource();

        var report = await source.Account.RunAsync(SharedSource.Request.Replace(SharedSource.ImageId, imageId, StringComparison.Ordinal));

        AssertRefused(report.Failure!, $"/source/imageId: is {imageId}, {reason}");
        Assert.DoesNotContain(source.Account.Engine.Cloud.Calls.All, call => call.Action.StartsWith("Modify", StringComparison.Ordinal) || call.Action is "CreateTags" or "CreateGrant");
        source.AssertNothingLeft();
    }

    /// <summary>The role is taken away while the execution runs: the image is there, but the execution says what is left.</summary>
    [Fact]
    public async Task AccessThatCannotBeTakenBack_FailsTheExecution()
    {
        var source = new SharedSource();
        source.Account.Engine.Cloud.Calls.Answered += (_, call) =>
        {
            if (call.Action == "CopyImage")
            {
                source.Iam.DefineRole(SharedSource.OwnerId, new RoleDefinition
                {
                    Name = "AmiPipelineSource",
                    Path = "/ami-pipeline/",
                    TrustPolicy = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "sts:AssumeRole" }] }""",
                });
                source.Account.Engine.Clock.Advance(TimeSpan.FromHours(2));
            }
        };

        var report = await source.Account.RunAsync(SharedSource.Request);

        Assert.Equal(nameof(CleanUpIncompleteException), report.Failure!.Error);
        var image = Assert.Single(source.Account.AssertNothingTemporaryLeft());
        Assert.StartsWith($"{image.Id} is committed, but access to the source could not be taken back: AwsAccessDeniedException:", report.Failure.Cause, StringComparison.Ordinal);
    }

    private static void AssertRefused(Failure failure, string message)
    {
        Assert.Equal(nameof(RequestRefusedException), failure.Error);
        Assert.StartsWith(message, failure.Cause, StringComparison.Ordinal);
    }
}
