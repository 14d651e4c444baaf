using AmiPipeline.Configuration;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Scenarios.LeastPrivilege;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Inspection;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Scenarios.Sharing;

/// <summary>The account of the pipeline beside the one of a source, which shares nothing by itself.</summary>
internal sealed class SharedSource
{
    public const string OwnerId = "444455556666";
    public const string ImageId = "ami-0f000000000000005";
    public const string RootSnapshotId = "snap-0f000000000000005";
    public const string DataSnapshotId = "snap-0f000000000000006";
    public const string RoleArn = $"arn:aws:iam::{OwnerId}:role/ami-pipeline/AmiPipelineSource";

    /// <summary>The request and the configuration that the examples show.</summary>
    public static readonly string Request = Examples.Request("other-account");

    public static readonly DeploymentConfiguration Configuration = ConfigurationReader.Read(Examples.Request("other-account.deployment"));

    private readonly IReadOnlyList<string> _before;

    public SharedSource(Func<SimulatorOptions, SimulatorOptions>? simulator = null, DeploymentConfiguration? configuration = null, WorldDefinition? world = null)
    {
        Account = new Account(simulator, world, new FunctionSettings { Configuration = configuration ?? Configuration }, roles: SynthesizedRoles.OtherAccount);
        _before = Owner.Dump();
    }

    public Account Account { get; }

    public AccountView Owner => Account.Engine.Cloud.Inspect(OwnerId, Account.Region);

    public SimulatedIam Iam => Account.Engine.Cloud.Iam;

    public ImageView Image => Owner.Image(ImageId);

    /// <summary>Everything in the owner's account is as it was: no permission, grant or tag is left, and none is missing.</summary>
    public void AssertNothingLeft() => Assert.Equal(_before, Owner.Dump());

    /// <summary>Whether the pipeline's account has all the access that it needs.</summary>
    public bool IsShared() =>
        Image.LaunchPermissions.Contains(Account.Id)
        && Image.Devices.All(device => Owner.Snapshot(device.SnapshotId!).CreateVolumePermissions.Contains(Account.Id))
        && Owner.Key("alias/theirs").Grants.Count > 0;
}
