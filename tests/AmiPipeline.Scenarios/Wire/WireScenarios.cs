using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Amazon.EC2;
using Amazon.KeyManagementService;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Scenarios.Sharing;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Logs;
using Xunit;

namespace AmiPipeline.Scenarios.Wire;

/// <summary>Every request that the functions can send to EC2 and KMS, by every route and option. That other scenarios send nothing unmeant either is asserted by <see cref="Account"/>.</summary>
public sealed class WireScenarios(ITestOutputHelper output)
{
    /// <summary>Requests that between them take every way through the functions.</summary>
    private static readonly string[] Requests =
    [
        """{ "source": { "imageId": "ami-03000000000000001" }, "name": "unchanged", "via": "instance" }""",
        """{ "source": { "imageId": "ami-01000000000000001" }, "name": "plain", "description": "all kept", "tags": { "empty": "" } }""",
        """{ "source": { "instanceId": "i-04000000000000001", "reboot": true }, "name": "rebooted" }""",
        """{ "source": { "instanceId": "i-04000000000000002" }, "name": "stopped", "via": "snapshots", "kmsKeyId": "alias/golden" }""",
        """{ "source": { "instanceId": "i-04000000000000002" }, "name": "unbooted", "via": "instance", "kmsKeyId": "alias/golden" }""",
        """{ "source": { "instanceId": "i-04000000000000002" }, "name": "booted", "via": "instance", "instance": { "boot": true }, "kmsKeyId": "alias/golden" }""",
        """
        {
          "source": { "imageId": "ami-05000000000000001" }, "name": "volumes", "via": "instance", "instance": { "types": ["t3.small"], "subnetIds": ["subnet-0aaaaaaaaaaaaaaa1"] },
          "volumes": [
            { "deviceName": "/dev/xvda", "sizeGiB": 9, "deleteOnTermination": false },
            { "deviceName": "/dev/sdf", "sizeGiB": 10, "volumeType": "io2", "iops": 100 },
            { "deviceName": "/dev/sdg", "sizeGiB": 125, "volumeType": "st1", "deleteOnTermination": false },
            { "deviceName": "/dev/sdh", "snapshotId": "snap-0d000000000000002", "volumeType": "gp3", "iops": 3000, "throughput": 125 }
          ]
        }
        """,
        """{ "source": { "imageId": "ami-05000000000000001" }, "name": "empty volume", "volumes": [{ "deviceName": "/dev/sdf", "sizeGiB": 3, "deleteOnTermination": false }] }""",
        """{ "source": { "imageId": "ami-09000000000000001" }, "name": "paravirtual", "via": "copy" }""",
    ];

    private const string Copies =
        """
        {
          "source": { "imageId": "ami-05000000000000001" }, "name": "everywhere",
          "copies": {
            "to": [
              { "region": "eu-west-1", "volumes": [{ "deviceName": "/dev/xvda", "kmsKeyId": "alias/europe" }] },
              { "region": "us-west-2", "name": "elsewhere", "completeWithinMinutes": 60 }
            ]
          }
        }
        """;

    [Fact]
    public async Task Requests_OfEveryKind_SayNothingThatIsNotMeant()
    {
        var account = new Account(world: WorldWithEmptyVolumes());
        foreach (var (index, request) in Requests.Index())
        {
            await account.SucceedAsync(request, $"wire-{index}");
        }

        // Its source is not there.
        await account.RunAsync("""{ "source": { "imageId": "ami-0123456789abcdef0" }, "name": "refused" }""", "wire-refused");
        var shared = new SharedSource();
        await shared.Account.SucceedAsync(SharedSource.Request);

        var undeployed = new Account(isDeployed: false);
        await undeployed.SucceedAsync(Requests[0]);
        await undeployed.SucceedAsync(Copies, "wire-copies");
        await undeployed.SucceedAsync(Examples.Request("share"), "wire-share");
        var owned = new Account(isDeployed: false, functions: new FunctionSettings { HasOnePrincipal = true });
        await owned.SucceedAsync(Examples.Request("s3-encrypt"));
        var published = new CopyAccount();
        await published.SucceedAsync(Examples.Request("publish"));

        var retained = new CopyAccount();
        await Retention.RetentionStory.Everywhere.PrepareAsync(retained.Home);
        await retained.SucceedAsync(Retention.RetentionStory.Everywhere.Request);

        RecordedCall[] calls = [.. account.Engine.Cloud.Calls.All, .. undeployed.Engine.Cloud.Calls.All, .. shared.Account.Engine.Cloud.Calls.All, .. published.Home.Engine.Cloud.Calls.All, .. retained.Home.Engine.Cloud.Calls.All, .. owned.Engine.Cloud.Calls.All];
        var sent = calls.Select(call => call.Action).ToHashSet();
        output.WriteLine($"{calls.Length} requests of {sent.Count} actions.");
        Assert.Empty(WireRules.Faults(calls).Distinct());
        Assert.Empty(Constructed().Except(sent));
    }

    /// <summary>The rule itself: what slips out is found.</summary>
    [Theory]
    [InlineData("BlockDeviceMapping", "")]
    [InlineData("BlockDeviceMapping.1.Ebs.VolumeSize", "0")]
    [InlineData("Encrypted", "false")]
    [InlineData("Description", "")]
    public void Rules_FindWhatSlipsOut(string parameter, string value)
    {
        var call = new RecordedCall
        {
            Number = 1,
            Occurrence = 1,
            Service = "ec2",
            Action = "CopyImage",
            AccountId = Account.Id,
            Region = Account.Region,
            At = DateTimeOffset.UnixEpoch,
            Parameters = new Dictionary<string, string> { [parameter] = value },
        };

        Assert.Equal([$"CopyImage sends {parameter}={value}"], WireRules.Faults([call]));
    }

    // An image with an empty and an instance store volume, and one volume that outlives its instance.
    private static WorldDefinition WorldWithEmptyVolumes() => WorldDefinition.Parse(Examples.WorldJson.Replace(
        "\"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }",
        "\"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }, { \"deviceName\": \"/dev/sdm\", \"sizeGiB\": 5 }, { \"deviceName\": \"/dev/sdn\", \"virtualName\": \"ephemeral0\" }",
        StringComparison.Ordinal));

    /// <summary>The actions whose requests the functions' sources construct: a new one must be among those that are sent here.</summary>
    private static IEnumerable<string> Constructed([CallerFilePath] string thisFile = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "src", "AmiPipeline.Functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), @"new (\w+?)Request\b").Select(match => match.Groups[1].Value))
            .Where(IsAnAction)
            .Distinct();

    // Others are parts of requests, such as InstanceMetadataOptionsRequest.
    private static bool IsAnAction(string name) =>
        new[] { typeof(IAmazonEC2), typeof(IAmazonKeyManagementService) }.Any(client => client.GetMethods().Any(method => method.Name == $"{name}Async"));
}
