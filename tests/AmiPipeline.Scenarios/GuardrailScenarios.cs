using AmiPipeline.Configuration;
using AmiPipeline.Functions.Settings;
using AmiPipeline.StatesLanguage.Executions;
using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>What the deployment does not allow is refused like any bad request: with the field, and before anything is touched.</summary>
public sealed class GuardrailScenarios
{
    private const string GoldenAlone = """{ "keys": ["arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000001"] }""";

    /// <summary>What, guardrails, request, message.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "key for all", GoldenAlone, """{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "alias/root" }""", "/kmsKeyId: is alias/root, which is arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000002, a key that the deployment's guardrails do not allow" },
        { "key of a volume", GoldenAlone, """{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "alias/golden", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 3, "kmsKeyId": "alias/data" } ] }""", "/volumes/0/kmsKeyId: is alias/data, which is " },
        { "default key", GoldenAlone, """{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "default" }""", "/kmsKeyId: is default, which is " },
        { "kept key", GoldenAlone, """{ "source": { "imageId": "ami-01000000000000001" }, "name": "n-1" }""", "/kmsKeyId: is missing, so /dev/sdf would come under " },
        { "key of an instance's volume", GoldenAlone, """{ "source": { "instanceId": "i-04000000000000002" }, "name": "n-1", "kmsKeyId": "alias/golden" }""", "/source: has /dev/" },
        { "Region", """{ "regions": ["eu-west-1"] }""", """{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "alias/golden" }""", "request: is for us-east-1, a Region that the deployment's guardrails do not allow; allowed are eu-west-1" },
        { "owner of an image", "{}", """{ "source": { "imageId": "ami-0f000000000000002" }, "name": "n-1", "kmsKeyId": "alias/golden" }""", "/source/imageId: is ami-0f000000000000002 of account 444455556666, which the deployment's guardrails do not allow as a source; allowed are self, amazon" },
        { "parameter", """{ "parameters": ["/images/*", "/aws/service/*"] }""", """{ "source": { "imageId": "resolve:ssm:/base/linux:1" }, "name": "n-1", "kmsKeyId": "alias/golden" }""", "/source/imageId: is resolve:ssm:/base/linux:1, a parameter that the deployment's guardrails do not allow; allowed are /images/*, /aws/service/*" },
        { "own images", """{ "accounts": ["amazon"] }""", """{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "alias/golden" }""", "/source/imageId: is ami-03000000000000001 of account 111122223333" },
        { "owner of a snapshot", """{ "accounts": ["amazon"] }""", """{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "alias/golden", "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-0d000000000000002" } ] }""", "/volumes/0/snapshotId: is snap-0d000000000000002 of account 111122223333" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task RequestOutOfBounds_IsRefusedWithItsMessage_AndTouchesNothing(string what, string guardrails, string request, string message)
    {
        var account = Within(guardrails);
        var before = account.View.Dump();

        var report = await account.RunAsync(request);

        Assert.Equal((ExecutionStatus.Failed, "RequestRefusedException"), (report.Status, report.Failure!.Error));
        Assert.True(report.Failure.Cause.Contains(message, StringComparison.Ordinal), $"{what}:\nexpected {message}\nfound    {report.Failure.Cause}");
        Assert.Equal(before, account.View.Dump());
        Assert.All(account.Engine.Cloud.Calls.All, call => Assert.Matches("^(Describe|Get|List)", call.Action));
    }

    [Fact]
    public async Task RequestWithinBounds_IsCarriedOut()
    {
        var account = Within(GoldenAlone);

        var image = await account.SucceedAsync("""{ "source": { "imageId": "ami-03000000000000001" }, "name": "n-1", "kmsKeyId": "alias/golden" }""");

        account.AssertOnlyAdded(image);
    }

    [Fact]
    public async Task TemporaryInstance_OfADeployment_RunsInItsSubnetAndGroup()
    {
        var account = Within("{}", settings => settings with { SubnetIds = ["subnet-0aaaaaaaaaaaaaaa2"], SecurityGroupIds = ["sg-0aaaaaaaaaaaaaaa0"] });

        await account.SucceedAsync(Examples.Request("s5-unique-keys"));

        var launch = account.Engine.Cloud.Calls.All.First(call => call.Action == "RunInstances").Parameters;
        Assert.Equal(
            ("subnet-0aaaaaaaaaaaaaaa2", "sg-0aaaaaaaaaaaaaaa0", "false"),
            (launch["NetworkInterface.1.SubnetId"], launch["NetworkInterface.1.SecurityGroupId.1"], launch["NetworkInterface.1.AssociatePublicIpAddress"]));
    }

    [Fact]
    public async Task SecurityGroup_OfADeployment_ThatIsNotThere_IsRefused_BeforeAnythingIsLaunched()
    {
        var account = Within("{}", settings => settings with { SubnetIds = ["subnet-0aaaaaaaaaaaaaaa2"], SecurityGroupIds = ["sg-0123456789abcdef0"] });

        var refused = await account.RunAsync(Examples.Request("s5-unique-keys"));

        Assert.Contains("security group sg-0123456789abcdef0, which does not exist in us-east-1", refused.Failure!.Cause, StringComparison.Ordinal);
        Assert.Empty(account.Calls("RunInstances"));
    }

    /// <summary>A deployment without a network for instances launches none, and says so before it touches anything.</summary>
    [Theory]
    [InlineData("\"via\": \"instance\"", "/via: is instance, which cannot work: the deployment launches no instances, since its configuration has no \"instances\"; add it, with {} for a network of the deployment's own")]
    [InlineData("\"via\": \"snapshots\"", null)]
    public async Task DeploymentWithoutInstances_RefusesThatRouteAlone(string via, string? reason)
    {
        var account = new Account(functions: new FunctionSettings { Configuration = ConfigurationReader.Read("{}") });

        var report = await account.RunAsync(Examples.Request("s5-unique-keys").Replace("\"via\": \"instance\"", via, StringComparison.Ordinal));

        Assert.Empty(account.Calls("RunInstances"));
        Assert.Empty(account.Calls("DescribeSecurityGroups"));
        Assert.Equal(reason is null, report.Failure is null);
        Assert.Contains(reason ?? "", report.Failure?.Cause ?? "", StringComparison.Ordinal);
    }

    private static Account Within(string guardrails, Func<FunctionSettings, FunctionSettings>? settings = null)
    {
        var configured = new FunctionSettings { Configuration = ConfigurationReader.Read($$"""{ "instances": {}, "guardrails": {{guardrails}} }""") };
        return new Account(functions: settings?.Invoke(configured) ?? configured);
    }
}
