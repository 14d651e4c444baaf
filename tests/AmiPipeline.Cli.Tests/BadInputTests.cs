using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class BadInputTests : IDisposable
{
    private const string RightRequest = """{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden" }""";

    private readonly TemporaryFiles _files = new();

    public static TheoryData<string, string> Commands => new() { { "run", "text" }, { "run", "json" }, { "plan", "text" }, { "plan", "json" } };

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Request_ThatIsMissing_IsAFileError(string command, string output) =>
        AssertRefused(await Cli.RunAsync(command, _files.PathOf("none.json"), "--output", output), ExitCodes.FileUnusable, output, "none.json does not exist");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Request_ThatIsADirectory_IsAFileError(string command, string output) =>
        AssertRefused(await Cli.RunAsync(command, Path.GetTempPath(), "--output", output), ExitCodes.FileUnusable, output, "is a directory");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Request_ThatIsNotJson_IsRefused(string command, string output) =>
        AssertRefused(await Cli.RunAsync(command, _files.Request("{ \"source\": }"), "--output", output), ExitCodes.Refused, output, "is not JSON: line 1");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Request_TooLargeForAnExecution_IsRefused(string command, string output) =>
        AssertRefused(await Cli.RunAsync(command, _files.Request($"{RightRequest}{new string(' ', 262_144)}"), "--output", output), ExitCodes.Refused, output, "262144");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Request_WithAMisspeltField_IsRefusedWithASuggestion(string command, string output)
    {
        var request = _files.Request("""{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden", "kmsKeyID": "alias/golden" }""");

        AssertRefused(await Cli.RunAsync(command, request, "--output", output), ExitCodes.Refused, output, "kmsKeyID", "did you mean kmsKeyId?");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Request_ThatCannotBeMet_IsRefusedWithEveryReason(string command, string output)
    {
        var request = _files.Request(
            """
            { "source": { "imageId": "ami-05000000000000001" }, "name": "golden", "kmsKeyId": "alias/disabled",
              "volumes": [ { "deviceName": "/dev/sdf", "kmsKeyId": "alias/asymmetric" } ] }
            """);

        var result = await Cli.RunAsync(command, request, "--output", output);

        AssertRefused(result, ExitCodes.Refused, output, "which is in state Disabled", "which is RSA_2048", "which the source does not have");
        if (output == "json")
        {
            var problems = result.Document().GetProperty("problems").EnumerateArray().ToList();
            Assert.Equal(["/kmsKeyId", "/volumes/0/kmsKeyId", "/volumes/0/deviceName"], problems.Select(problem => problem.GetProperty("field").GetString()));
            Assert.All(problems, problem => Assert.StartsWith("is ", problem.GetProperty("message").GetString(), StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Account_ThatIsMissing_IsAFileErrorWithAdvice(string command, string output) =>
        AssertRefused(await Cli.RunAsync(command, _files.Add("alone.json", RightRequest), "--output", output), ExitCodes.FileUnusable, output, "simulated-account.json does not exist", "--account FILE");

    [Theory]
    [InlineData("{ \"regions\": ", "this is not JSON")]
    [InlineData("{ \"regions\": [], \"acounts\": [] }", "/acounts")]
    public async Task Account_ThatIsNotRight_IsAFileErrorWithThePlace(string account, string expected)
    {
        var path = _files.Add("account.json", account);

        AssertRefused(await Cli.RunAsync("run", Cli.Example("s3-encrypt.json"), "--account", path), ExitCodes.FileUnusable, "text", "account.json is not a simulated account", expected);
    }

    [Theory]
    [InlineData("--region", "mars-north-1", "it has eu-west-1, us-east-1")]
    [InlineData("--account-id", "999999999999", "it has 111122223333, 444455556666")]
    [InlineData("--name", "two words", "the name of an execution has 1 to 80 characters")]
    [InlineData("--name", "two\u00A0words", "the name of an execution has 1 to 80 characters")]
    public async Task Option_ThatNamesNothingThere_IsRefused(string option, string value, string expected) =>
        AssertRefused(await Cli.RunAsync("plan", Cli.Example("s3-encrypt.json"), option, value), ExitCodes.Refused, "text", $"{option} is", expected);

    private static void AssertRefused(CliResult result, int exitCode, string output, params ReadOnlySpan<string> expected)
    {
        Assert.Equal(exitCode, result.ExitCode);
        if (output == "json")
        {
            Assert.Equal(exitCode, result.Document().GetProperty("exitCode").GetInt32());
        }

        var message = output == "json" ? result.Document().GetProperty("message").GetString()! : result.Error;
        foreach (var text in expected)
        {
            Assert.Contains(text, message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", message, StringComparison.Ordinal);
    }
}
