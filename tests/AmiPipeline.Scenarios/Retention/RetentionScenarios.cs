using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Scenarios.Outages;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>Once an image is committed, older ones of its family make room, in each place by itself.</summary>
public sealed class RetentionScenarios
{
    [Fact]
    public async Task OlderImages_GoWithTheirSnapshots_InEachPlace()
    {
        var account = new RetentionAccount();
        for (var day = 1; day <= 3; day++)
        {
            await account.MakeAsync(RetentionAccount.Everywhere, $"run-{day}");
        }

        var first = RetentionAccount.Places.Select(place => account.Family(place)[0]).ToList();
        var report = await account.RunAsync(RetentionAccount.Everywhere);

        Assert.Equal(StatesLanguage.Executions.ExecutionStatus.Succeeded, report.Status);
        Assert.All(RetentionAccount.Places, place => Assert.Equal(3, account.Family(place).Count));
        Assert.All(RetentionAccount.Places.Zip(first), pair => Assert.DoesNotContain(account.Copies.In(pair.First).Images, image => image.Id == pair.Second.Id));
        Assert.Equal(
            first.Select(image => new OlderImage(image.Id, OlderImageState.Removed, "not used")),
            report.Result!.Retention!.Items.Select(item => Assert.Single(item.Images)));
        Assert.Equal(RetentionAccount.Places, report.Result.Retention.Items.Select(item => item.Location));
        account.AssertNoneHalfRemoved();
        account.Copies.AssertNothingTemporaryLeft();
    }

    public static TheoryData<string, string> Uses { get; } = new()
    {
        { "protection", "protected from being deregistered" },
        { "instance", "used by instance i-" },
        { "template", "used by launch-template lt-" },
        { "parameter", "used by parameter images frontend" },
        { "oldTemplate", "used by launch-template lt-" },
        { "configuration", "used by launch configuration batch 249" },
        { "disabled", "disabled by somebody else" },
    };

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task OlderImage_ThatIsUsedOrProtected_Stays_AndTheResultSaysWhy(string use, string reason)
    {
        var account = new RetentionAccount();
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        await UseAsync(account, older, use);
        var before = account.Copies.Home.View.Image(older);

        var came = await account.ComesOfAsync();

        Assert.Equal((older, OlderImageState.Kept), (came.ImageId, came.State));
        Assert.StartsWith(reason, came.Reason, StringComparison.Ordinal);
        Assert.Equal((before.State, before.DeprecationTime, before.Tags.Count), (account.Copies.Home.View.Image(older).State, account.Copies.Home.View.Image(older).DeprecationTime, account.Copies.Home.View.Image(older).Tags.Count));
        account.AssertNoneHalfRemoved();
    }

    /// <summary>Names are guesses: what has not all of this pipeline's tags is not even looked at, whatever its name is.</summary>
    [Theory]
    [InlineData("ami-pipeline:family", "other")]
    [InlineData("ami-pipeline:owner", "arn:aws:states:us-east-1:111122223333:stateMachine:Other")]
    [InlineData("ami-pipeline:state", "building")]
    public async Task ImageOfAnother_Stays(string tag, string value)
    {
        var account = new RetentionAccount();
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        await account.Owner.CreateTagsAsync(new CreateTagsRequest([older], [new Tag(tag, value)]));

        var report = await account.RunAsync(RetentionAccount.AtHome);

        Assert.Empty(Assert.Single(report.Result!.Retention!.Items).Images);
        Assert.Contains(account.Copies.Home.View.Images, image => image.Id == older);
    }

    /// <summary>The new image makes none go as long as something still points to an older one.</summary>
    [Fact]
    public async Task PlaceThatCouldNotPublish_IsLeftOut()
    {
        var account = new RetentionAccount();
        var request = RetentionAccount.AtHome.Replace("\"retention\"", "\"publish\": { \"parameter\": \"/images/web\" }, \"retention\"", StringComparison.Ordinal);
        var older = await account.MakeAsync(request, "run-1");
        account.Engine.Cloud.Faults.When(call => call.Action == "PutParameter").Refuse("AccessDeniedException", "Injected.");

        var report = await account.RunAsync(request);

        Assert.Equal(nameof(PublishFailedException), report.Failure!.Error);
        Assert.Contains(account.Copies.Home.View.Images, image => image.Id == older);
        Assert.DoesNotContain(account.Engine.Cloud.Calls.All, call => call.Action == "DeregisterImage");
    }

    /// <summary>An earlier image that is the answer to a request joins the family, and stays though it is the oldest.</summary>
    [Fact]
    public async Task ImageThatIsThere_JoinsTheFamily_AndStays()
    {
        var account = new RetentionAccount();
        var request = RetentionAccount.AtHome.Replace("web-{execution}", "web-fixed", StringComparison.Ordinal);
        var without = await account.MakeAsync(request.Replace("\"retention\": { \"family\": \"web\", \"keepLatest\": 1, \"disableAfterDays\": 10, \"removeAfterDays\": 20 }", "\"tags\": {}", StringComparison.Ordinal), "run-1");
        var newer = await account.MakeAsync(RetentionAccount.AtHome, "run-2");
        Assert.Equal([newer], account.Family(RetentionAccount.Home).Select(image => image.Id));

        var report = await account.RunAsync(request);

        Assert.Equal(without, report.Result!.ImageId);
        Assert.Equal([without, newer], account.Family(RetentionAccount.Home).Select(image => image.Id));
        Assert.Empty(Assert.Single(report.Result.Retention!.Items).Images);
    }

    [Fact]
    public async Task FamilyThatTheDeploymentDoesNotAllow_IsRefused()
    {
        var account = new RetentionAccount();

        var report = await account.RunAsync(RetentionAccount.AtHome.Replace("\"family\": \"web\"", "\"family\": \"database\"", StringComparison.Ordinal));

        Assert.Equal("/retention/family", report.RequestProblems!.Single().Field);
        Assert.Contains("allowed are web, base-*", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Empty(account.Family(RetentionAccount.Home, "database"));
    }

    [Theory]
    [InlineData("Lambda.Unknown")]
    [InlineData("States.Timeout")]
    public async Task LostResultOfAPass_IsMadeUpFor(string error)
    {
        var account = new RetentionAccount(tasks: functions => new LossyLambda(functions, StateNames.RetainImages, error, times: 3));
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        var middle = await account.MakeAsync(RetentionAccount.AtHome, "run-2");

        var report = await account.RunAsync(RetentionAccount.AtHome);

        Assert.Equal([report.Result!.ImageId], account.Family(RetentionAccount.Home).Select(image => image.Id));
        Assert.Equal([new(middle, OlderImageState.Removed, "not used")], Assert.Single(report.Result.Retention!.Items).Images);
        Assert.NotEqual(older, middle);
        account.AssertNoneHalfRemoved();
    }

    /// <summary>A snapshot that another image uses stays, and goes in a later execution once that is gone.</summary>
    [Fact]
    public async Task SnapshotThatAnotherImageUses_Stays_AndGoesLater()
    {
        var account = new RetentionAccount();
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        var snapshot = account.Copies.Home.View.Image(older).Devices[0].SnapshotId!;
        var other = (await account.Owner.RegisterImageAsync(new RegisterImageRequest
        {
            Name = "over-the-same",
            RootDeviceName = "/dev/xvda",
            VirtualizationType = "hvm",
            Architecture = "x86_64",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = snapshot } }],
        })).ImageId;

        var came = await account.ComesOfAsync();

        Assert.Equal(new OlderImage(older, OlderImageState.Removed, $"not used; {snapshot} stays, {other} uses it"), came);
        Assert.Contains(account.Copies.Home.View.Snapshots, found => found.Id == snapshot);
        // EC2's refusal is not relied upon: it is documented for root volumes only.
        Assert.DoesNotContain(account.Engine.Cloud.Calls.All, call => call.Action == "DeleteSnapshot" && call.Parameters["SnapshotId"] == snapshot);
        await Deregister.ImageAsync(account.Copies.Home, other);
        await account.RunAsync(RetentionAccount.AtHome, "run-later");
        Assert.DoesNotContain(account.Copies.Home.View.Snapshots, found => found.Id == snapshot);
        account.AssertNoneHalfRemoved();
    }

    private static async Task UseAsync(RetentionAccount account, string imageId, string use)
    {
        switch (use)
        {
            case "protection":
                await account.Owner.EnableImageDeregistrationProtectionAsync(new EnableImageDeregistrationProtectionRequest { ImageId = imageId });
                break;
            case "instance":
                await account.LaunchAsync(imageId);
                break;
            case "template" or "oldTemplate":
                await account.Owner.CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest { LaunchTemplateName = "batch", LaunchTemplateData = new() { ImageId = imageId } });
                // More versions than EC2 looks at unless it is told to.
                for (var version = 0; use == "oldTemplate" && version < 12; version++)
                {
                    await account.Owner.CreateLaunchTemplateVersionAsync(new CreateLaunchTemplateVersionRequest { LaunchTemplateName = "batch", LaunchTemplateData = new() { InstanceType = "t3.small" } });
                }

                break;
            case "configuration":
                // More than one page, and the last one names it.
                for (var number = 100; number < 250; number++)
                {
                    await account.CreateLaunchConfigurationAsync($"batch {number}", number == 249 ? imageId : "ami-0123456789abcdef0");
                }

                break;
            case "parameter":
                await SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Ssm(RetentionAccount.Home)
                    .PutParameterAsync(new() { Name = "/images/frontend", Value = imageId, Type = Amazon.SimpleSystemsManagement.ParameterType.String, DataType = "text" });
                break;
            default:
                await account.Owner.DisableImageAsync(new DisableImageRequest { ImageId = imageId });
                break;
        }
    }
}
