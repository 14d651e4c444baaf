using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Plans;
using AmiPipeline.Reports;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;
using Tag = Amazon.EC2.Model.Tag;

namespace AmiPipeline.Scenarios.Copies;

/// <summary>Every night the same request, under another name: what is still as planned is kept, place by place, and only the rest is made.</summary>
public sealed class SkipIfCompliantScenarios
{
    private const string Source = "ami-05000000000000001";
    private static readonly string[] Making = ["CopyImage", "CopySnapshot", "RegisterImage", "CreateImage", "CreateTags", "RunInstances"];
    private static readonly string Request = Examples.Request("nightly");
    private static readonly string WithAccounts = Request.Replace("\"to\": [", "\"to\": [{ \"accountId\": \"777788889999\", \"region\": \"us-east-1\", \"kmsKeyId\": \"alias/copies\" }, ", StringComparison.Ordinal);

    private readonly CopyAccount _account = new();

    private IAmazonEC2 Home => Ec2(Account.Region);

    [Theory]
    [InlineData("")]
    [InlineData("\"via\": \"snapshots\", \"volumes\": [{ \"deviceName\": \"/dev/sdf\", \"sizeGiB\": 20, \"kmsKeyId\": \"alias/data\" }],")]
    [InlineData("\"via\": \"instance\",")]
    public async Task WhatIsAsPlanned_IsKeptInEveryPlace_AndThePlanSaysSo(string more)
    {
        var request = WithAccounts.Replace("\"skipIfCompliant\"", $"{more} \"skipIfCompliant\"", StringComparison.Ordinal);
        var first = await _account.SucceedAsync(request);
        var before = _account.Home.Engine.Cloud.Calls.Count;

        var planned = await _account.Home.Engine.PlanAsync(request, "run-2", sharesSource: false);
        var second = await _account.SucceedAsync(request, "run-2");

        Assert.Equal(Ids(first), Ids(second));
        Assert.Equal(3, _account.AssertNothingTemporaryLeft().Count);
        Assert.DoesNotContain(_account.Home.Engine.Cloud.Calls.All.Skip(before), call => Making.Contains(call.Action));
        Assert.Equal(ImageRoute.Existing, second.Result!.Route);
        Assert.Equal($"{first.Result!.ImageId} is of the same source and as planned; skipIfCompliant keeps it", second.Result.Reason);
        Assert.Equal(Ids(second), [planned.Plan.ExistingImageId!, .. planned.Plan.Copies.Select(copy => copy.ExistingImageId!)]);
        Assert.All(second.Result.Copies!.Items, copy => Assert.Equal((ImageRoute.Existing, Verification.CopyState.Committed), (copy.Route, copy.State)));
    }

    /// <summary>The image that is kept is what the missing copy is made of.</summary>
    [Fact]
    public async Task CopyThatIsMissing_IsMadeOfTheImageThatIsKept()
    {
        var first = await _account.SucceedAsync(WithAccounts);
        await Ec2(CopyAccount.Europe).DeregisterImageAsync(new DeregisterImageRequest { ImageId = Ids(first)[2], DeleteAssociatedSnapshots = true });

        var second = await _account.SucceedAsync(WithAccounts, "run-2");

        Assert.Equal(Ids(first).Take(2), Ids(second).Take(2));
        var made = _account.In(CopyAccount.Europe).Image(Ids(second)[2]);
        Assert.Equal(($"nightly-{Source}-run-2", Ids(first)[0]), (made.Name, made.SourceImageId));
        Assert.Equal(3, _account.AssertNothingTemporaryLeft().Count);
    }

    /// <summary>Without an image at home, a copy is known by what it holds all the same.</summary>
    [Fact]
    public async Task ImageThatIsGone_IsMadeAgain_AndItsCopyIsKept()
    {
        var first = await _account.SucceedAsync(Request);
        await Home.DeregisterImageAsync(new DeregisterImageRequest { ImageId = first.Result!.ImageId, DeleteAssociatedSnapshots = true });

        var second = await _account.SucceedAsync(Request, "run-2");

        Assert.NotEqual(Ids(first)[0], Ids(second)[0]);
        Assert.Equal(Ids(first)[1], Ids(second)[1]);
    }

    [Fact]
    public async Task KeyOfOnePlace_Changed_MakesThatImageAnew()
    {
        var first = await _account.SucceedAsync(Request);
        var kms = SimulatedClients.Create(_account.Home.Engine.Cloud, _account.Home.Engine.Clock).Kms(new AwsLocation(Account.Id, CopyAccount.Europe));
        await kms.UpdateAliasAsync(new UpdateAliasRequest { AliasName = "alias/europe", TargetKeyId = _account.In(CopyAccount.Europe).Key("alias/europe-data").Id });

        var second = await _account.SucceedAsync(Request, "run-2");

        Assert.Equal(Ids(first)[0], Ids(second)[0]);
        Assert.NotEqual(Ids(first)[1], Ids(second)[1]);
        Assert.Equal(_account.In(CopyAccount.Europe).Key("alias/europe-data").Arn, second.Result!.Copies!.Items[0].Devices[0].KmsKeyId);
    }

    /// <summary>What the request asks of volumes, and what it adds, is part of the plan; how it names the same key is not.</summary>
    [Theory]
    [InlineData("\"kmsKeyId\": \"alias/golden\"", "\"kmsKeyId\": \"10000000-0000-4000-8000-000000000001\"", true)]
    [InlineData("\"tags\"", "\"description\": \"another\", \"tags\"", true)]
    [InlineData("\"kmsKeyId\": \"alias/golden\"", "\"kmsKeyId\": \"alias/data\"", false)]
    [InlineData("\"skipIfCompliant\": true", "\"skipIfCompliant\": false", false)]
    [InlineData("\"tags\"", "\"volumes\": [{ \"deviceName\": \"/dev/xvda\", \"sizeGiB\": 20 }], \"tags\"", false)]
    [InlineData("\"tags\"", "\"volumes\": [{ \"deviceName\": \"/dev/sdz\", \"sizeGiB\": 1 }], \"tags\"", false)]
    [InlineData("\"tags\"", "\"via\": \"instance\", \"tags\"", false)]
    public async Task OtherRequest_KeepsTheImage_IfItsPlanIsTheSame(string was, string @is, bool keeps)
    {
        var first = await _account.SucceedAsync(Request);
        var other = Request.Replace(was, @is, StringComparison.Ordinal);

        var second = await _account.SucceedAsync(other, "run-2");

        Assert.Equal(keeps, Ids(first)[0] == Ids(second)[0]);
        Assert.Equal(keeps && other.Contains("another", StringComparison.Ordinal), second.Result!.Warnings.Any(warning => warning.EndsWith("without the description of the request", StringComparison.Ordinal)));
    }

    /// <summary>A tag alone proves nothing, and an image that is out of use is none to keep.</summary>
    [Theory]
    [InlineData("disabled")]
    [InlineData("deprecated")]
    [InlineData("not committed")]
    [InlineData("IMDSv2 switched on")]
    public async Task ImageThatIsNoneToKeep_IsMadeAnew(string how)
    {
        // Instances of this one may take IMDSv1 requests.
        var request = Request.Replace(Source, "ami-03000000000000001", StringComparison.Ordinal);
        var first = (await _account.SucceedAsync(request)).Result!.ImageId;
        await (how switch
        {
            "disabled" => Home.DisableImageAsync(new DisableImageRequest { ImageId = first }),
            "deprecated" => DeprecateAsync(first),
            "not committed" => Home.DeleteTagsAsync(new DeleteTagsRequest { Resources = [first], Tags = [new Tag("ami-pipeline:state")] }),
            _ => (Task)Home.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = first, ImdsSupport = "v2.0" }),
        });

        var second = await _account.SucceedAsync(request, "run-2");

        Assert.NotEqual(first, second.Result!.ImageId);
        Assert.Equal("available", _account.Home.View.Image(second.Result.ImageId).State);
    }

    /// <summary>All tags copied to an image of something else, under the same key and of the same size: EC2 says what it was made of.</summary>
    [Fact]
    public async Task ImageThatOnlyHasTheTags_IsNotKept()
    {
        var made = (await _account.SucceedAsync(Request)).Result!.ImageId;
        var first = _account.Home.View.Image(made);
        var other = await Home.CopyImageAsync(new CopyImageRequest { SourceImageId = first.Id, SourceRegion = Account.Region, Name = "other", Encrypted = true, KmsKeyId = "alias/golden" });
        _account.Home.Engine.Clock.AdvanceTo(_account.Home.Engine.Clock.GetUtcNow().AddHours(1));
        await Home.CreateTagsAsync(new CreateTagsRequest([other.ImageId], [.. first.Tags.Select(tag => new Tag(tag.Key, tag.Value))]));
        await Home.DeregisterImageAsync(new DeregisterImageRequest { ImageId = first.Id, DeleteAssociatedSnapshots = true });

        var report = await _account.RunAsync(Request, "run-2");

        Assert.Equal("available", _account.Home.View.Image(other.ImageId).State);
        Assert.NotEqual(other.ImageId, report.Result!.ImageId);
    }

    /// <summary>Each call of the execution that keeps, throttled or refused in turn: nothing is made, and what is there stays.</summary>
    [Fact]
    public async Task Faults_WhileImagesAreKept_MakeNothing()
    {
        await _account.SucceedAsync(Request);
        var world = _account.Home.Engine.Cloud.TrySave()!;
        var calls = await CallsAsync(world);
        Assert.True(calls > 10, $"{calls} calls");
        for (var index = 0; index < calls; index++)
        {
            var kept = new CopyAccount(world: world);
            var (seen, isPassing) = (0, index % 2 == 0);
            var fault = kept.Home.Engine.Cloud.Faults.When(_ => seen++ == index);
            if (isPassing)
            {
                fault.Throttle();
            }
            else
            {
                fault.Refuse("UnauthorizedOperation", "Injected.", 403);
            }

            var report = await kept.RunAsync(Request, "run-2");

            Assert.Empty(kept.AssertNothingTemporaryLeft());
            Assert.True(isPassing ? report.Status == ExecutionStatus.Succeeded : report.Failure is null || report.Failure.Cause!.Length > 20, $"call {index}: {report.Failure}");
        }
    }

    private static async Task<int> CallsAsync(string world)
    {
        var account = new CopyAccount(world: world);
        await account.SucceedAsync(Request, "run-2");
        return account.Home.Engine.Cloud.Calls.Count;
    }

    private static List<string> Ids(ExecutionReport report) => [report.Result!.ImageId, .. report.Result.Copies!.Items.Select(copy => copy.ImageId!)];

    private async Task DeprecateAsync(string imageId)
    {
        var clock = _account.Home.Engine.Clock;
        await Home.EnableImageDeprecationAsync(new EnableImageDeprecationRequest { ImageId = imageId, DeprecateAt = clock.GetUtcNow().AddHours(1).UtcDateTime });
        clock.AdvanceTo(clock.GetUtcNow().AddHours(2));
    }

    private IAmazonEC2 Ec2(string region) => SimulatedClients.Create(_account.Home.Engine.Cloud, _account.Home.Engine.Clock).Ec2(new AwsLocation(Account.Id, region));
}
