using Amazon.SimpleSystemsManagement.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Plans;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.StatesLanguage.Drivers;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>A request whose source is named by a parameter: the plan fixes the image, and from then on it is as if the request had named it.</summary>
public sealed class ParameterScenarios
{
    private const string First = "ami-03000000000000001";
    private const string Second = "ami-02000000000000001";

    private static readonly AwsLocation Here = new(Account.Id, Account.Region);

    [Fact]
    public async Task Parameter_NamesTheSource_WhichTheResultTells()
    {
        var account = new Account();

        var report = await account.RunAsync(Examples.Request("from-parameter"));

        Assert.Equal((First, new ResolvedParameter("/base/linux", 1)), (report.Result!.SourceId, report.Result.SourceParameter));
        Assert.Equal("golden-s3-unencrypted", report.Result.Name);
        Assert.Equal(First, account.View.Image(report.Result.ImageId).SourceImageId);
    }

    [Fact]
    public async Task SameImageByItsId_IsTheSameRequest()
    {
        var account = new Account();
        var made = await account.SucceedAsync(Examples.Request("from-parameter"), "run-1");

        var again = await account.RunAsync(Examples.Request("from-parameter").Replace("resolve:ssm:/base/linux", First, StringComparison.Ordinal), "run-2");

        Assert.Equal((ImageRoute.Existing, made.Id, null), (again.Result!.Route, again.Result.ImageId, again.Result.SourceParameter));
    }

    [Fact]
    public async Task ParameterThatNamesAnotherImage_IsAnotherRequest()
    {
        var account = new Account();
        var first = await account.SucceedAsync(Examples.Request("from-parameter"), "run-1");
        await PutAsync(account.Engine, Second);

        var second = await account.SucceedAsync(Examples.Request("from-parameter"), "run-2");
        var old = await account.RunAsync(Examples.Request("from-parameter").Replace("/base/linux", "/base/linux:1", StringComparison.Ordinal), "run-3");

        Assert.Equal(("golden-s3-unencrypted", "golden-s2-encrypted-root"), (first.Name, second.Name));
        Assert.Equal((first.Id, new ResolvedParameter("/base/linux:1", 1)), (old.Result!.ImageId, old.Result.SourceParameter));
    }

    [Fact]
    public async Task ParameterThatChanges_WhileTheImageIsMade_ChangesNothing()
    {
        SimulatedEngine? engine = null;
        var account = new Account(tasks: handler => new BeforeTask(handler, "Start copy", () => PutAsync(engine!, Second)));
        engine = account.Engine;

        var report = await account.RunAsync(Examples.Request("from-parameter"));

        Assert.Equal((First, 1), (report.Result!.SourceId, report.Result.SourceParameter!.Version));
        Assert.Equal(First, account.View.Image(report.Result.ImageId).SourceImageId);
    }

    [Theory]
    [InlineData("/none", "resolve:ssm:/none, which does not exist in us-east-1 of account 111122223333")]
    [InlineData("/base/linux:2", "resolve:ssm:/base/linux:2, which does not exist in us-east-1 of account 111122223333")]
    [InlineData("/list", "resolve:ssm:/list, which is a StringList; it must be a String")]
    [InlineData("/secret", "resolve:ssm:/secret, whose value is no image id; it must be ami- and 8 or 17 lower-case hexadecimal digits")]
    [InlineData("/gone", "ami-0aaaaaaaaaaaaaaaa, which does not exist in us-east-1 or is not shared with account 111122223333 (resolve:ssm:/gone, version 1)")]
    [InlineData("arn:aws:x", "\"resolve:ssm:arn:aws:x\"; must be ami- and 8 or 17 lower-case hexadecimal digits, or resolve:ssm: and the name of a Systems Manager parameter")]
    public async Task ParameterWithoutAnImage_IsRefused_AndItsValueIsNotShown(string name, string message)
    {
        var account = new Account(world: WorldDefinition.Parse(World));

        var report = await account.RunAsync(Examples.Request("from-parameter").Replace("/base/linux", name, StringComparison.Ordinal));

        Assert.Equal((ExecutionStatus.Failed, "RequestRefusedException", $"/source/imageId: is {message}"), (report.Status, report.Failure!.Error, report.Failure.Cause));
        Assert.Equal(TimeSpan.Zero, report.Duration);
    }

    [Fact]
    public async Task ParameterThatMayNotBeRead_IsRefusedWithWhatIsMissing()
    {
        var account = new Account(roleOf: WithoutParameters);

        var report = await account.RunAsync(Examples.Request("from-parameter"));

        Assert.Equal("RequestRefusedException", report.Failure!.Error);
        Assert.StartsWith("/source/imageId: is resolve:ssm:/base/linux, which cannot be read: ", report.Failure.Cause, StringComparison.Ordinal);
        Assert.Contains("ssm:GetParameters on resource: arn:aws:ssm:us-east-1:111122223333:parameter/base/linux", report.Failure.Cause, StringComparison.Ordinal);
    }

    private static FunctionRole WithoutParameters(FunctionRole role) => role.Function != FunctionNames.PlanImage ? role : role.Without(
        new Grant(role, "ReadParameters", "ssm:GetParameters", role.Statements.Single(statement => statement["Sid"]!.GetValue<string>() == "ReadParameters")));

    private static string World => Examples.WorldJson.Replace("\"parameters\": [", """
        "parameters": [
          { "name": "/list", "type": "StringList", "value": "ami-03000000000000001,ami-02000000000000001" },
          { "name": "/secret", "value": "hunter2" },
          { "name": "/gone", "value": "ami-0aaaaaaaaaaaaaaaa" },
        """, StringComparison.Ordinal);

    private static async Task PutAsync(SimulatedEngine engine, string imageId)
    {
        await SimulatedClients.Create(engine.Cloud, engine.Clock).Ssm(Here).PutParameterAsync(
            new PutParameterRequest { Name = "/base/linux", Value = imageId, Type = "String", DataType = "aws:ec2:image", Overwrite = true });
        // The value counts once it is checked.
        engine.Clock.AdvanceTo(engine.Clock.GetUtcNow().AddSeconds(10));
    }

    private sealed class BeforeTask(ITaskHandler functions, string state, Func<Task> action) : ITaskHandler
    {
        public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellationToken)
        {
            if (request.StateName == state)
            {
                await action();
            }

            return await functions.InvokeAsync(request, cancellationToken);
        }
    }
}
