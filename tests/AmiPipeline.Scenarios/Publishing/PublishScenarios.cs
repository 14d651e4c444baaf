using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Scenarios.Outages;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios.Publishing;

/// <summary>Once they are committed, the image and its copies are published, each in its own account and Region.</summary>
public sealed class PublishScenarios
{
    private const string Parameter = "/images/web";
    private const string Europe = CopyAccount.Europe;

    private static readonly string Request = Examples.Request("publish");
    private static readonly AwsLocation Theirs = new(CopyAccount.Other, Account.Region);

    [Fact]
    public async Task Images_ArePublished_EachInItsPlace()
    {
        var account = new CopyAccount();

        var report = await account.SucceedAsync(Request);

        var copies = report.Result!.Copies!.Items;
        AssertPublished(account.Home.View, report.Result.ImageId);
        AssertPublished(account.In(Theirs), copies[1].ImageId!);
        var europe = account.In(Europe);
        Assert.Equal((copies[0].ImageId, 1), (europe.Parameters[Parameter].Value, europe.Parameters[Parameter].Version));
        Assert.NotNull(europe.Image(copies[0].ImageId!).DeprecationTime);
        Assert.Equal("disabled", europe.Image(copies[0].ImageId!).DeregistrationProtection);
        Assert.All(report.Result.Publications!.Items, item => Assert.Equal(Verification.PublicationState.Published, item.State));
    }

    [Fact]
    public async Task SameRequestAgain_PublishesNothingTwice()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(Request);

        var second = await account.SucceedAsync(Request, "run-2");

        Assert.Equivalent(first.Result!.Publications!.Items, second.Result!.Publications!.Items, strict: true);
        AssertPublished(account.Home.View, first.Result.ImageId);
        Assert.Equal(["AttachImageWatermark", "CopyImage", "CreateLaunchTemplateVersion", "EnableImageDeprecation", "EnableImageDeregistrationProtection", "ModifyLaunchTemplate", "PutParameter"],
            account.Home.Engine.Cloud.Calls.All.Where(call => call.AccountId == Account.Id && call.Region == Account.Region).GroupBy(call => call.Action).Where(same => same.Count() == 1).Select(same => same.Key)
                .Intersect(["AttachImageWatermark", "CopyImage", "CreateLaunchTemplateVersion", "EnableImageDeprecation", "EnableImageDeregistrationProtection", "ModifyLaunchTemplate", "PutParameter"]).Order());
    }

    /// <summary>What is missing alone is done: here what a later request adds.</summary>
    [Fact]
    public async Task ImageThatIsThere_IsPublishedLater()
    {
        var account = new CopyAccount();
        var first = await account.SucceedAsync(Home("\"deprecateAfterDays\": 30"));

        var second = await account.SucceedAsync(Home("\"deprecateAfterDays\": 30, \"parameter\": \"/images/web\""), "run-2");

        Assert.Equal(first.Result!.ImageId, second.Result!.ImageId);
        Assert.Equal(first.Result.ImageId, account.Home.View.Parameters[Parameter].Value);
        Assert.Single(account.Home.Engine.Cloud.Calls.All, call => call.Action == "EnableImageDeprecation");
    }

    /// <summary>Somebody sets the former default again before the pipeline reads it back: the next attempt is no repetition of the first.</summary>
    [Fact]
    public async Task DefaultThatIsSetBackMeanwhile_IsSetAgain()
    {
        var account = new CopyAccount();
        var owner = SimulatedClients.Create(account.Home.Engine.Cloud, account.Home.Engine.Clock).Ec2(new AwsLocation(Account.Id, Account.Region));
        var former = account.Home.View.LaunchTemplates.Single(template => template.Name == "frontend").DefaultVersion;
        var isSetBack = false;
        account.Home.Engine.Cloud.Calls.Answered += SetBack;

        var report = await account.SucceedAsync(Home("\"launchTemplate\": { \"launchTemplateName\": \"frontend\", \"setDefault\": true }"));

        Assert.True(isSetBack);
        var template = account.Home.View.LaunchTemplates.Single(found => found.Name == "frontend");
        Assert.Equal(report.Result!.ImageId, template.Images[template.DefaultVersion]);

        void SetBack(object? sender, RecordedCall call)
        {
            if (!isSetBack && call is { Action: "ModifyLaunchTemplate", ErrorCode: null })
            {
                isSetBack = true;
                owner.ModifyLaunchTemplateAsync(new ModifyLaunchTemplateRequest { LaunchTemplateName = "frontend", DefaultVersion = $"{former}" }).GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>An old request again has its old image published: the parameter and the template's default go back, which is said before.</summary>
    [Theory]
    [InlineData("default")]
    [InlineData("latest")]
    public async Task OldRequestAgain_WarnsOfWhatGoesBack(string source)
    {
        var account = new CopyAccount();
        var template = $"\"launchTemplate\": {{ \"launchTemplateName\": \"frontend\", \"sourceVersion\": \"{source}\", \"setDefault\": true }}";
        var old = await account.SucceedAsync(Home(template));
        var later = await account.SucceedAsync(Home(template).Replace("\"name\": \"", "\"name\": \"later-", StringComparison.Ordinal), "run-2");

        var planned = await account.Home.Engine.PlanAsync(Home(template), "run-3", sharesSource: false);

        Assert.Contains($"us-east-1: the default version of the launch template lt-0e000000000000001 launches {later.Result!.ImageId} now, and will launch {old.Result!.ImageId}, which was committed before", planned.Plan.Warnings);
    }

    [Theory]
    [InlineData("\"parameter\": \"/images/list\"", "/publish/parameter", "is a StringList; it must be a String")]
    [InlineData("\"parameter\": \"/images/text\"", "/publish/parameter", "has the data type text; it must have aws:ec2:image")]
    [InlineData("\"parameter\": \"/other/web\"", "/publish/parameter", "the deployment's guardrails do not allow to be written; allowed are /images/*")]
    [InlineData("\"launchTemplate\": { \"launchTemplateName\": \"none\" }", "/publish/launchTemplate/launchTemplateName", "does not exist")]
    [InlineData("\"launchTemplate\": { \"launchTemplateId\": \"lt-0e00000000000000f\" }", "/publish/launchTemplate/launchTemplateId", "the deployment's guardrails do not allow to be changed; allowed are lt-0e000000000000001")]
    [InlineData("\"launchTemplate\": { \"launchTemplateName\": \"other\" }", "/publish/launchTemplate/launchTemplateName", "is lt-0e000000000000003 and the deployment's guardrails do not allow to be changed; allowed are lt-0e000000000000001")]
    [InlineData("\"deprecateAt\": \"2025-12-31T00:00Z\"", "/publish/deprecateAt", "EC2 takes no time in the past")]
    [InlineData("\"deprecateAt\": \"2036-01-02T00:00Z\"", "/publish/deprecateAt", "EC2 takes times at most 10 years away")]
    public async Task WhatCannotBePublished_IsRefusedBeforeAnythingIsMade(string publish, string field, string message)
    {
        var world = Examples.WorldJson
            .Replace("\"parameters\": [", "\"parameters\": [{ \"name\": \"/images/list\", \"type\": \"StringList\", \"value\": \"a,b\" }, { \"name\": \"/images/text\", \"value\": \"ami-03000000000000001\" }, ", StringComparison.Ordinal)
            .Replace("\"launchTemplates\": [{ \"id\": \"lt-0e000000000000001\"", "\"launchTemplates\": [{ \"id\": \"lt-0e000000000000003\", \"name\": \"other\", \"versions\": [{ \"data\": { \"InstanceType\": \"t3.small\" } }] }, { \"id\": \"lt-0e000000000000001\"", StringComparison.Ordinal);
        var account = new CopyAccount(world: world);

        var report = await account.RunAsync(Home(publish));

        Assert.Equal((ExecutionStatus.Failed, field), (report.Status, report.RequestProblems!.Single().Field));
        Assert.Contains(message, report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Empty(account.AssertNothingTemporaryLeft());
    }

    [Fact]
    public async Task WhatIsMissingInOnePlace_IsRefused_WithWhatToDoThere()
    {
        var account = new CopyAccount();

        var report = await account.RunAsync("""
            { "source": { "imageId": "ami-03000000000000001" }, "name": "web", "kmsKeyId": "alias/golden", "copies": { "to": [{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }] },
              "publish": { "launchTemplate": { "launchTemplateName": "frontend" } } }
            """);

        Assert.Equal("/publish/launchTemplate/launchTemplateName: is frontend, which in eu-west-1 does not exist; a publish of the copy's own can name another", report.Failure!.Cause);
    }

    /// <summary>One that fails keeps no other, the failure names what is done, and the same request does the rest.</summary>
    [Theory]
    [InlineData("PutParameter")]
    [InlineData("EnableImageDeprecation")]
    public async Task PublicationThatFails_UndoesNoOther_AndIsDoneByTheSameRequest(string action)
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == action && call.Region == Europe).Refuse("AccessDeniedException", "Injected.");

        var failed = await account.RunAsync(Request);

        Assert.Equal(nameof(PublishFailedException), failed.Failure!.Error);
        Assert.Equal(3, account.AssertNothingTemporaryLeft().Count);
        AssertPublished(account.Home.View, account.Home.View.Parameters[Parameter].Value);
        Assert.Contains("\neu-west-1: ami-", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains("failed: AwsAccessDeniedException: ", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain(Parameter, account.In(Europe).Parameters.Keys);

        await account.SucceedAsync(Request, "run-2");
        Assert.Equal(1, account.In(Europe).Parameters[Parameter].Version);
        Assert.Equal(1, account.Home.View.Parameters[Parameter].Version);
    }

    /// <summary>What is committed is published, although a copy has failed, and the failure tells of both.</summary>
    [Fact]
    public async Task CopyThatFails_KeepsNoOtherFromBeingPublished()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.Region == Europe).Refuse("InvalidParameterValue", "Injected.");
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "PutParameter" && call.AccountId == CopyAccount.Other).Refuse("AccessDeniedException", "Injected too.");

        var failed = await account.RunAsync(Request);

        Assert.Equal(nameof(CopiesFailedException), failed.Failure!.Error);
        AssertPublished(account.Home.View, account.Home.View.Parameters[Parameter].Value);
        Assert.StartsWith("1 of 2 copies could not be made.", failed.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains("\n1 of 2 images could not be published.", failed.Failure.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lambda.Unknown")]
    [InlineData("States.Timeout")]
    public async Task LostResultOfAPass_PublishesNothingTwice(string error)
    {
        var account = new CopyAccount(tasks: functions => new LossyLambda(functions, StateNames.PublishImages, error, times: 1));

        var report = await account.SucceedAsync(Request);

        AssertPublished(account.Home.View, report.Result!.ImageId);
    }

    [Fact]
    public async Task ParameterThatNeverTakesTheImage_FailsByItsName()
    {
        var account = new CopyAccount(options => options with { Latency = options.Latency with { CheckParameter = TimeSpan.FromHours(1) } });

        var report = await account.RunAsync(Home("\"parameter\": \"/images/web\""));

        Assert.Equal(nameof(PublishFailedException), report.Failure!.Error);
        Assert.Contains("/images/web does not name ami-", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Single(account.Home.Engine.Cloud.Calls.All, call => call.Action == "PutParameter");
    }

    /// <summary>Nothing points to an image that is rolled back.</summary>
    [Fact]
    public async Task RollBack_PublishesNothing()
    {
        var account = new CopyAccount();
        account.Home.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.Region == Europe).Refuse("InvalidParameterValue", "Injected.");

        var failed = await account.RunAsync(Request.Replace("\"copies\": {", "\"copies\": { \"onFailure\": \"rollBack\",", StringComparison.Ordinal));

        Assert.Equal(nameof(CopiesFailedException), failed.Failure!.Error);
        Assert.Empty(account.AssertNothingTemporaryLeft());
        Assert.DoesNotContain(Parameter, account.Home.View.Parameters.Keys);
        Assert.Equal(1, account.Home.View.LaunchTemplates.Single().DefaultVersion);
    }

    internal static string Home(string publish) =>
        $$"""{ "source": { "imageId": "ami-03000000000000001" }, "name": "web", "kmsKeyId": "alias/golden", "publish": { {{publish}} } }""";

    internal static void AssertPublished(AccountView view, string imageId)
    {
        var template = Assert.Single(view.LaunchTemplates);
        Assert.Equal((imageId, 1), (view.Parameters[Parameter].Value, view.Parameters[Parameter].Version));
        Assert.Equal((2, 2, imageId), (template.DefaultVersion, template.Images.Count, template.Images[2]));
        var image = view.Image(imageId);
        Assert.Equal("enabled-with-cooldown", image.DeregistrationProtection);
        Assert.NotNull(image.DeprecationTime);
        Assert.Contains("imds=v2.0 ", image.Traits, StringComparison.Ordinal);
        Assert.Equal([$"{view.AccountId}:golden"], image.Watermarks);
    }
}
