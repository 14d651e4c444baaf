using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Verification;
using Xunit;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>What cannot be told is kept: an older image is deprecated first, then disabled, then gone, with days in between.</summary>
public sealed class GentleScenarios
{
    private static readonly AwsLocation Others = new(CopyAccount.Other, Account.Region);

    [Theory]
    [InlineData("CreateImageUsageReport", "reports of its use are denied")]
    [InlineData("DescribeImageReferences", "DescribeImageReferences is denied")]
    [InlineData("DescribeLaunchConfigurations", "DescribeLaunchConfigurations is denied")]
    public async Task ImageWhoseUseCannotBeTold_IsDeprecated_ThenDisabled_ThenGone(string denied, string reason)
    {
        var account = new RetentionAccount();
        var older = await SharedAsync(account);
        account.Engine.Cloud.Faults.When(call => call.Action == denied, times: 100).Refuse("UnauthorizedOperation", "Injected.", 403);

        var first = await account.ComesOfAsync("run-2");
        Assert.Equal(OlderImageState.Deprecated, first.State);
        Assert.Contains(reason, first.Reason, StringComparison.Ordinal);
        Assert.NotNull(account.Copies.Home.View.Image(older).DeprecationTime);
        Assert.Equal(OlderImageState.Deprecated, await LaterAsync(account, days: 9, older, "run-3"));
        Assert.Equal("available", account.Copies.Home.View.Image(older).State);

        Assert.Equal(OlderImageState.Disabled, await LaterAsync(account, days: 2, older, "run-4"));
        Assert.Equal("disabled", account.Copies.Home.View.Image(older).State);
        Assert.Equal(OlderImageState.Disabled, await LaterAsync(account, days: 19, older, "run-5"));
        Assert.NotEmpty(account.Copies.Home.View.Image(older).Devices);

        Assert.Equal(OlderImageState.Removed, await LaterAsync(account, days: 2, older, "run-6"));
        Assert.DoesNotContain(account.Copies.Home.View.Images, image => image.Id == older);
        account.AssertNoneHalfRemoved();
    }

    /// <summary>A report that EC2 makes in time tells whether another account uses it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SharedImage_GoesOrStays_ByTheReportOfItsUse(bool isUsed)
    {
        var account = new RetentionAccount();
        var older = await SharedAsync(account);
        if (isUsed)
        {
            await SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Ec2(Others)
                .CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest { LaunchTemplateName = "theirs", LaunchTemplateData = new() { ImageId = older } });
        }

        var came = await account.ComesOfAsync();

        Assert.Equal(isUsed ? new(older, OlderImageState.Kept, $"used by account {CopyAccount.Other}") : new(older, OlderImageState.Removed, "not used"), came);
        account.AssertNoneHalfRemoved();
    }

    /// <summary>A report that takes longer than an execution waits serves the next one.</summary>
    [Fact]
    public async Task ReportThatIsLate_ServesTheNextExecution()
    {
        var account = new RetentionAccount(options => options with { Latency = options.Latency with { UsageReport = TimeSpan.FromHours(3) } });
        var older = await SharedAsync(account);

        var report = await account.Copies.SucceedAsync(RetentionAccount.AtHome.Replace("\"retention\"", "\"tags\": { \"team\": \"base\" }, \"retention\"", StringComparison.Ordinal), "run-2");
        var came = Assert.Single(Assert.Single(report.Result!.Retention!.Items).Images);
        Assert.Equal(new OlderImage(older, OlderImageState.Deprecated, "shared, and its usage report is not ready yet"), came);

        Assert.Equal(OlderImageState.Removed, await LaterAsync(account, days: 1, older, "run-3"));
        var asked = Assert.Single(account.Engine.Cloud.Calls.All, call => call.Action == "CreateImageUsageReport");
        // A service control policy may demand tags of whatever is made.
        Assert.Equal("image-usage-report", asked.Parameters["TagSpecification.1.ResourceType"]);
        Assert.Equal(["ami-pipeline:execution", "ami-pipeline:owner", "ami-pipeline:state", "team"], asked.Parameters
            .Where(parameter => parameter.Key.StartsWith("TagSpecification.1.Tag.", StringComparison.Ordinal) && parameter.Key.EndsWith(".Key", StringComparison.Ordinal))
            .Select(parameter => parameter.Value).Where(key => key is "team" or "ami-pipeline:execution" or "ami-pipeline:owner" or "ami-pipeline:state").Order(StringComparer.Ordinal));
    }

    /// <summary>What launched it lately and is listed nowhere, such as a Spot Fleet request, may launch it again.</summary>
    [Fact]
    public async Task ImageThatWasLaunchedLately_IsNotRemovedAtOnce()
    {
        var account = new RetentionAccount();
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        await account.LaunchAsync(older);
        account.Engine.Clock.Advance(TimeSpan.FromDays(2));
        var instance = account.Copies.Home.View.Instances.Single(each => each.State == "running" && each.ImageId == older);
        await account.Owner.TerminateInstancesAsync(new TerminateInstancesRequest([instance.Id]));
        account.Engine.Clock.Advance(TimeSpan.FromHours(2));

        var came = await account.ComesOfAsync();

        Assert.Equal(OlderImageState.Deprecated, came.State);
        Assert.Contains("by something that EC2 does not list", came.Reason, StringComparison.Ordinal);
        Assert.Equal(OlderImageState.Removed, await LaterAsync(account, days: 40, older, "run-3"));
    }

    /// <summary>Whatever step it has come to, one that a launch configuration names stays where it is.</summary>
    [Theory]
    [InlineData(OlderImageState.Deprecated, 11)]
    [InlineData(OlderImageState.Disabled, 31)]
    public async Task ImageOnItsWay_ThatALaunchConfigurationComesToName_Stays(OlderImageState reached, int days)
    {
        var account = new RetentionAccount();
        var older = await SharedAsync(account);
        account.Engine.Cloud.Faults.When(call => call.Action == "DescribeImageReferences", times: 100).Refuse("UnauthorizedOperation", "Injected.", 403);
        await account.ComesOfAsync("run-2");
        if (reached == OlderImageState.Disabled)
        {
            Assert.Equal(reached, await LaterAsync(account, days: 11, older, "run-3"));
        }

        var before = account.Copies.Home.View.Image(older).State;
        await account.CreateLaunchConfigurationAsync("batch", older);

        Assert.Equal(OlderImageState.Kept, await LaterAsync(account, days, older, "run-4"));
        Assert.Equal(before, account.Copies.Home.View.Image(older).State);
    }

    /// <summary>Somebody who enables it again wants it: it begins anew.</summary>
    [Fact]
    public async Task ImageThatIsEnabledAgain_BeginsAnew()
    {
        var account = new RetentionAccount();
        var older = await SharedAsync(account);
        account.Engine.Cloud.Faults.When(call => call.Action == "DescribeImageReferences", times: 100).Refuse("UnauthorizedOperation", "Injected.", 403);
        await account.ComesOfAsync("run-2");
        Assert.Equal(OlderImageState.Disabled, await LaterAsync(account, days: 11, older, "run-3"));

        await account.Owner.EnableImageAsync(new EnableImageRequest { ImageId = older });

        Assert.Equal(OlderImageState.Deprecated, await LaterAsync(account, days: 30, older, "run-4"));
        Assert.Equal("available", account.Copies.Home.View.Image(older).State);
    }

    private static async Task<string> SharedAsync(RetentionAccount account)
    {
        var older = await account.MakeAsync(RetentionAccount.AtHome, "run-1");
        await account.ShareAsync(older);
        return older;
    }

    private static async Task<OlderImageState> LaterAsync(RetentionAccount account, int days, string imageId, string execution)
    {
        account.Engine.Clock.Advance(TimeSpan.FromDays(days));
        var report = await account.Copies.SucceedAsync(RetentionAccount.AtHome, execution);
        return report.Result!.Retention!.Items.Single().Images.Single(image => image.ImageId == imageId).State;
    }
}
