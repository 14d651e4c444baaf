using System.Text.Json;
using AmiPipeline.Simulator.Protocol;
using AmiPipeline.Simulator.S3;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Clients;

/// <summary>The AWS CLI writes, reads and lists objects on the port.</summary>
public sealed class S3Tests
{
    [Fact]
    public async Task AwsCli_WritesReadsAndListsObjects()
    {
        await using var port = await OpenAsync();
        using var files = new DisposableFolder();
        var file = files.Add("items.json", "[\"ä\", 1]");
        await OkAsync(port, "create-bucket", "--bucket", "data");

        foreach (var key in new[] { "in/a b.json", "in/c&d.json", "other" })
        {
            Assert.Matches("^\"[0-9a-f]{32}\"$", (await OkAsync(port, "put-object", "--bucket", "data", "--key", key, "--body", file))!.Value.GetProperty("ETag").GetString());
        }

        var target = files.PathOf("copy.json");
        await OkAsync(port, "get-object", "--bucket", "data", "--key", "in/a b.json", target);
        var listed = (await OkAsync(port, "list-objects-v2", "--bucket", "data", "--prefix", "in/", "--page-size", "1"))!.Value.GetProperty("Contents").EnumerateArray().ToList();

        Assert.Equal("[\"ä\", 1]", await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        Assert.Equal([("in/a b.json", 9), ("in/c&d.json", 9)], listed.Select(one => (one.GetProperty("Key").GetString()!, one.GetProperty("Size").GetInt32())));
    }

    [Theory]
    [InlineData("NoSuchKey", "get-object", "--bucket", "data", "--key", "none", "never-written")]
    [InlineData("NoSuchBucket", "get-object", "--bucket", "none", "--key", "k", "never-written")]
    [InlineData("NoSuchBucket", "list-objects-v2", "--bucket", "none")]
    [InlineData("NotImplemented", "list-objects-v2", "--bucket", "data", "--delimiter", "/")]
    [InlineData("NotImplemented", "delete-object", "--bucket", "data", "--key", "k")]
    [InlineData("NotImplemented", "put-object-tagging", "--bucket", "data", "--key", "k", "--tagging", "TagSet=[]")]
    [InlineData("NotImplemented", "put-object-acl", "--bucket", "data", "--key", "k", "--acl", "private")]
    [InlineData("NotImplemented", "get-object-tagging", "--bucket", "data", "--key", "k")]
    [InlineData("NotImplemented", "get-object", "--bucket", "data", "--key", "k", "--version-id", "1", "never-written")]
    [InlineData("NotImplemented", "put-bucket-versioning", "--bucket", "new", "--versioning-configuration", "Status=Enabled")]
    [InlineData("NotImplemented", "copy-object", "--bucket", "data", "--key", "k", "--copy-source", "data/other")]
    [InlineData("BucketAlreadyOwnedByYou", "create-bucket", "--bucket", "data")]
    public async Task WhatIsNotThere_IsRefused(string code, params string[] arguments)
    {
        await using var port = await OpenAsync();
        await OkAsync(port, "create-bucket", "--bucket", "data");

        var (exit, _, error) = await AwsCli.RunAsync(port.Server.Endpoint, Lab.Account, Lab.Here, ["s3api", .. arguments]);

        Assert.NotEqual(0, exit);
        Assert.Contains($"({code})", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Upload_InSignedChunks_IsRefused_NotStoredWithItsFrames()
    {
        var buckets = new SimulatedBuckets(TimeProvider.System);
        buckets.TryCreate("data");

        var response = new S3Endpoint(buckets).Answer(new SimulatorRequest { Method = "PUT", Path = "/data/k", ContentSha256 = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", Body = "1;chunk-signature=0\r\na\r\n0\r\n"u8.ToArray() });

        Assert.Equal(501, response.Status);
        Assert.Null(buckets.Find("data", "k"));
    }

    private static Task<Port> OpenAsync()
    {
        var endpoint = new S3Endpoint(new SimulatedBuckets(TimeProvider.System));
        return Port.OpenAsync(options => options with { OtherServices = new Dictionary<string, Func<SimulatorRequest, SimulatorResponse>> { ["s3"] = endpoint.Answer } });
    }

    private static async Task<JsonElement?> OkAsync(Port port, params string[] arguments)
    {
        var (exit, output, error) = await AwsCli.RunAsync(port.Server.Endpoint, Lab.Account, Lab.Here, ["s3api", .. arguments, "--output", "json"]);
        Assert.True(exit == 0, $"aws s3api {string.Join(' ', arguments)}\n{output}\n{error}");
        return output.Length == 0 ? null : JsonDocument.Parse(output).RootElement.Clone();
    }

    private sealed class DisposableFolder : IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("s3-");

        public string PathOf(string name) => Path.Combine(_directory.FullName, name);

        public string Add(string name, string text)
        {
            File.WriteAllText(PathOf(name), text);
            return PathOf(name);
        }

        public void Dispose() => _directory.Delete(recursive: true);
    }
}
