using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Saving;
using AmiPipeline.Simulator.World;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Saving;

/// <summary>A world that is saved as a text and read again is the same world.</summary>
public sealed class SavedWorldTests
{
    // What is over once nothing is under way, and what a file does not hold; WorldWriter says so.
    private static readonly string[] NotSaved =
    [
        "Resource.VisibleFrom", "Resource.TagsVisibleFrom", "Image.CaptureEnds", "Image.RememberedUntil", "Image.IdKnownUntil", "Instance.Course", "Volume.KeyAsSupplied", "KmsGrant.EffectiveFrom",
        // Made, empty, by who deploys them: they hold what is under way.
        "AccountSettings.Tables",
    ];

    // The same everywhere where nothing is under way, or one for the whole world.
    private static readonly string[] OneValueOnly =
        ["Attachment.State", "VolumeModification.State", "ImageUsageReport.State", "KmsKey.OwnerId", "KmsKey.Region", "Resource.OwnerId", "Role.AccountId", "Role.Partition", "AwsWorld.Partitions"];

    // What is understood of a text that is there too.
    private static readonly string[] Understood = ["KmsKey.Policy", "Role.Trust", "Role.Policies", "SessionPolicy.Document"];

    [Fact]
    public void FullWorld_HasEverythingThatAWorldCanHold()
    {
        var values = WorldGraph.Values(WorldDefinition.Parse(FullWorld.Json).Template);

        var missing = values.GroupBy(value => value.Property, value => value.Value).Where(property => property.Distinct().Count() < 2 && !property.Contains("one")).Select(property => property.Key);

        Assert.Equal([], missing.Except([.. NotSaved, .. OneValueOnly, .. Understood]));
    }

    [Fact]
    public void FullWorld_SavedAndRead_IsTheSame()
    {
        var world = WorldDefinition.Parse(FullWorld.Json);

        var text = WorldWriter.Write(world.Template, world.Motion!);
        var again = WorldDefinition.Parse(text);

        Assert.Equal(text, WorldWriter.Write(again.Template, again.Motion!));
        Assert.Equal(world.Motion, again.Motion);
        Assert.Equal(Lines(world), Lines(again));
    }

    [Fact]
    public void ExamplesWorld_SavedAndRead_IsTheSame()
    {
        var world = WorldDefinition.Parse(Lab.WorldJson);

        var text = WorldWriter.Write(world.Template, new SavedMotion(DateTimeOffset.UnixEpoch, 1, 2));
        var again = WorldDefinition.Parse(text);

        Assert.Equal(text, WorldWriter.Write(again.Template, again.Motion!));
        Assert.Equal(Lines(world), Lines(again));
    }

    /// <summary>A setting is kept if an account has nothing else.</summary>
    [Fact]
    public async Task Setting_OfAnAccountWithNothingElse_IsSaved()
    {
        using var lab = new Lab(world: """{ "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1" }] }] }""");
        await lab.Ec2.EnableAllowedImagesSettingsAsync(new EnableAllowedImagesSettingsRequest { AllowedImagesSettingsState = AllowedImagesSettingsEnabledState.AuditMode });

        using var resumed = new Lab(world: lab.Cloud.TrySave()!);

        Assert.Equal("audit-mode", (await resumed.Ec2.GetAllowedImagesSettingsAsync(new GetAllowedImagesSettingsRequest())).State);
    }

    [Fact]
    public async Task Cloud_IsSavedOnceNothingIsUnderWay_AndGoesOn()
    {
        using var lab = new Lab();
        var copy = await lab.Ec2.CopyImageAsync(new CopyImageRequest { SourceImageId = "ami-03000000000000001", SourceRegion = Lab.Here, Name = "copy", Encrypted = true, KmsKeyId = "alias/golden" });
        await lab.Ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = "ami-05000000000000001", InstanceType = "t3.small", MinCount = 1, MaxCount = 1 });
        Assert.Null(lab.Cloud.TrySave());

        lab.Clock.SetUtcNow(lab.Cloud.SettlesAt!.Value);
        var text = lab.Cloud.TrySave()!;
        using var resumed = new Lab(options => options with { Time = lab.Clock }, text);

        Assert.Equal(lab.View.Dump(), resumed.View.Dump());
        Assert.Equal("available", resumed.View.Image(copy.ImageId).State);
        Assert.Equal(text, resumed.Cloud.TrySave());
        var (one, other) = (await Next(lab.Ec2), await Next(resumed.Ec2));
        Assert.Equal(one, other);
        Assert.NotEqual(copy.ImageId, one);
    }

    [Fact]
    public async Task SessionsAndClientTokens_AreSaved()
    {
        using var lab = new Lab();
        var request = new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1, ClientToken = "again" };
        var made = (await lab.Ec2.CreateVolumeAsync(request)).Volume.VolumeId;
        var role = lab.Role("builder", """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""");
        await lab.Ec2As(role).DescribeVolumesAsync(new DescribeVolumesRequest());
        lab.Clock.SetUtcNow(lab.Cloud.SettlesAt!.Value);
        var text = lab.Cloud.TrySave()!;

        using var resumed = new Lab(options => options with { Time = lab.Clock }, text);

        // What is written are the sessions that calls find, so it is taken up as well.
        Assert.Contains("ASIA", text, StringComparison.Ordinal);
        Assert.Equal(text, resumed.Cloud.TrySave());
        Assert.Equal(made, (await resumed.Ec2.CreateVolumeAsync(request)).Volume.VolumeId);
        Assert.Equal("IdempotentParameterMismatch", (await Lab.Fails(resumed.Ec2.CreateVolumeAsync(new() { AvailabilityZone = "us-east-1a", Size = 2, ClientToken = "again" }))).ErrorCode);
    }

    [Fact]
    public async Task Cloud_ThatIsReset_IsWhatItWasAtFirst()
    {
        using var lab = new Lab();
        var before = lab.View.Dump();
        var first = await Next(lab.Ec2);
        lab.Cloud.Faults.AtCall("DescribeImages", 7).Throttle();

        lab.Cloud.Reset();

        Assert.Equal(before, lab.View.Dump());
        Assert.Equal((null, 0), (lab.Cloud.SettlesAt, lab.Cloud.Faults.Pending));
        Assert.Equal(first, await Next(lab.Ec2));
    }

    private static async Task<string> Next(IAmazonEC2 ec2) => (await ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = "us-east-1a", Size = 1 })).Volume.VolumeId;

    private static IEnumerable<string> Lines(WorldDefinition world) => WorldGraph.Values(world.Template)
        .Where(value => !NotSaved.Contains(value.Property) && !Understood.Contains(value.Property))
        .Select(value => $"{value.Place} = {value.Value}")
        .Order(StringComparer.Ordinal);
}
