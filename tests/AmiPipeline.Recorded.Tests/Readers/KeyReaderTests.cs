using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Recorded.Tests.Recordings;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>Every recorded key and alias is read as it is: taken if EBS can use it, refused with the reason if it cannot.</summary>
public sealed class KeyReaderTests(ITestOutputHelper output)
{
    private const string ManagedAlias = "alias/aws/ebs";

    [Fact]
    public async Task RecordedKey_IsTaken_WhereEbsCanUseIt()
    {
        var outcomes = new Tally();
        // Some answers, written by hand, have an alias in the key's ARN, or for it.
        foreach (var answer in RecordedAnswers.Of("kms:DescribeKey").Where(answer => !Text(answer.Data.GetProperty("KeyMetadata"), "Arn")!.Contains("alias/", StringComparison.Ordinal)))
        {
            var key = answer.Data.GetProperty("KeyMetadata");
            var arn = Text(key, "Arn")!.Split(':');
            using var run = new RecordedRun(AccountWith(answer));

            var outcome = await run.PlanAsync(Request(string.Join(':', arn)), arn[4], arn[3]);

            outcomes.Add($"{Text(key, "KeyManager") ?? "not reported"} {Text(key, "KeyState") ?? "not reported"} {Spec(key) ?? "not reported"}", outcome);
            Assert.True(CanBeUsed(key, TargetOf(ManagedAlias)) == outcome.Plan is not null, $"{answer}: {outcome}");
        }

        output.WriteLine(outcomes.ToString());
    }

    [Fact]
    public async Task RecordedError_OfDescribeKey_IsAReason()
    {
        var errors = RecordedAnswers.All.Where(answer => answer is { Action: "kms:DescribeKey", IsError: true }).ToList();
        foreach (var error in errors)
        {
            using var run = new RecordedRun(AccountWith(error));

            var outcome = await run.PlanAsync(Request("arn:aws:kms:us-east-1:111100000001:key/798bc4bb-3079-4a9a-bc27-2c7f2b6c91d0"));

            Assert.NotEmpty(outcome.Problems);
        }

        output.WriteLine($"{errors.Count} errors: all refused with a reason.");
    }

    [Fact]
    public async Task RecordedAlias_IsResolved_OrRefusedWhereItHasNoKey()
    {
        var outcomes = new Tally();
        var used = RecordedAnswers.Of("kms:DescribeKey").First(answer => Text(answer.Data.GetProperty("KeyMetadata"), "KeyManager") == "CUSTOMER" && CanBeUsed(answer.Data.GetProperty("KeyMetadata"), managedKeyId: null));
        foreach (var answer in RecordedAnswers.Of("kms:ListAliases"))
        {
            var account = AccountWith(used, answer);
            using var run = new RecordedRun(account);
            foreach (var alias in answer.Data.GetProperty("Aliases").EnumerateArray().DistinctBy(alias => Text(alias, "AliasName")).Where(IsAlias))
            {
                var name = Text(alias, "AliasName")!;
                var hasKey = alias.TryGetProperty("TargetKeyId", out _);

                var outcome = await run.PlanAsync(Request(name));

                outcomes.Add(hasKey ? "with a key" : "without a key", outcome);
                Assert.True((hasKey || name == ManagedAlias) == outcome.Plan is not null, $"{answer} {name}: {outcome}");
            }
        }

        output.WriteLine(outcomes.ToString());
    }

    // One answer has the name of an alias without its "alias/": no request could mean it.
    private static bool IsAlias(JsonElement alias) => Text(alias, "AliasName")!.StartsWith("alias/", StringComparison.Ordinal);

    private static RecordedAccount AccountWith(RecordedAnswer key, RecordedAnswer? aliases = null)
    {
        var image = Shapes.Images().First(image => Shapes.Ebs(image).Count() == 1 && (string?)image["PlatformDetails"] == "Linux/UNIX");
        var account = aliases is null ? new RecordedAccount { Key = key } : new RecordedAccount { Key = key, Aliases = aliases };
        account.Images.Add(Shapes.With(image, "ImageId", "ami-0123456789abcdef0"));
        account.Snapshots.Add(Shapes.With(Shapes.Snapshots().First(snapshot => !(bool)snapshot["Encrypted"]!), "SnapshotId", Shapes.Ebs(image).Single().Ebs["SnapshotId"]));
        return account;
    }

    private static JsonObject Request(string key) =>
        new() { ["source"] = new JsonObject { ["imageId"] = "ami-0123456789abcdef0" }, ["name"] = "encrypted", ["kmsKeyId"] = key };

    // KMS API Reference, KeyMetadata; a key in state Updating can be used. What an answer does not tell is left to EC2 to judge.
    private static bool CanBeUsed(JsonElement key, string? managedKeyId) =>
        Text(key, "KeyState") is null or "Enabled" or "Updating"
        && Spec(key) is null or "SYMMETRIC_DEFAULT"
        && Text(key, "KeyUsage") is null or "ENCRYPT_DECRYPT"
        && (Text(key, "KeyManager") != "AWS" || Text(key, "KeyId") == managedKeyId);

    private static string? TargetOf(string alias) => new RecordedAccount().Aliases.Data.GetProperty("Aliases").EnumerateArray()
        .Where(found => Text(found, "AliasName") == alias).Select(found => Text(found, "TargetKeyId")).FirstOrDefault();

    // KeySpec since 2021; before, the same under a name of its own.
    private static string? Spec(JsonElement key) => Text(key, "KeySpec") ?? Text(key, "Custom" + "erMasterKeySpec");

    private static string? Text(JsonElement key, string name) => key.TryGetProperty(name, out var value) ? value.GetString() : null;
}
