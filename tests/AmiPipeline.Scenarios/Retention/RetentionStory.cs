using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Verification;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>A family in five places, with older images in each state. The image that is the answer to the request was made before it had a family.</summary>
internal static class RetentionStory
{
    /// <summary>The request.</summary>
    public const string Request = """
        { "source": { "imageId": "ami-03000000000000001" }, "name": "retained", "kmsKeyId": "alias/golden",
          "copies": { "to": [{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }, { "region": "us-west-2" }, { "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }, { "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "alias/copies" }] },
          "retention": { "family": "web", "keepLatest": 1 } }
        """;

    private static readonly AwsLocation[] Places =
        [RetentionAccount.Home, new(Account.Id, CopyAccount.Europe), new(Account.Id, CopyAccount.West), new(CopyAccount.Other, Account.Region), new(CopyAccount.Third, Account.Region)];

    // By name: how long ago its mark was set, whether it is shared, whether a report of its use is denied, and what comes of it.
    private static readonly (string Name, string? Mark, int Days, bool IsShared, bool IsDenied, string? State)[] Older =
    [
        ("waited", "disabled", 31, false, true, null),
        ("warned", "deprecated", 31, true, true, "disabled"),
        ("untold", null, 0, true, true, "available"),
        ("reported", null, 0, true, false, null),
        ("unshared", null, 0, false, true, null),
        // The newest of all: it stays, though the answer to the request is an older one, which stays too.
        ("newest", null, 0, false, true, "available"),
    ];

    /// <summary>Makes the images.</summary>
    public static async Task PrepareAsync(Account account)
    {
        await account.RunAsync(Request.Replace(",\n  \"retention\": { \"family\": \"web\", \"keepLatest\": 1 }", "", StringComparison.Ordinal), "without");
        foreach (var place in Places)
        {
            var ec2 = SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Ec2(place);
            // The third Region has no zone.
            var volume = place.Region == CopyAccount.West ? null : (await ec2.CreateVolumeAsync(new CreateVolumeRequest { AvailabilityZone = place.Region + "a", Size = 1 })).Volume;
            account.Engine.Clock.Advance(TimeSpan.FromHours(1));
            foreach (var (name, mark, days, isShared, isDenied, _) in Older)
            {
                await MakeAsync(account, ec2, volume?.VolumeId, name, mark is null ? null : $"{mark} {account.Engine.Clock.GetUtcNow().AddDays(-days):yyyy-MM-dd'T'HH:mm:ss'Z'}", isShared, isDenied);
            }

            if (volume is not null)
            {
                await ec2.DeleteVolumeAsync(new DeleteVolumeRequest(volume.VolumeId));
            }
        }

        // What was made today stays.
        account.Engine.Clock.Advance(TimeSpan.FromDays(1));
    }

    /// <summary>Whether in each place what was to go is gone, with its snapshot, and the others are as they should be.</summary>
    public static bool IsAsExpected(ExecutionReport report, Account account) => report.Result?.Retention?.Items is { Count: 5 } items && items.All(item =>
    {
        var view = account.Engine.Cloud.Inspect(item.Location.AccountId, item.Location.Region);
        return item.State == RetentionState.Done
            && Older.All(older => view.Images.FirstOrDefault(image => image.Name == older.Name)?.State == older.State)
            && view.Images.Single(image => image.Name == "untold").DeprecationTime is not null
            && view.Snapshots.Count(snapshot => snapshot.Tags.ContainsKey("ami-pipeline:family")) == 4;
    });

    private static async Task MakeAsync(Account account, IAmazonEC2 ec2, string? volumeId, string name, string? mark, bool isShared, bool isDenied)
    {
        Tag[] tags =
        [
            new("ami-pipeline:owner", LeastPrivilege.SynthesizedRoles.OtherAccount.Settings.StateMachineArn), new("ami-pipeline:state", "committed"), new("ami-pipeline:family", "web"),
            .. mark is null ? [] : new[] { new Tag("ami-pipeline:leaving", mark) },
        ];
        List<TagSpecification> marked = [new TagSpecification { ResourceType = ResourceType.Snapshot, Tags = [.. tags] }];
        var snapshotId = volumeId is null
            ? (await ec2.CopySnapshotAsync(new CopySnapshotRequest { SourceSnapshotId = "snap-03000000000000001", SourceRegion = Account.Region, TagSpecifications = marked })).SnapshotId
            : (await ec2.CreateSnapshotAsync(new CreateSnapshotRequest(volumeId, "older") { TagSpecifications = marked })).Snapshot.SnapshotId;
        account.Engine.Clock.Advance(TimeSpan.FromHours(1));
        var imageId = (await ec2.RegisterImageAsync(new RegisterImageRequest
        {
            Name = name,
            RootDeviceName = "/dev/xvda",
            VirtualizationType = "hvm",
            BlockDeviceMappings = [new BlockDeviceMapping { DeviceName = "/dev/xvda", Ebs = new EbsBlockDevice { SnapshotId = snapshotId } }],
            TagSpecifications = [new TagSpecification { ResourceType = ResourceType.Image, Tags = [.. tags] }],
        })).ImageId;
        account.Engine.Clock.Advance(TimeSpan.FromHours(1));
        if (isShared)
        {
            await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = imageId, LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = "999900001111" }] } });
        }

        if (mark?.StartsWith("disabled", StringComparison.Ordinal) == true)
        {
            await ec2.DisableImageAsync(new DisableImageRequest { ImageId = imageId });
        }

        if (isDenied)
        {
            account.Engine.Cloud.Faults.When(call => call.Action == "DescribeImageUsageReports" && call.Parameters.GetValueOrDefault("ImageId.1") == imageId, times: 10).Refuse("UnauthorizedOperation", "Injected.", 403);
        }
    }
}
