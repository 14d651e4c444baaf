using System.Text.Json;
using Xunit;

namespace AmiPipeline.Tests.Requests;

public sealed class RequestReaderTests
{
    [Fact]
    public void Read_SmallestDocument_HasTheDefaults()
    {
        var request = RequestReader.Read(RequestDocuments.Right);

        Assert.Equal(new RequestSource { ImageId = "ami-0123456789abcdef0" }, request.Source);
        Assert.Equal("golden", request.Name);
        Assert.Equal(RequestedRoute.Auto, request.Via);
        Assert.Null(request.KmsKeyId);
        Assert.Null(request.Description);
        Assert.Null(request.Instance);
        Assert.Empty(request.Volumes);
        Assert.Empty(request.Tags);
    }

    [Fact]
    public void Read_FullDocument_HasEveryField()
    {
        var request = RequestReader.Read("""
            {
              "$schema": "../request.schema.json",
              "source": { "imageId": "ami-01234567" },
              "name": "{source.name}-{source.id}",
              "description": "three keys",
              "kmsKeyId": "default",
              "via": "instance",
              "volumes": [
                { "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" },
                { "deviceName": "/dev/sdf", "sizeGiB": 100, "volumeType": "gp3", "iops": 4000, "throughput": 250, "deleteOnTermination": false },
                { "deviceName": "/dev/sdg", "snapshotId": "snap-0123456789abcdef0" }
              ],
              "instance": { "types": ["t3.small", "t3a.small"], "subnetIds": ["subnet-0123456789abcdef0"] },
              "tags": { "team": "base", "note": "" }
            }
            """);

        Assert.Equal("three keys", request.Description);
        Assert.Equal("default", request.KmsKeyId);
        Assert.Equal(RequestedRoute.Instance, request.Via);
        Assert.Equal(
            [
                new() { DeviceName = "/dev/xvda", KmsKeyId = "alias/root" },
                new() { DeviceName = "/dev/sdf", SizeGiB = 100, VolumeType = "gp3", Iops = 4000, Throughput = 250, DeleteOnTermination = false },
                new() { DeviceName = "/dev/sdg", SnapshotId = "snap-0123456789abcdef0" },
            ],
            request.Volumes);
        Assert.Equal(["t3.small", "t3a.small"], request.Instance!.Types);
        Assert.Equal(["subnet-0123456789abcdef0"], request.Instance.SubnetIds);
        Assert.Equal([new("note", ""), new("team", "base")], request.Tags);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Read_RunningInstance_SaysWhetherToReboot(string json, bool expected)
    {
        var request = RequestReader.Read(RequestDocuments.With("source", $$"""{ "instanceId": "i-0123456789abcdef0", "reboot": {{json}} }"""));

        Assert.Equal(new RequestSource { InstanceId = "i-0123456789abcdef0", Reboot = expected }, request.Source);
    }

    [Theory]
    [MemberData(nameof(RequestFaults.OfOneField), MemberType = typeof(RequestFaults))]
    public void Read_OneFault_IsReportedByPointerAndSaysWhatIsRight(string what, string document, string field, string message)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => RequestReader.Read(document));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal((what, field, message), (what, problem.Field, problem.Message));
    }

    [Theory]
    [MemberData(nameof(RightDocuments.All), MemberType = typeof(RightDocuments))]
    public void Read_RightDocument_IsAccepted(string what, string document)
    {
        var fault = Record.Exception(() => RequestReader.Read(document));

        Assert.True(fault is null, $"{what}: {fault?.Message}");
    }

    [Fact]
    public void Read_ManyFaults_AreAllReportedAtOnce()
    {
        var refused = Assert.Throws<RequestRefusedException>(() => RequestReader.Read("""
            {
              "source": { "imageId": "ami-1", "reboot": true }, "source": {},
              "name": "a",
              "via": "fast",
              "kmskeyid": "alias/x",
              "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 0 }, 7, { "kmsKeyId": null } ],
              "tags": { "aws:x": "y" }
            }
            """));

        Assert.Equal(
            [
                "/kmskeyid", "/name", "/source", "/source/imageId", "/source/reboot", "/tags/aws:x", "/via",
                "/volumes/0/sizeGiB", "/volumes/1", "/volumes/2/deviceName", "/volumes/2/kmsKeyId",
            ],
            refused.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
        Assert.Equal(refused.Problems.Count, refused.Message.Split('\n').Length);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{", 1, 2)]
    [InlineData("{\n  \"name\": golden }", 2, 11)]
    [InlineData("{ \"name\": \"a\", }", 1, 16)]
    [InlineData("{ } // comment", 1, 5)]
    public void Read_NoJson_SaysWhere(string text, int line, int place)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => RequestReader.Read(text));

        Assert.Equal($"request: is not JSON: line {line}, byte {place}", refused.Message);
    }

    [Theory]
    [InlineData("null", "null (leave the field out instead)")]
    [InlineData("[]", "an array")]
    [InlineData("\"golden\"", "the string \"golden\"")]
    [InlineData("12", "the number 12")]
    [InlineData("true", "true")]
    public void Read_NoObject_SaysWhatItIs(string text, string found)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => RequestReader.Read(text));

        Assert.Equal([new("", $"must be an object, not {found}")], refused.Problems);
    }

    // JSON can escape half of a surrogate pair; no UTF-8 text, and so no AWS call, can carry it.
    [Theory]
    [InlineData("""{ "source": { "imageId": "ami-01234567" }, "name": "gold\ud800en" }""", "/name")]
    [InlineData("""{ "source": { "imageId": "ami-01234567" }, "name": "golden", "tags": { "team": "\udc00" } }""", "/tags/team")]
    [InlineData("""{ "source": { "imageId": "ami-01234567" }, "name": "golden", "tags": { "te\ud800am": "x" } }""", "/tags")]
    [InlineData("""{ "source": { "imageId": "ami-01234567" }, "name": "golden", "instance": { "types": ["\ud800"] } }""", "/instance/types/0")]
    public void Read_HalfASurrogatePair_IsRefused(string text, string field)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => RequestReader.Read(text));

        Assert.Equal(field, Assert.Single(refused.Problems).Field);
    }

    [Fact]
    public void Read_ParsedDocument_GivesTheSame()
    {
        using var document = JsonDocument.Parse(RequestDocuments.Right);

        Assert.Equal(RequestReader.Read(RequestDocuments.Right).Source, RequestReader.Read(document.RootElement).Source);
    }
}
