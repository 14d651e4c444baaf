using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Recorded.Tests.Recordings;

namespace AmiPipeline.Recorded.Tests.Readers;

/// <summary>An account that holds what was recorded, and answers what the functions ask as EC2 and KMS answered then.</summary>
internal sealed class RecordedAccount
{
    public List<JsonObject> Images { get; } = [];

    public List<JsonObject> Instances { get; } = [];

    public List<JsonObject> Volumes { get; } = [];

    public List<JsonObject> Snapshots { get; } = [];

    /// <summary>The answers to ListAliases. Default: the first that was recorded whole.</summary>
    public RecordedAnswer Aliases { get; init; } = RecordedAnswers.Of("kms:ListAliases").First(answer => !answer.Data.TryGetProperty("NextMarker", out _));

    /// <summary>The answer to DescribeKey, whatever the key. Default: the first key that was recorded with all that KMS tells today.</summary>
    public RecordedAnswer Key { get; init; } = RecordedAnswers.Of("kms:DescribeKey").First(answer => answer.Data.GetProperty("KeyMetadata").TryGetProperty("KeySpec", out _));

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues("X-Amz-Target", out var target))
        {
            return WireResponse.Of(target.Single() switch
            {
                "TrentService.ListAliases" => LastPage(Aliases),
                "TrentService.DescribeKey" => Key,
                var other => throw new InvalidOperationException($"Nothing recorded answers {other}."),
            });
        }

        var asked = await QueryRequest.ReadAsync(request);
        return asked.Action switch
        {
            "DescribeImages" => Listed(asked, "Images", Images, "image-id", "ImageId"),
            "DescribeInstances" => Listed(asked, "Reservations", Instances, "instance-id", "InstanceId"),
            "DescribeVolumes" => Listed(asked, "Volumes", Volumes, "volume-id", "VolumeId"),
            "DescribeSnapshots" => Listed(asked, "Snapshots", Snapshots, "snapshot-id", "SnapshotId"),
            // An attribute without a value is an empty element: so DescribeImageAttribute answered for lastLaunchedTime.
            "DescribeImageAttribute" => Answer(asked.Action, new JsonObject { ["ImageId"] = asked.Parameters["ImageId"], ["UefiData"] = new JsonObject() }),
            // Recorded where it was on; off, the volumes' own status shows.
            "GetEbsEncryptionByDefault" => Answer(asked.Action, new JsonObject { ["EbsEncryptionByDefault"] = false }),
            // The recordings do not hold it. EC2 API Reference, DescribeAvailabilityZones.
            "DescribeAvailabilityZones" => Zones(),
            // Not recorded either: what is known of types without it is enough.
            "DescribeInstanceTypes" => Denied(),
            // As little; any network will do.
            "DescribeSubnets" => Subnet(),
            var action => WireResponse.Of(RecordedAnswers.Of($"ec2:{action}").First()),
        };
    }

    private static HttpResponseMessage Listed(QueryRequest asked, string list, List<JsonObject> items, string filter, string id)
    {
        var wanted = asked.Filters().GetValueOrDefault(filter) ?? [];
        JsonObject[] found = [.. items.Where(item => wanted.Contains((string?)item[id])).Select(item => item.DeepClone().AsObject())];
        return Answer(asked.Action, new JsonObject { [list] = asked.Action == "DescribeInstances" ? Reservations(found) : new JsonArray([.. found]) });
    }

    private static JsonArray Reservations(JsonObject[] instances) => instances.Length == 0 ? [] :
    [
        JsonNode.Parse($$"""{ "Groups": [], "OwnerId": "111100000001", "ReservationId": "r-0a1b2c3d", "Instances": {{new JsonArray([.. instances]).ToJsonString()}} }"""),
    ];

    private static HttpResponseMessage Answer(string action, JsonObject data) =>
        WireResponse.Of(new RecordedAnswer("made of recordings", $"ec2:{action}", (int)HttpStatusCode.OK, JsonSerializer.SerializeToElement(data), Edited: true));

    // A page that has a next one was recorded without it.
    private static RecordedAnswer LastPage(RecordedAnswer page)
    {
        var data = JsonNode.Parse(page.Data.GetRawText())!.AsObject();
        data.Remove("NextMarker");
        data["Truncated"] = false;
        return page with { Data = JsonSerializer.SerializeToElement(data) };
    }

    private static HttpResponseMessage Subnet() => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            """
            <DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><subnetSet>
              <item><subnetId>subnet-0a1b2c3d</subnetId><vpcId>vpc-0a1b2c3d</vpcId><availabilityZone>us-east-1a</availabilityZone><defaultForAz>true</defaultForAz></item>
            </subnetSet></DescribeSubnetsResponse>
            """,
            Encoding.UTF8,
            "text/xml"),
    };

    private static HttpResponseMessage Denied() => new(HttpStatusCode.Forbidden)
    {
        Content = new StringContent(
            "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform this operation.</Message></Error></Errors><RequestID>1</RequestID></Response>",
            Encoding.UTF8,
            "text/xml"),
    };

    private static HttpResponseMessage Zones() => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            """
            <DescribeAvailabilityZonesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><availabilityZoneInfo>
              <item><zoneName>us-east-1a</zoneName><zoneState>available</zoneState><regionName>us-east-1</regionName><zoneType>availability-zone</zoneType></item>
            </availabilityZoneInfo></DescribeAvailabilityZonesResponse>
            """,
            Encoding.UTF8,
            "text/xml"),
    };
}
