using System.Text.Json.Nodes;
using Amazon.EC2.Model;
using AmiPipeline.Engines.Simulated;
using AmiPipeline.Errors;
using AmiPipeline.Reports;
using AmiPipeline.Scenarios.Copies;
using AmiPipeline.Scenarios.Retention;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Logs;
using AmiPipeline.StatesLanguage.Executions;

namespace AmiPipeline.Scenarios.LeastPrivilege;

/// <summary>One execution that stands for what functions do: together the stories take every route, fail, and meet what earlier ones left.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Request">The request.</param>
/// <param name="Prepare">What is different in the account; null for nothing.</param>
/// <param name="MustSucceed">Whether it ends with an image; else it fails, and leaves nothing.</param>
/// <param name="World">The world, as JSON; null for the examples'.</param>
/// <param name="Holds">What must hold besides; null for nothing.</param>
/// <param name="FailsFor">What the failure of a story that fails says; null for a failed verification.</param>
internal sealed record Story(string Name, string Request, Func<Account, Task>? Prepare = null, bool MustSucceed = true, string? World = null, string? FailsFor = null, Func<ExecutionReport, Account, bool>? Holds = null) : IStory
{
    private const string Instance = "i-04000000000000001";

    private const string AllOrNone = """
        { "source": { "imageId": "ami-05000000000000001" }, "name": "all-or-none", "kmsKeyId": "alias/golden", "copies": { "onFailure": "rollBack", "to": [
          { "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" },
          { "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "alias/copies" }] } }
        """;

    private const string SharedWith = "\"shareWith\": { \"accounts\": [\"777788889999\"], \"organizations\": [\"arn:aws:organizations::111122223333:organization/o-exampleorg1\"] }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Story> All { get; } =
    [
        .. Examples.Requests.Select(name => new Story(name, Examples.Request(name))),
        .. new[] { "copy", "snapshots", "instance" }.Select(via => new Story(
            $"capture, then {via}", CaptureAndReKey(via))),
        new("capture with reboot", $$"""{ "source": { "instanceId": "{{Instance}}", "reboot": true }, "name": "rebooted" }"""),
        new("volume from a snapshot, via instance", VolumeFromSnapshot("instance")),
        new("volume from a snapshot, via snapshots", VolumeFromSnapshot("snapshots")),
        new("UEFI data, via snapshots", """
            { "source": { "imageId": "ami-02000000000000001" }, "name": "uefi", "via": "snapshots", "kmsKeyId": "alias/golden" }
            """),
        new("capture with UEFI data, then snapshots", CaptureAndReKey("snapshots"), World: Examples.WorldJson.Replace(
            "\"description\": \"S5: root under", "\"uefiData\": \"QU1aTlVFRkkAAAAA\", \"description\": \"S5: root under", StringComparison.Ordinal)),
        new("another account's UEFI image under two keys", TwoKeys("ami-0f000000000000002"), World: CopyFirstScenarios.Changed(Examples.WorldJson)),
        new("the same through the role", TwoKeys("ami-0f000000000000005\", \"accountId\": \"444455556666"), World: CopyFirstScenarios.Changed(Examples.WorldJson)),
        new("the account's default key", """{ "source": { "imageId": "ami-03000000000000001" }, "name": "default-key", "kmsKeyId": "default" }"""),
        .. new[] { "s3-encrypt", "s4-capture", "s5-unique-keys", "s5-unique-keys-snapshots" }.Select(name => new Story(
            $"{name}, and answers are lost", Examples.Request(name), LoseAnswers)),
        .. new[] { "copy", "snapshots", "instance" }.Select(via => new Story(
            $"a source of another account, via {via}", Examples.Request("other-account").Replace("\"kmsKeyId\"", $"\"via\": \"{via}\", \"kmsKeyId\"", StringComparison.Ordinal))),
        new("a volume from another account's snapshot", """
            { "source": { "imageId": "ami-05000000000000001" }, "name": "with-data", "via": "instance",
              "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-0f000000000000002", "kmsKeyId": "alias/logs" } ] }
            """),
        new("more volumes than most types take", $$"""
            { "source": { "imageId": "ami-03000000000000001" }, "name": "many", "via": "instance", "kmsKeyId": "alias/golden",
              "volumes": [{{string.Join(',', Enumerable.Range(0, 27).Select(number => $"{{ \"deviceName\": \"/dev/xvd{(char)('b' + (number / 26))}{(char)('a' + (number % 26))}\", \"sizeGiB\": 1 }}"))}}] }
            """),
        new("a source that the account's Allowed AMIs setting does not allow", """{ "source": { "imageId": "ami-0f000000000000002" }, "name": "not-allowed" }""",
            MustSucceed: false, World: AllowedImageScenarios.WorldWith("enabled", "137112412989"), FailsFor: "Allowed AMIs setting, which is enabled"),
        new("an image that has booted", Examples.Request("s5-unique-keys").Replace("\"via\": \"instance\",", "\"via\": \"instance\", \"instance\": { \"boot\": true },", StringComparison.Ordinal)),
        new("no capacity in the first subnet", Examples.Request("s5-unique-keys"), NoCapacity),
        new("a source that a parameter names", Examples.Request("from-parameter")),
        new("a source that a parameter of AWS names", Examples.Request("from-parameter").Replace("/base/linux", "/aws/service/linux", StringComparison.Ordinal), World: Examples.WorldJson.Replace("/base/linux", "/aws/service/linux", StringComparison.Ordinal)),
        new("again", Examples.Request("s3-encrypt"), account => account.RunAsync(Examples.Request("s3-encrypt"), "run-0")),
        new("again, and the source of another account is gone", Examples.Request("other-account"), MakeAndDeregister),
        new("copies in other Regions", Examples.Request("copies")),
        new("copies in other Regions, by the other calls", """
            { "source": { "imageId": "ami-01000000000000001" }, "name": "mixed", "copies": { "to": [
              { "region": "eu-west-1", "kmsKeyId": "alias/europe" },
              { "region": "us-west-2", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "default" }] }] } }
            """),
        new("copies in other Regions, again", Examples.Request("copies"), account => account.RunAsync(Examples.Request("copies"), "run-0")),
        new("copies in other Regions, and answers are lost", Examples.Request("copies"), LoseAnswersElsewhere),
        new("copies in other Regions, and cannot be committed", Examples.Request("copies"), RefuseCommitsElsewhere, MustSucceed: false, FailsFor: "2 of 2 copies could not be made"),
        new("copies in other accounts", CopyAccount.RequestForAccounts),
        new("copies in other accounts, again", CopyAccount.RequestForAccounts, account => account.RunAsync(CopyAccount.RequestForAccounts, "run-0")),
        new("copies in other accounts, and cannot be committed", CopyAccount.RequestForAccounts, RefuseCommitsElsewhere, MustSucceed: false, FailsFor: "2 of 4 copies could not be made"),
        new("copies in other accounts of what is encrypted in part", """
            { "source": { "imageId": "ami-01000000000000001" }, "name": "mixed", "via": "snapshots", "copies": { "to": [
              { "accountId": "444455556666", "region": "us-east-1", "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "default" }] },
              { "accountId": "777788889999", "region": "us-west-2" }] } }
            """),
        new("copies in other accounts, and one that fails undoes all", AllOrNone, RefuseCopiesElsewhere, MustSucceed: false, FailsFor: "nothing that the execution made stays"),
        new("copies in other accounts, committed last", AllOrNone),
        new("shared for good", Examples.Request("share")),
        new("shared for good, everywhere", Shared(SharedWith), World: WorldWithAKeyInEachRegion()),
        new("not shared any more", Shared("\"unshareFrom\": { \"all\": true }"), account => account.RunAsync(Shared(SharedWith), "run-0"), World: WorldWithAKeyInEachRegion()),
        new("published images", Examples.Request("publish")),
        new("a published image, again", Examples.Request("publish"), account => account.RunAsync(Examples.Request("publish"), "run-0")),
        new("published copies", """
            { "source": { "imageId": "ami-03000000000000001" }, "name": "published", "copies": { "to": [
              { "region": "eu-west-1" }, { "region": "us-west-2" }, { "accountId": "777788889999", "regions": ["us-east-1"] }] },
              "publish": { "parameter": "/images/copies", "deprecateAt": "2027-01-31T00:00Z", "deregistrationProtection": "withoutCooldown", "imdsSupport": "v2.0", "watermarks": ["golden", "golden copy"] } }
            """),
        new("older images make room", RetentionStory.Everywhere.Request, RetentionStory.Everywhere.PrepareAsync, Holds: RetentionStory.Everywhere.IsAsExpected),
        new("older images make room in two accounts", RetentionStory.InTwoAccounts.Request, RetentionStory.InTwoAccounts.PrepareAsync, Holds: RetentionStory.InTwoAccounts.IsAsExpected),
        .. new[] { "s3-encrypt", "s4-capture", "s5-unique-keys", "s5-unique-keys-snapshots" }.Select(name => new Story(
            $"{name}, and verification fails", Examples.Request(name), WrongKey, MustSucceed: false)),
    ];

    /// <inheritdoc/>
    public async Task<(bool WentWell, IReadOnlyList<Authorization> Decisions)> RunAsync(Func<FunctionRole, FunctionRole>? roleOf = null)
    {
        var account = new Account(world: World is null ? null : WorldDefinition.Parse(World), roleOf: roleOf, roles: SynthesizedRoles.OtherAccount);
        if (Prepare is not null)
        {
            await Prepare(account);
        }

        var report = await account.RunAsync(Request);
        var isClean = report.Failure?.Error != "CleanUpIncompleteException" && IsClean(account);
        return (isClean && report.Status == ExecutionStatus.Succeeded == MustSucceed && (MustSucceed || IsExpected(report.Failure!)) && Holds?.Invoke(report, account) != false, account.Engine.Cloud.Iam.Authorizations.All);
    }

    public override string ToString() => Name;

    private bool IsExpected(Failure failure) =>
        FailsFor is null ? failure.Error == "ImageVerificationException" : failure.Cause.Contains(FailsFor, StringComparison.Ordinal);

    private static bool IsClean(Account account) => account.View.Volumes.All(volume => !volume.Tags.ContainsKey("ami-pipeline:execution"))
        && (from id in new[] { Account.Id, CopyAccount.Other, CopyAccount.Third } from region in new[] { Account.Region, CopyAccount.Europe, CopyAccount.West } select account.Engine.Cloud.Inspect(id, region)).All(view =>
            view.Snapshots.All(snapshot => snapshot.Tags.GetValueOrDefault("ami-pipeline:state") != "building")
            && view.Images.All(image => image.Tags.GetValueOrDefault("ami-pipeline:state") != "building"))
        && account.View.Instances.All(instance => instance.State == "terminated" || !instance.Tags.ContainsKey("ami-pipeline:execution"));

    // Four types are tried in each subnet.
    private static Task NoCapacity(Account account)
    {
        account.Engine.Cloud.Faults.When(call => call.Action == "RunInstances", times: 4).Refuse("InsufficientInstanceCapacity", "None.", 500);
        return Task.CompletedTask;
    }

    // Each function that makes something finds it again, and does not make it twice.
    private static Task LoseAnswers(Account account)
    {
        foreach (var action in new[] { "AttachVolume", "CopyImage", "CopySnapshot", "CreateImage", "CreateSnapshot", "CreateTags", "CreateVolume", "DetachVolume", "RegisterImage", "RunInstances", "StopInstances" })
        {
            account.Engine.Cloud.Faults.AtCall(action).LoseResponse();
        }

        return Task.CompletedTask;
    }

    private static Task LoseAnswersElsewhere(Account account)
    {
        foreach (var action in new[] { "CopyImage", "CopySnapshot", "CreateTags", "RegisterImage" })
        {
            account.Engine.Cloud.Faults.When(call => call.Action == action && call.Region != Account.Region).LoseResponse();
        }

        return Task.CompletedTask;
    }

    private static Task RefuseCommitsElsewhere(Account account)
    {
        account.Engine.Cloud.Faults.When(call => call.Action == "CreateTags" && call.Region != Account.Region, times: 2).Refuse("InvalidParameterValue", "Injected.");
        return Task.CompletedTask;
    }

    private static Task RefuseCopiesElsewhere(Account account)
    {
        account.Engine.Cloud.Faults.When(call => call.Action == "CopyImage" && call.AccountId == CopyAccount.Third).Refuse("InvalidParameterValue", "Injected.");
        return Task.CompletedTask;
    }

    private static async Task MakeAndDeregister(Account account)
    {
        await account.SucceedAsync(Examples.Request("other-account"), "run-0");
        await SimulatedClients.Create(account.Engine.Cloud, account.Engine.Clock).Ec2(new AwsLocation(Sharing.SharedSource.OwnerId, Account.Region))
            .DeregisterImageAsync(new DeregisterImageRequest(Sharing.SharedSource.ImageId));
    }

    private static Task WrongKey(Account account)
    {
        account.Engine.Cloud.Faults.UseWrongKey("alias/key-a");
        return Task.CompletedTask;
    }

    private static string Shared(string sharing) => $$"""
        { "source": { "imageId": "ami-05000000000000001" }, "name": "shared", "kmsKeyId": "alias/golden", {{sharing}}, "copies": { "to": [
          { "region": "eu-west-1", "kmsKeyId": "alias/europe" },
          { "region": "us-west-2", "kmsKeyId": "alias/west" },
          { "accountId": "444455556666", "region": "us-east-1", "kmsKeyId": "alias/theirs" },
          { "accountId": "777788889999", "region": "us-east-1", "kmsKeyId": "alias/copies" }] } }
        """;

    private static string WorldWithAKeyInEachRegion()
    {
        var world = Examples.WorldNode();
        world["accounts"]![0]!["regions"]!.AsArray().Add(new JsonObject
        {
            ["name"] = CopyAccount.West,
            ["keys"] = new JsonArray(new JsonObject { ["alias"] = "alias/west", ["id"] = "30000000-0000-4000-8000-000000000001" }),
        });
        return world.ToJsonString();
    }

    private static string CaptureAndReKey(string via) =>
        $$"""{ "source": { "instanceId": "{{Instance}}", "reboot": false }, "name": "re-keyed", "kmsKeyId": "alias/golden", "via": "{{via}}" }""";

    private static string TwoKeys(string imageId) => $$"""
        { "source": { "imageId": "{{imageId}}" }, "name": "two-keys",
          "volumes": [ { "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdg", "sizeGiB": 4, "kmsKeyId": "alias/data" } ] }
        """;

    private static string VolumeFromSnapshot(string via) => $$"""
        { "source": { "imageId": "ami-05000000000000001" }, "name": "with-data", "via": "{{via}}",
          "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-0d000000000000001", "kmsKeyId": "alias/logs" } ] }
        """;
}
