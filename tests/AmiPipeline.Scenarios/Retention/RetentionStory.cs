using Amazon.EC2;
using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Verification;

namespace AmiPipeline.Scenarios.Retention;

/// <summary>A family with older images in each state, in each of some places. The image that is the answer to the request was made before it had a family.</summary>
/// <param name="copies">The request's copies, one for each place but the account's own Region.</param>
/// <param name="places">The places.</param>
internal sealed class RetentionStory(string copies, params IReadOnlyList<AwsLocation> places)
{
    private const string InAFamily = """, "retention": { "family": "web", "keepLatest": 1 }""";
    private const string Theirs = """{ "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" }""";

    /// <summary>In three Regions, and in two other accounts.</summary>
    public static RetentionStory Everywhere { get; } = new(
        $$"""{ "region": "eu-west-1", "kmsKeyId": "alias/europe" }, { "region": "us-west-2" }, {{Theirs}}, { "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "alias/copies" }""",
        RetentionAccount.Home, new(Account.Id, CopyAccount.Europe), new(Account.Id, CopyAccount.West), new(CopyAccount.Other, Account.Region), new(CopyAccount.Third, Account.Region));

    /// <summary>In two accounts: what most permissions are missed in.</summary>
    public static RetentionStory InTwoAccounts { get; } = new(Theirs, RetentionAccount.Home, new(CopyAccount.Other, Account.Region));

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

    /// <summary>The request.</summary>
    public string Request { get; } = $$"""
        { "source": { "imageId": "ami-03000000000000001" }, "name": "retained", "kmsKeyId": "alias/golden", "copies": { "to": [{{copies}}] }{{InAFamily}} }
        """;

    /// <summary>Makes the images.</summary>
    public async Task PrepareAsync(Account account)
    {
        await account.RunAsync(Request.Replace(InAFamily, "", StringComparison.Ordinal), "without");
        foreach (var place in places)
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
    public bool IsAsExpected(ExecutionReport report, Account account) => report.Result?.Retention?.Items is { } items && items.Count == places.Count && items.All(item =>
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
