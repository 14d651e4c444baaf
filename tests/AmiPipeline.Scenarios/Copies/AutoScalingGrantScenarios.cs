using System.Text.Json.Nodes;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>
/// Whoever gets an image can launch it by Auto Scaling: under the statements that the result has for the key policy, or by the grant of the account, its people make the
/// grant for the service-linked role, and no other (Auto Scaling User Guide, "Required AWS KMS key policy for use with encrypted volumes", example 2).
/// </summary>
public sealed class AutoScalingGrantScenarios
{
    private const string ForAutoScaling = "AutoScaled";

    [Theory]
    [InlineData("organizations", Consumer.Organization)]
    [InlineData("organizationalUnits", Consumer.Unit)]
    public async Task Member_UnderTheStatements_LaunchesByAutoScaling_AndNotWithoutTheLast(string list, string holder)
    {
        var account = new CopyAccount(world: Consumer.World, isDeployed: false);
        var consumer = new Consumer(account);
        var image = (await account.SucceedAsync(Request($"\"{list}\": [\"{holder}\"]"))).Result!;
        var (keyArn, statements) = (image.Devices[0].KmsKeyId!, Statements(image));

        Assert.Null(await consumer.GrantAsync(keyArn));
        await consumer.AddToPolicyAsync(keyArn, [.. statements.Where(statement => !IsForAutoScaling(statement!)).Select(statement => statement!.DeepClone())]);
        Assert.Null(await consumer.GrantAsync(keyArn));
        Assert.Equal("terminated", await consumer.LaunchByGroupAsync(image.ImageId));

        await consumer.AddToPolicyAsync(keyArn, statements);
        Assert.NotNull(await consumer.GrantAsync(keyArn));
        Assert.Equal("running", await consumer.LaunchByGroupAsync(image.ImageId));
    }

    /// <summary>The statement is for that one role in the member's own account, and for no more than launching takes.</summary>
    [Theory]
    [InlineData($"arn:aws:iam::{CopyAccount.Third}:root", "Decrypt")]
    [InlineData($"arn:aws:iam::{CopyAccount.Third}:role/people", "Decrypt")]
    [InlineData("arn:aws:iam::999900001111:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling", "Decrypt")]
    [InlineData(Consumer.AutoScaling, "Encrypt")]
    [InlineData(Consumer.AutoScaling, "RetireGrant")]
    public async Task Member_GrantsToNobodyElse_AndNothingMore(string grantee, string operation)
    {
        var account = new CopyAccount(world: Consumer.World);
        var consumer = new Consumer(account);
        var image = (await account.SucceedAsync(Request($"\"organizations\": [\"{Consumer.Organization}\"]"))).Result!;
        var keyArn = image.Devices[0].KmsKeyId!;
        await consumer.AddToPolicyAsync(keyArn, Statements(image));

        Assert.Null(await consumer.GrantAsync(keyArn, grantee, operation));
        Assert.NotNull(await consumer.GrantAsync(keyArn, Consumer.AutoScaling, "Decrypt"));
    }

    /// <summary>Of an account that is not in the organization, the statements say nothing.</summary>
    [Fact]
    public async Task Stranger_UnderTheStatements_GrantsNothing()
    {
        var account = new CopyAccount();
        var consumer = new Consumer(account);
        var image = (await account.SucceedAsync(Request($"\"organizations\": [\"{Consumer.Organization}\"]"))).Result!;
        await consumer.AddToPolicyAsync(image.Devices[0].KmsKeyId!, Statements(image));

        Assert.Null(await consumer.GrantAsync(image.Devices[0].KmsKeyId!));
    }

    /// <summary>An account that is named needs no statement for a key of the image's owner: the pipeline's grant lets it pass on what it has.</summary>
    [Fact]
    public async Task NamedAccount_PassesOnItsGrant_ToNoMoreThanItHas()
    {
        var account = new CopyAccount(world: Consumer.World);
        var consumer = new Consumer(account);
        var image = (await account.SucceedAsync(Request($"\"accounts\": [\"{CopyAccount.Third}\"]"))).Result!;
        var keyArn = image.Devices[0].KmsKeyId!;

        Assert.Null(await consumer.GrantAsync(keyArn, Consumer.AutoScaling, "Encrypt"));
        Assert.Equal("terminated", await consumer.LaunchByGroupAsync(image.ImageId));
        Assert.NotNull(await consumer.GrantAsync(keyArn));
        Assert.Equal("running", await consumer.LaunchByGroupAsync(image.ImageId));
    }

    /// <summary>A key of a third account: its owner adds the statements, which name the account.</summary>
    [Fact]
    public async Task NamedAccount_UnderTheStatementsOfAnotherAccountsKey_LaunchesByAutoScaling()
    {
        var account = new CopyAccount(world: Consumer.World, isDeployed: false);
        var consumer = new Consumer(account);
        var image = (await account.SucceedAsync(Request($"\"accounts\": [\"{CopyAccount.Third}\"]").Replace("alias/golden", ForeignKey, StringComparison.Ordinal))).Result!;

        Assert.Null(await consumer.GrantAsync(ForeignKey));
        await consumer.AddToPolicyAsync(ForeignKey, Statements(image));
        Assert.NotNull(await consumer.GrantAsync(ForeignKey));
        Assert.Equal("running", await consumer.LaunchByGroupAsync(image.ImageId));
        Assert.Null(await consumer.GrantAsync(ForeignKey, $"arn:aws:iam::{CopyAccount.Third}:root"));
    }

    // A key that its account lets the pipeline's use.
    private const string ForeignKey = "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000002";

    private static string Request(string with) => $$"""{ "source": { "imageId": "ami-03000000000000001" }, "name": "shared", "kmsKeyId": "alias/golden", "shareWith": { {{with}} } }""";

    private static JsonArray Statements(VerifiedImage image) => JsonNode.Parse(Assert.Single(image.Sharing!.KeyPolicies!).Statements)!.AsArray();

    private static bool IsForAutoScaling(JsonNode statement) => statement["Sid"]!.GetValue<string>().EndsWith(ForAutoScaling, StringComparison.Ordinal);
}
