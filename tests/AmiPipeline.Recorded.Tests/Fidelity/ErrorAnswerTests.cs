using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AmiPipeline.Recorded.Tests.Recordings;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>The simulator refuses with the code, the text and the status that EC2 and KMS were recorded with.</summary>
public sealed partial class ErrorAnswerTests(ITestOutputHelper output)
{
    private const string Instance = "i-04000000000000001";

    /// <summary>How each recorded error comes about: an action, a word of its text, and the call.</summary>
    private static readonly (string Action, string Text, Func<SimulatedAccount, string, (int Status, string Body)> Call)[] Calls =
    [
        ("ec2:DescribeSnapshots", "does not exist", (account, id) => account.Ask("ec2", "DescribeSnapshots", $"SnapshotId.1={id}")),
        ("ec2:DescribeVolumes", "does not exist", (account, id) => account.Ask("ec2", "DescribeVolumes", $"VolumeId.1={id}")),
        ("ec2:CreateTags", "resourceIdSet", (account, _) => account.Ask("ec2", "CreateTags", "Tag.1.Key=a&Tag.1.Value=b")),
        ("ec2:TerminateInstances", "disableApiTermination", (account, _) =>
        {
            account.Ask("ec2", "ModifyInstanceAttribute", $"InstanceId={Instance}&DisableApiTermination.Value=true");
            return account.Ask("ec2", "TerminateInstances", $"InstanceId.1={Instance}");
        }),
        ("kms:DescribeKey", "is not found", (account, id) => account.AskKms("DescribeKey", $$"""{ "KeyId": "{{id}}" }""")),
        ("kms:DescribeKey", "Invalid keyId", (account, id) => account.AskKms("DescribeKey", $$"""{ "KeyId": "{{id}}" }""")),
    ];

    private static readonly Dictionary<string, string> NotModelled = new()
    {
        ["ec2:StopInstances of test_ec2_stop_with_protection_enabled"] = "stop protection is not modelled",
        ["ec2:TerminateInstances of test_ec2_stop_with_protection_enabled_ephemeral"] = "stop protection is not modelled",
        ["kms:DescribeKey of test_kms_access_denied"] = "the caller's name is in the text; KeyPermissionTests hold who is denied what",
    };

    [Fact]
    public void RecordedError_IsTheSimulatorsToo()
    {
        var modelled = Calls.Select(call => call.Action).ToHashSet();
        var errors = RecordedAnswers.All.Where(answer => answer.IsError && modelled.Contains(answer.Action) && !NotModelled.ContainsKey(answer.ToString())).ToList();
        foreach (var error in errors)
        {
            var call = Calls.First(call => call.Action == error.Action && error.ErrorMessage.Contains(call.Text, StringComparison.Ordinal)).Call;
            var named = Named().Match(error.ErrorMessage).Value.Trim('\'');

            var (status, body) = call(new SimulatedAccount(), named);

            Assert.Equal((error.Status, error.ErrorCode, Masked(error.ErrorMessage)), (status, Code(error, body), Masked(Message(error, body))));
        }

        output.WriteLine($"{errors.Count} errors are refused as recorded, {NotModelled.Count} are not modelled: {string.Join("; ", NotModelled.Values.Distinct())}.");
        Assert.NotEmpty(errors);
    }

    private static string Code(RecordedAnswer error, string body) =>
        error.Service == "kms" ? Json(body).GetProperty("__type").GetString()! : XDocument.Parse(body).Descendants("Code").Single().Value;

    private static string Message(RecordedAnswer error, string body) =>
        error.Service == "kms" ? Json(body).GetProperty("message").GetString()! : XDocument.Parse(body).Descendants("Message").Single().Value;

    private static JsonElement Json(string body) => JsonDocument.Parse(body).RootElement;

    // Whose account it was, and which instance, is another matter.
    private static string Masked(string message) => Ids().Replace(message, "ID");

    [GeneratedRegex("""'(?:snap|vol)-[0-9a-f]+'|(?<=Invalid keyId )'.*'|alias/\S+""")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b\d{12}\b|\bi-[0-9a-f]+\b")]
    private static partial Regex Ids();
}
