using AmiPipeline.Cli.Hosting;
using AmiPipeline.Configuration;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Simulator.Definitions;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary><c>unshare</c> takes back what <c>shareWith</c> gave: in a simulated account that a run has left.</summary>
public sealed class UnshareCommandTests : IAsyncLifetime
{
    private const string Account = "777788889999";
    private const string Organization = "arn:aws:organizations::111122223333:organization/o-exampleorg1";

    private const string AutoScaling = $"arn:aws:iam::{Account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

    private readonly TemporaryFiles _files = new();
    private string _imageId = "";
    private string _grantId = "";
    private string _account = "";

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var world = WorldDefinition.Parse(await File.ReadAllTextAsync(Cli.Example("simulated-account.json"), cancellation));
        var configuration = ConfigurationReader.Read(await File.ReadAllTextAsync(Cli.Example("other-account.deployment.json"), cancellation));
        var engine = new SimulatedEngine(world, new SimulatedEngineOptions { AccountId = "111122223333", Region = "us-east-1", Functions = new FunctionSettings { Configuration = configuration } });
        var report = await engine.RunAsync(await File.ReadAllTextAsync(Cli.Example("share.json"), cancellation), "shared", cancellation);
        _imageId = report.Result!.ImageId;
        var theirs = SimulatedClients.Create(engine.Cloud, engine.Clock).Kms(new AwsLocation(Account, "us-east-1"));
        _grantId = (await theirs.CreateGrantAsync(new() { KeyId = report.Result.Devices[0].KmsKeyId, GranteePrincipal = AutoScaling, Operations = ["CreateGrant", "Decrypt"] }, cancellation)).GrantId;
        _account = _files.Add("account.json", engine.Cloud.TrySave()!);
    }

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--from", Account, Organization)]
    public async Task All_OfWhatWasGiven_IsListed_AndTaken(params string[] options)
    {
        var result = await UnshareAsync([.. options, "--output", "json"]);

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        var access = result.Document().GetProperty("access").EnumerateArray().ToList();
        Assert.Equal(["launch", "createVolume", "grant"], access.Select(item => item.GetProperty("access").GetString()).Distinct());
        Assert.Equal([Account, Organization], access[0].GetProperty("holders").EnumerateArray().Select(holder => holder.GetString()).Order());
        Assert.All(access.Skip(1), item => Assert.Equal(Account, item.GetProperty("holders")[0].GetString()));
        Assert.Equal(options[0] == "--dry-run", result.Document().GetProperty("isDryRun").GetBoolean());
    }

    [Fact]
    public async Task Text_SaysWhatIsTaken_AndFromWhom()
    {
        var result = await UnshareAsync("--from", Organization);

        Assert.Equal((ExitCodes.Done, ""), (result.ExitCode, result.Error));
        Assert.Contains("Revoked      1 permission, and read back", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Account, result.Out.Replace(Organization, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>The grant of the account itself is not the command's to take: it is named, with what the key's owner can do.</summary>
    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--from", Account)]
    public async Task GrantOfTheAccount_IsNamed(params string[] options)
    {
        var text = await UnshareAsync(options);
        var json = await UnshareAsync([.. options, "--output", "json"]);

        Assert.Contains($"account {Account} has a grant of its own on key/10000000-0000-4000-8000-000000000001, by which {AutoScaling} may use the key", Folded(text.Out), StringComparison.Ordinal);
        Assert.Contains($"aws kms revoke-grant --region us-east-1 --key-id arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001 --grant-id {_grantId}", text.Out, StringComparison.Ordinal);
        Assert.Contains("statements in key policies", text.Out, StringComparison.Ordinal);
        Assert.Equal(_grantId, Assert.Single(json.Document().GetProperty("stayingGrants").EnumerateArray()).GetProperty("grantId").GetString());
    }

    [Theory]
    [InlineData("IMAGE is \"ami-x\"; it must be an image's ID", "ami-x")]
    [InlineData("IMAGE is ami-0123456789abcdef0, and account 111122223333 has no such image of its own in us-east-1.", "ami-0123456789abcdef0")]
    [InlineData("--from is \"1234\"; it must be an account's 12 digits", "ami-0123456789abcdef0", "--from", "1234")]
    [InlineData("--from is \"arn:aws:iam::111122223333:root\"", "ami-0123456789abcdef0", "--from", "arn:aws:iam::111122223333:root")]
    [InlineData("--account can't be combined with --aws.", "ami-0123456789abcdef0", "--aws")]
    public async Task WhatCannotBe_IsRefused(string message, params string[] args)
    {
        var result = await Cli.RunAsync(["unshare", .. args, "--account", _account]);

        Assert.Equal(ExitCodes.Refused, result.ExitCode);
        Assert.Contains(message, string.Join(' ', result.Error.Split((char[])['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[])['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));

    private Task<CliResult> UnshareAsync(params string[] options) => Cli.RunAsync(["unshare", _imageId, "--account", _account, .. options]);
}
