using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Plans;
using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What plan, run and report say of sharing: the same rows before and after.</summary>
public sealed class SharingViewsTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Rows_OfThePlan_AreThoseOfTheResult()
    {
        var plan = await RunAsync("plan");
        var run = await RunAsync("run", "--report", _files.PathOf("report.html"));

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (plan.ExitCode, run.ExitCode));
        Assert.Equal(2, Rows(plan.Out).Count);
        Assert.Equal(Rows(plan.Out), Rows(run.Out));
        Assert.Contains("2 of 2 images shared as requested after ", Folded(run.Out), StringComparison.Ordinal);
        Assert.Contains("CreateGrant, ModifySnapshotAttribute, ModifyImageAttribute to let 777788889999 use the image and its copies, unless they can", Folded(plan.Out), StringComparison.Ordinal);
        Assert.All([plan.Out, run.Out], text => Assert.Contains("a grant can't give this; add to the key policy, whose Version must be 2012-10-17:", Folded(text), StringComparison.Ordinal));
        Assert.All([plan.Out, run.Out], text => Assert.Contains($"777788889999, to launch what is under alias/europe: {Grant("777788889999")}", Folded(text), StringComparison.Ordinal));
        Assert.All([plan.Out, run.Out], text => Assert.Contains($"each account of arn:aws:organizations::111122223333:organization/o-exampleorg1, to launch what is under alias/europe: {Grant("ACCOUNT")}", Folded(text), StringComparison.Ordinal));
        Assert.Contains(Grant("777788889999"), await _files.ReadAsync("report.html"), StringComparison.Ordinal);
        Assert.Contains("Shared in eu-west-1", await _files.ReadAsync("report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_HasEachDestination_AndWhatKeyPoliciesLack_BeforeAndAfter()
    {
        var plan = (await RunAsync("plan", "--output", "json")).Document();
        var run = (await RunAsync("run", "--output", "json")).Document();
        var image = run.GetProperty("image");
        var sharing = image.GetProperty("sharing");

        Assert.Equal(["777788889999"], plan.GetProperty("plan").GetProperty("sharing").GetProperty("accounts").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(
            [image.GetProperty("imageId").GetString(), image.GetProperty("copies").GetProperty("items")[0].GetProperty("imageId").GetString()],
            sharing.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("imageId").GetString()));
        Assert.All(sharing.GetProperty("items").EnumerateArray(), item => Assert.Equal("shared", item.GetProperty("state").GetString()));
        Assert.True(JsonElement.DeepEquals(plan.GetProperty("keyPolicies"), sharing.GetProperty("keyPolicies")));
        Assert.True(JsonElement.DeepEquals(plan.GetProperty("autoScalingGrants"), run.GetProperty("autoScalingGrants")));
        Assert.Contains(Grant("777788889999"), plan.GetProperty("autoScalingGrants").EnumerateArray().Select(grant => grant.GetProperty("command").GetString()));
    }

    /// <summary>More commands than a person would copy are one, with placeholders; a key's owner, and that of the image, make none.</summary>
    [Fact]
    public void Commands_OfManyAccounts_AreOne()
    {
        const string Theirs = "arn:aws:kms:us-east-1:444455556666:key/1";
        var few = Grants(["222233334444", "444455556666"], Theirs);
        var many = Grants([.. Enumerable.Range(0, 9).Select(number => $"22223333444{number}"), "444455556666"], Theirs, "arn:aws:kms:eu-west-1:444455556666:key/2");

        Assert.Equal(["222233334444"], Assert.Single(few).Holders);
        var one = Assert.Single(many);
        Assert.Equal((9, 2), (one.Holders.Count, one.KeyArns.Count));
        Assert.StartsWith("aws kms create-grant --region REGION --key-id KEY_ARN --grantee-principal arn:aws:iam::ACCOUNT:role/aws-service-role/", one.Command, StringComparison.Ordinal);
    }

    /// <summary>The result of <c>unshareFrom</c> says who had access, and then that nobody had.</summary>
    [Fact]
    public async Task Unsharing_ThatFindsNobody_SaysSo()
    {
        var request = _files.Add("request.json", """{ "source": { "imageId": "ami-05000000000000001" }, "name": "shared", "kmsKeyId": "alias/golden", "unshareFrom": { "all": true } }""");

        var run = await Cli.RunAsync("run", request, "--account", Cli.Example("simulated-account.json"), "--configuration", Cli.Example("other-account.deployment.json"), "--report", _files.PathOf("report.html"));

        Assert.Contains("Could use it before", run.Out, StringComparison.Ordinal);
        Assert.Contains("nobody", run.Out, StringComparison.Ordinal);
        Assert.Contains("removes no statement from a key policy", Folded(run.Out), StringComparison.Ordinal);
        Assert.Contains("could use it before: nobody", await _files.ReadAsync("report.html"), StringComparison.Ordinal);
    }

    private static IReadOnlyList<AutoScalingGrant> Grants(IReadOnlyList<string> accounts, params IEnumerable<string> keys) => AutoScalingGrant.Create(new VerifiedImage
    {
        ImageId = "ami-1",
        Name = "shared",
        Location = new AwsLocation("111122223333", "us-east-1"),
        Route = ImageRoute.Copy,
        Reason = "",
        Devices = [.. keys.Select(key => new VerifiedDevice { DeviceName = key, SizeGiB = 8, Encrypted = true, KmsKeyId = key })],
        Sharing = new ImageSharing([new SharedDestination { ImageId = "ami-1" }], new SharingPlan { Accounts = accounts }, null, null, null),
    });

    // The command of docs/requests.md, for the key of the copy.
    private static string Grant(string account) =>
        $"aws kms create-grant --region eu-west-1 --key-id arn:aws:kms:eu-west-1:111122223333:key/20000000-0000-4000-8000-000000000001 --grantee-principal arn:aws:iam::{account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling --operations CreateGrant Decrypt DescribeKey GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo";

    private Task<CliResult> RunAsync(string command, params string[] options) =>
        Cli.RunAsync([command, Cli.Example("share.json"), "--configuration", Cli.Example("other-account.deployment.json"), .. options]);

    private static List<string> Rows(string text) =>
        [.. text.Split('\n').Where(line => line.Contains("777788889999", StringComparison.Ordinal) && line.StartsWith('│')).Select(line => line.Replace(" ", "", StringComparison.Ordinal))];

    private static string Folded(string text) => string.Join(' ', text.Split((char[])['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
