using System.Text.Json;
using AmiPipeline.Cli.Hosting;
using Xunit;

namespace AmiPipeline.Cli.Tests;

public sealed class RunCommandTests
{
    private const string Escape = "\e";

    [Fact]
    public async Task Run_OfUniqueKeys_ReadsWellInAPipe()
    {
        var result = await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"));

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        Assert.Equal("", result.Error);
        Assert.InRange(result.Lines.Length, 20, 49);
        Assert.All(result.Lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.DoesNotContain(Escape, result.Out, StringComparison.Ordinal);
        AssertRow(result, "/dev/xvda", "8 GiB", "yes", "alias/root, the source's key");
        AssertRow(result, "/dev/sdf", "20 GiB", "yes", "alias/data, as requested");
        AssertRow(result, "/dev/sdg", "8 GiB", "yes", "alias/logs, as requested");
        AssertRow(result, "machine", "x86_64, hvm, Linux/UNIX", "x86_64, hvm, Linux/UNIX");
        AssertRow(result, "/dev/sdf", "20 GiB gp3", "20 GiB gp3, 3000 IOPS, 125 MiB/s");
        Assert.Contains(result.Lines, line => line.Contains("alias/data  arn:aws:kms:us-east-1:111122223333:key/10000000-0000-4000-8000-000000000003", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("Route     instance: ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("Warnings  a temporary instance boots; its volumes are replaced", StringComparison.Ordinal));
        Assert.Contains("          the UEFI variables are those of the instance that has booted, not the source's", result.Lines);
    }

    [Fact]
    public async Task Run_InAPipe_TellsEachStepOnceWithItsVirtualTime()
    {
        var result = await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"));

        var steps = result.Lines.TakeWhile(line => line.Length > 0).Select(line => (Time: TimeSpan.Parse(line[..8]), Name: line[10..36].TrimEnd())).ToList();
        Assert.Equal(
            ["Plan image", "Launch instance", "Create volumes", "Running instance", "Stop instance", "Stopped instance", "Volumes",
             "Detach volumes", "Detached volumes", "Attach volumes", "Attached volumes", "Create image", "Image", "Verify image", "Commit image", "Clean up"],
            steps.Select(step => step.Name));
        Assert.Equal(steps.Select(step => step.Time).Order(), steps.Select(step => step.Time));
        Assert.True(steps[^1].Time > TimeSpan.FromMinutes(1), "the virtual time of the last step");
    }

    [Theory]
    [MemberData(nameof(ExampleRequests.Names), MemberType = typeof(ExampleRequests))]
    public async Task Run_OfAnyExample_GivesAnImageAsADocument(string example)
    {
        var result = await Cli.RunAsync("run", Cli.Example(example), "--output", "json");

        Assert.Equal(ExitCodes.Done, result.ExitCode);
        var document = result.Document();
        Assert.Equal("succeeded", document.GetProperty("status").GetString());
        Assert.StartsWith("ami-", document.GetProperty("image").GetProperty("imageId").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(document.GetProperty("image").GetProperty("devices").EnumerateArray());
        Assert.True(document.GetProperty("ec2Calls").GetInt32() > 0, "EC2 calls");
        Assert.True(document.GetProperty("stateTransitions").GetInt32() > 0, "state transitions");
        Assert.False(document.TryGetProperty("error", out _), "no error");
    }

    [Fact]
    public async Task Run_AsADocument_HasEveryAttributePlannedAndFound()
    {
        var image = (await Cli.RunAsync("run", Cli.Example("s5-unique-keys.json"), "--output", "json")).Document().GetProperty("image");

        Assert.Equal(
            ["name", "state", "architecture", "virtualizationType", "enaSupport", "sriovNetSupport", "bootMode", "tpmSupport", "uefiData", "imdsSupport", "platformDetails", "rootDeviceName"],
            image.GetProperty("attributes").EnumerateArray().Select(value => value.GetProperty("name").GetString()));
        Assert.Equal(("v2.0", "v2.0"), Value(image, "imdsSupport"));
        Assert.Equal("none", Value(image, "uefiData").Planned);
        Assert.NotEqual("none", Value(image, "uefiData").Found);

        var added = image.GetProperty("devices")[1];
        Assert.Equal(
            ["snapshot", "encrypted", "key", "sizeGiB", "volumeType", "iops", "throughput", "deleteOnTermination"],
            added.GetProperty("attributes").EnumerateArray().Select(value => value.GetProperty("name").GetString()));
        Assert.Equal(("20", "20"), Value(added, "sizeGiB"));
        Assert.Equal((null, "3000"), Value(added, "iops"));
        Assert.Equal(($"{added.GetProperty("kmsKeyId").GetString()} (as requested)", added.GetProperty("kmsKeyId").GetString()), Value(added, "key"));
    }

    private static (string? Planned, string? Found) Value(JsonElement of, string name)
    {
        var value = of.GetProperty("attributes").EnumerateArray().Single(attribute => attribute.GetProperty("name").GetString() == name);
        return (value.TryGetProperty("planned", out var planned) ? planned.GetString() : null, value.GetProperty("found").GetString());
    }

    [Fact]
    public async Task Run_WithTheSameSeed_IsTheSameRun()
    {
        string[] args = ["run", Cli.Example("s5-unique-keys-snapshots.json"), "--seed"];

        var first = await Cli.RunAsync([.. args, "7"]);
        var again = await Cli.RunAsync([.. args, "7"]);
        var other = await Cli.RunAsync([.. args, "8"]);

        Assert.Equal(first, again);
        Assert.NotEqual(first.Out, other.Out);
    }

    [Fact]
    public async Task Run_WithLogs_PrintsTheFunctionsLinesBesideTheDocument()
    {
        var result = await Cli.RunAsync("run", Cli.Example("s2-preserve-encrypted.json"), "--logs", "--output", "json");

        using var document = JsonDocument.Parse(result.Out);
        var functions = result.Error.TrimEnd().Split('\n').Select(line => JsonElement.Parse(line).GetProperty("function").GetString()).ToList();
        Assert.Equal("PlanImage", functions[0]);
        Assert.Contains("VerifyImage", functions);
    }

    [Fact]
    public async Task Run_WithAName_GivesItToTheExecution()
    {
        using var files = new TemporaryFiles();
        var request = files.Request("""{ "source": { "imageId": "ami-03000000000000001" }, "name": "made-by-{execution}" }""");

        var named = (await Cli.RunAsync("run", request, "--name", "tuesday", "--output", "json")).Document();
        var unnamed = (await Cli.RunAsync("run", request, "--output", "json")).Document();

        Assert.Equal("made-by-tuesday", named.GetProperty("image").GetProperty("name").GetString());
        Assert.EndsWith(":tuesday", named.GetProperty("execution").GetString(), StringComparison.Ordinal);
        Assert.Equal("made-by-request", unnamed.GetProperty("image").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Run_InAnotherRegionAndAccount_WorksThere()
    {
        using var files = new TemporaryFiles();
        var request = files.Request("""{ "source": { "imageId": "ami-0e000000000000001" }, "name": "european-copy", "kmsKeyId": "alias/europe" }""");

        var location = (await Cli.RunAsync("run", request, "--region", "eu-west-1", "--output", "json")).Document().GetProperty("image").GetProperty("location");

        Assert.Equal("eu-west-1", location.GetProperty("region").GetString());
    }

    private static void AssertRow(CliResult result, params string[] cells) =>
        Assert.Contains(result.Lines, line => cells.All(line.Split('│', StringSplitOptions.TrimEntries).Contains));
}
