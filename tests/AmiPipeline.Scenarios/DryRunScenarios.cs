using AmiPipeline.Engines.Simulated;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>Where one principal makes all calls, a permission that is missing for the calls that an execution begins with is found before anything is made, and the statement is named.</summary>
public sealed class DryRunScenarios
{
    private static readonly string[] Making =
        ["CopyImage", "CreateImage", "RunInstances", "CreateVolume", "CopySnapshot", "CreateSnapshot", "CreateSecurityGroup", "RegisterImage"];

    public static TheoryData<string, string> Calls => new()
    {
        { "s3-encrypt", "CopyImage" },
        { "s4-capture", "CreateImage" },
        { "s5-unique-keys", "RunInstances" },
        { "s5-unique-keys-snapshots", "CreateVolume" },
        { "s5-unique-keys-snapshots", "CopySnapshot" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task MissingPermission_IsNamedBeforeAnythingIsMade(string example, string action)
    {
        var engine = Create(action);

        var report = await engine.RunAsync(Examples.Request(example), "run-1");

        Assert.Equal(nameof(Errors.AwsAccessDeniedException), report.Failure?.Error);
        Assert.StartsWith("A dry run was refused; nothing has been made.", report.Failure!.Cause, StringComparison.Ordinal);
        Assert.Contains($$"""To allow it, add to a policy of the caller: { "Effect": "Allow", "Action": "ec2:{{action}}", "Resource": "arn:aws:ec2:us-east-1:""", report.Failure.Cause, StringComparison.Ordinal);
        Assert.All(Made(engine), call => Assert.True(call.IsDryRun));
        Assert.Equal(TimeSpan.Zero, report.Duration);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AllPermissions_MakeTheImage_AndEachCallIsAskedForOnce(string example, string action)
    {
        var engine = Create(without: null);

        var report = await engine.RunAsync(Examples.Request(example), "run-1");

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Single(Made(engine), call => call.Action == action && call.IsDryRun);
    }

    /// <summary>Where the instance gets a group of its own, that is asked for too.</summary>
    [Fact]
    public async Task TemporarySecurityGroup_ThatMayNotBeMade_IsNamedBeforeAnythingIsMade()
    {
        var engine = Create("CreateSecurityGroup", hasGroup: false);

        var report = await engine.RunAsync(Examples.Request("s5-unique-keys"), "run-1");

        Assert.StartsWith("A dry run was refused; nothing has been made.", report.Failure?.Cause, StringComparison.Ordinal);
        Assert.Contains("""{ "Effect": "Allow", "Action": "ec2:CreateSecurityGroup", """, report.Failure!.Cause, StringComparison.Ordinal);
        Assert.All(Made(engine), call => Assert.True(call.IsDryRun));
    }

    /// <summary>A dry run cannot name the group that is yet to be made. A policy that wants just that one refuses the dry run's, and not the launch.</summary>
    [Fact]
    public async Task TemporarySecurityGroup_ThatIsTheOnlyOneAllowed_IsNotRefused()
    {
        var engine = Create(without: null, hasGroup: false, """
            { "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:*:*:security-group/*", "Condition": { "StringNotEquals": { "aws:ResourceTag/ami-pipeline:state": "building" } } }
            """);

        var report = await engine.RunAsync(Examples.Request("s5-unique-keys"), "run-1");

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
        Assert.Single(Made(engine), call => call.Action == "RunInstances" && call.IsDryRun);
        Assert.Single(Made(engine), call => call.Action == "CreateSecurityGroup" && call.IsDryRun);
    }

    [Fact]
    public async Task TemporarySecurityGroup_OfALaunchThatIsDenied_IsNotMade()
    {
        var engine = Create("RunInstances", hasGroup: false);

        var report = await engine.RunAsync(Examples.Request("s5-unique-keys"), "run-1");

        Assert.Contains("""{ "Effect": "Allow", "Action": "ec2:RunInstances", """, report.Failure?.Cause, StringComparison.Ordinal);
        Assert.All(Made(engine), call => Assert.True(call.IsDryRun));
    }

    /// <summary>What a dry run has in the answer's place proves nothing: the call itself tells.</summary>
    [Fact]
    public async Task DryRunThatFailsOtherwise_IsNoReason()
    {
        var engine = Create(without: null);
        engine.Cloud.Faults.AtCall("CopyImage", occurrence: 1).FailInternally();

        var report = await engine.RunAsync(Examples.Request("s3-encrypt"), "run-1");

        Assert.True(report.Status == ExecutionStatus.Succeeded, $"{report.Failure}");
    }

    /// <summary>Writing to a launch template comes last: it is asked for first.</summary>
    [Theory]
    [InlineData("CreateLaunchTemplateVersion")]
    [InlineData("ModifyLaunchTemplate")]
    public async Task LaunchTemplate_ThatMayNotBeChanged_IsNamedBeforeAnythingIsMade(string action)
    {
        var engine = Create(action);

        var report = await engine.RunAsync(Publishing.PublishScenarios.Home("\"launchTemplate\": { \"launchTemplateName\": \"frontend\", \"setDefault\": true }"), "run-1");

        Assert.StartsWith("A dry run was refused; nothing has been made.", report.Failure?.Cause, StringComparison.Ordinal);
        Assert.Contains($$"""{ "Effect": "Allow", "Action": "ec2:{{action}}", """, report.Failure!.Cause, StringComparison.Ordinal);
        Assert.All(Made(engine), call => Assert.True(call.IsDryRun));
    }

    /// <summary>No dry run tries a key: its policy's text is a warning beforehand, and part of the error once EC2 could not use the key.</summary>
    [Fact]
    public async Task KeyPolicy_ThatDoesNotNameTheCaller_IsWarnedOf_AndNamedByTheError()
    {
        var engine = Create(without: null);
        var key = engine.Cloud.Inspect(Account.Id, Account.Region).Key("alias/golden");
        await SimulatedClients.Create(engine.Cloud, engine.Clock).Kms(new AwsLocation(Account.Id, Account.Region)).PutKeyPolicyAsync(new()
        {
            KeyId = key.Id,
            PolicyName = "default",
            BypassPolicyLockoutSafetyCheck = true,
            Policy = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": ["kms:DescribeKey", "kms:GetKeyPolicy"], "Resource": "*" }] }""",
        });
        var finding = $"the policy of {key.Arn} likely does not let arn:aws:iam::111122223333:role/person use it";

        var planned = await engine.PlanAsync(Examples.Request("s3-encrypt"), "run-0", sharesSource: false);
        var report = await engine.RunAsync(Examples.Request("s3-encrypt"), "run-1");

        Assert.Contains(planned.Plan.Warnings, warning => warning.StartsWith(finding, StringComparison.Ordinal) && warning.Contains("To allow it, add to the key's policy: {", StringComparison.Ordinal));
        Assert.NotNull(report.Failure);
        Assert.Contains(finding, report.Failure.Cause, StringComparison.Ordinal);
        Assert.True(Made(engine).Any(call => !call.IsDryRun), "A text alone refuses nothing.");
    }

    [Fact]
    public async Task RolesOfTheirOwn_AskForNothing()
    {
        var account = new Account();
        await account.SucceedAsync(Examples.Request("s3-encrypt"));

        Assert.DoesNotContain(account.Engine.Cloud.Calls.All, call => call.IsDryRun || call.Action == "GetKeyPolicy");
    }

    private static IEnumerable<RecordedCall> Made(SimulatedEngine engine) => engine.Cloud.Calls.All.Where(call => Making.Contains(call.Action));

    private static SimulatedEngine Create(string? without, bool hasGroup = true, string statement = "")
    {
        var role = default(string);
        var engine = new SimulatedEngine(Examples.World, new SimulatedEngineOptions
        {
            Functions = new() { HasOnePrincipal = true, SecurityGroupIds = hasGroup ? SynthesizedRoles.Default.Settings.SecurityGroupIds : [] },
            ClientsOf = (engine, _) => SimulatedClients.Create(new RoleHttpHandler(engine.Cloud, role!, "person", Account.Id), engine.Clock),
        });
        role = engine.Cloud.Iam.DefineRole(Account.Id, new RoleDefinition
        {
            Name = "person",
            TrustPolicy = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } }""",
            Policies = new Dictionary<string, string> { ["all"] = $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "NotAction": "ec2:{{without ?? "None"}}", "Resource": "*" }{{(statement.Length > 0 ? "," : "")}}{{statement}}] }""" },
        });
        return engine;
    }
}
