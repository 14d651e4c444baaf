using System.Security.Cryptography;
using System.Text;
using AmiPipeline.Tests.Requests;
using Xunit;

namespace AmiPipeline.Tests.Planning;

public sealed class RequestIdentityTests
{
    private const string Full = """
        {
          "source": { "imageId": "ami-01234567" }, "name": "golden", "description": "d", "kmsKeyId": "alias/k", "via": "instance",
          "volumes": [ { "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdf", "sizeGiB": 8 } ],
          "instance": { "types": ["t3.small", "t3a.small"] }, "tags": { "a": "1", "b": "2" }
        }
        """;

    [Fact]
    public void Of_SameRequestInOtherOrder_IsTheSame()
    {
        const string reordered = """
            {
              "$schema": "./request.schema.json",
              "tags": { "b": "2", "a": "1" }, "instance": { "types": ["t3.small", "t3a.small"] },
              "volumes": [ { "sizeGiB": 8, "deviceName": "/dev/sdf" }, { "kmsKeyId": "alias/root", "deviceName": "/dev/xvda" } ],
              "via": "instance", "kmsKeyId": "alias/k", "description": "d", "name": "golden", "source": { "imageId": "ami-01234567" }
            }
            """;

        Assert.Equal(Of(Full), Of(reordered));
        Assert.Matches("^[0-9a-f]{64}$", Of(Full).Digest);
    }

    [Theory]
    [InlineData("ami-01234567", "ami-01234568")]
    [InlineData("\"description\": \"d\"", "\"description\": \"e\"")]
    [InlineData("\"kmsKeyId\": \"alias/k\"", "\"kmsKeyId\": \"alias/l\"")]
    [InlineData("\"kmsKeyId\": \"alias/root\"", "\"kmsKeyId\": \"default\"")]
    [InlineData("\"sizeGiB\": 8", "\"sizeGiB\": 9")]
    [InlineData("\"sizeGiB\": 8", "\"sizeGiB\": 8, \"deleteOnTermination\": true")]
    [InlineData("/dev/sdf", "/dev/sdg")]
    [InlineData("\"t3.small\", \"t3a.small\"", "\"t3a.small\", \"t3.small\"")]
    [InlineData("\"b\": \"2\"", "\"b\": \"3\"")]
    [InlineData("\"b\": \"2\"", "\"c\": \"2\"")]
    public void Create_AnotherRequest_IsAnother(string text, string other) =>
        Assert.NotEqual(Of(Full).Digest, Of(Full.Replace(text, other, StringComparison.Ordinal)).Digest);

    // An image that is shared for good later is the same image.
    [Fact]
    public void Of_SameImageReachedInAnotherWay_IsTheSame() => Assert.Equal(
        Of(Full),
        Of(Full.Replace("\"ami-01234567\"", "\"ami-01234567\", \"accountId\": \"222222222222\"", StringComparison.Ordinal)));

    [Fact]
    public void Of_AnotherVia_IsAnother() =>
        Assert.NotEqual(Of(RequestDocuments.Right).Digest, Of(RequestDocuments.With("via", "\"copy\"")).Digest);

    [Theory]
    [InlineData("222222222222", "eu-west-1")]
    [InlineData("111111111111", "eu-west-2")]
    public void Of_AnotherPlace_IsAnother(string account, string region)
    {
        var request = RequestReader.Read(Full);

        Assert.NotEqual(RequestIdentity.Create(request, Facts.Location, "golden"), RequestIdentity.Create(request, new(account, region), "golden"));
    }

    [Fact]
    public void Of_NameWithExecution_IsEveryExecutionsOwn()
    {
        var request = RequestReader.Read(RequestDocuments.With("name", "\"golden-{execution}\""));

        Assert.NotEqual(Rendered(request, "run-1").Digest, Rendered(request, "run-2").Digest);
        Assert.Equal(Rendered(request, "run-1"), Rendered(request, "run-1"));
        Assert.Equal("golden-run-1", Rendered(request, "run-1").Name);
    }

    [Fact]
    public void Of_SameNameRenderedFromAnotherTemplate_IsTheSame() =>
        Assert.Equal(
            Rendered(RequestReader.Read(RequestDocuments.With("name", "\"{source.name}\"")), "run-1"),
            Rendered(RequestReader.Read(RequestDocuments.With("name", "\"base\"")), "run-2"));

    // A digest that changes with a version of this program would make its committed images strangers: new fields stay out while unused.
    [Fact]
    public void Of_OldRequest_KeepsItsDigest()
    {
        const string text = """111111111111 eu-west-1 {"source":{"imageId":"ami-0123456789abcdef0"},"name":"golden","via":"auto","volumes":[],"tags":{}}""";

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Of(RequestDocuments.Right).Digest);
    }

    /// <summary>Images of this route once had all booted: those are no answer to a request that does not ask for a boot, and still one to a request that does.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData(""","instance":{"types":[],"subnetIds":[],"boot":true}""", true)]
    public void Of_RequestViaInstance_HasTheDigestOfImagesThatHaveBooted_OnlyIfItAsksForABoot(string instance, bool isSame)
    {
        var text = """111111111111 eu-west-1 {"source":{"imageId":"ami-0123456789abcdef0"},"name":"golden","via":"instance","volumes":[],"tags":{}}"""
            .Replace("\"volumes\":[]", $"\"volumes\":[]{instance}", StringComparison.Ordinal);
        var request = Requested.Image.Via(RequestedRoute.Instance) with { Instance = instance.Length > 0 ? new() { Boot = true } : null };

        Assert.Equal(isSame, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) == RequestIdentity.Create(request, Facts.Location, "golden").Digest);
    }

    [Fact]
    public void Of_RequestViaInstance_WithoutABoot_HasADigestOfItsOwn()
    {
        const string text = """111111111111 eu-west-1 unbooted {"source":{"imageId":"ami-0123456789abcdef0"},"name":"golden","via":"instance","volumes":[],"tags":{}}""";

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), RequestIdentity.Create(Requested.Image.Via(RequestedRoute.Instance), Facts.Location, "golden").Digest);
    }

    private static RequestIdentity Of(string document) => RequestIdentity.Create(RequestReader.Read(document), Facts.Location, "golden");

    private static RequestIdentity Rendered(ImageRequest request, string execution) =>
        RequestIdentity.Create(request, Facts.Location, NameTemplate.Render(request.Name, "base", "ami-01234567", execution));
}
