using System.Text.Json;
using Xunit;

namespace AmiPipeline.Cli.Tests;

/// <summary>What only a captured image tells is in the report too, though nothing was planned for it.</summary>
public sealed class CapturedReportTests
{
    private const string Capture = """{ "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "captured" }""";
    private const string ReKeyed = """{ "source": { "instanceId": "i-04000000000000001", "reboot": false }, "name": "captured", "kmsKeyId": "alias/golden", "via": "snapshots" }""";
    private const string Approved = "111122223333:approved";

    [Theory]
    [InlineData(Capture, "not reported")]
    [InlineData(ReKeyed, "instance store ephemeral0")]
    public async Task InstanceStores_AreInBothTables(string request, string planned)
    {
        using var files = Files(request);

        var lines = (await Cli.RunAsync("run", files.PathOf("request.json"))).Lines;

        Assert.Contains(lines, line => Cells(line) is ["/dev/sdm", "instance store ephemeral0", ..]);
        Assert.Contains(lines, line => Cells(line) is ["/dev/sdm", var expected, "instance store ephemeral0"] && expected == planned);
    }

    [Theory]
    [InlineData(Capture, null)]
    [InlineData(ReKeyed, "ephemeral0")]
    public async Task InstanceStores_AreInTheDocument(string request, string? planned)
    {
        using var files = Files(request);

        var image = (await Cli.RunAsync("run", files.PathOf("request.json"), "--output", "json")).Document().GetProperty("image");

        var store = Assert.Single(image.GetProperty("ephemerals").EnumerateArray());
        Assert.Equal(("/dev/sdm", planned, "ephemeral0"), (Text(store, "deviceName"), Text(store, "planned"), Text(store, "found")));
    }

    /// <summary>They are read though no value of theirs is known beforehand: "none" would be a finding.</summary>
    [Fact]
    public async Task UefiVariablesAndWatermarks_AreFound_ThoughNotReported()
    {
        using var files = Files(Capture);

        var lines = (await Cli.RunAsync("run", files.PathOf("request.json"))).Lines;

        Assert.Contains(lines, line => Cells(line) is ["firmware", "UEFI variables not reported", "UEFI variables QU1aTlVFRkkAAAAB"]);
        Assert.Contains(lines, line => Cells(line) is ["watermarks", "not reported", Approved]);
    }

    [Fact]
    public async Task Plan_OfACapture_NamesWhatTheInstanceDoesNotTell()
    {
        using var files = Files(Capture);

        var result = await Cli.RunAsync("plan", files.PathOf("request.json"));

        Assert.Contains("Not reported  SR-IOV, TPM, UEFI data, IMDS, instance store volumes, watermarks (as EC2 gives them to the captured image)", result.Lines);
    }

    [Fact]
    public async Task Plan_OfAnImageThatTellsAll_NamesNothing()
    {
        var result = await Cli.RunAsync("plan", Cli.Example("s3-encrypt.json"));

        Assert.DoesNotContain(result.Lines, line => line.StartsWith("Not reported", StringComparison.Ordinal));
    }

    private static TemporaryFiles Files(string request)
    {
        var files = new TemporaryFiles();
        files.Add("request.json", request);
        files.Add("simulated-account.json", File.ReadAllText(Cli.Example("simulated-account.json")).Replace(
            "\"name\": \"s5-root-under-one-key\",",
            $"\"name\": \"s5-root-under-one-key\", \"watermarks\": [\"{Approved}\"], \"uefiData\": \"QU1aTlVFRkkAAAAB\",", StringComparison.Ordinal).Replace(
            "\"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }",
            "\"snapshotId\": \"snap-05000000000000001\", \"sizeGiB\": 8, \"key\": \"alias/root\" }, { \"deviceName\": \"/dev/sdm\", \"virtualName\": \"ephemeral0\" }",
            StringComparison.Ordinal));
        return files;
    }

    private static string[] Cells(string line) => line.Split('│', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
