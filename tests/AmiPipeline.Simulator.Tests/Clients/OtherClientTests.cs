using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Clients;

/// <summary>Clients other than the AWS CLI: boto3, and Packer's amazon-ebs builder without a communicator.</summary>
public sealed class OtherClientTests
{
    private const int NoBoto3 = 3;

    private static readonly string BotoScript = $$"""
        try:
            import boto3
        except ImportError:
            raise SystemExit({{NoBoto3}})
        import os
        ec2 = boto3.resource("ec2", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
        client = ec2.meta.client
        instance = ec2.create_instances(ImageId="ami-05000000000000001", InstanceType="t3.small", MinCount=1, MaxCount=1,
            TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "by", "Value": "boto3"}]}])[0]
        instance.wait_until_running()
        zone = instance.placement["AvailabilityZone"]
        for device, key in (("/dev/sdf", "alias/data"), ("/dev/sdg", "alias/logs")):
            volume = ec2.create_volume(AvailabilityZone=zone, Size=8, Encrypted=True, KmsKeyId=key)
            client.get_waiter("volume_available").wait(VolumeIds=[volume.id])
            volume.attach_to_instance(Device=device, InstanceId=instance.id)
        image = instance.create_image(Name="by boto3", NoReboot=True)
        image.wait_until_exists()
        client.get_waiter("image_available").wait(ImageIds=[image.id])
        pages = client.get_paginator("describe_snapshots").paginate(OwnerIds=["self"], PaginationConfig={"PageSize": 5})
        assert len([s for page in pages for s in page["Snapshots"]]) > 5
        try:
            client.describe_images(ImageIds=["ami-0123456789abcdef0"])
        except client.exceptions.ClientError as error:
            assert error.response["Error"]["Code"] == "InvalidAMIID.NotFound", error
        instance.terminate()
        instance.wait_until_terminated()
        print(image.id)
        """;

    private static readonly string TableScript = $$"""
        try:
            import boto3
        except ImportError:
            raise SystemExit({{NoBoto3}})
        import os
        from boto3.dynamodb.conditions import Attr
        dynamodb = boto3.resource("dynamodb", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
        table = dynamodb.create_table(TableName="slots", BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "Id", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "Id", "AttributeType": "S"}])
        table.wait_until_exists()
        table.put_item(Item={"Id": "a", "Version": 1}, ConditionExpression=Attr("Id").not_exists())
        assert table.get_item(Key={"Id": "a"}, ConsistentRead=True)["Item"] == {"Id": "a", "Version": 1}
        table.put_item(Item={"Id": "a", "Version": 2}, ConditionExpression=Attr("Version").eq(1) & Attr("Id").exists())
        try:
            table.put_item(Item={"Id": "a", "Version": 3}, ConditionExpression=Attr("Version").eq(1))
            raise SystemExit("written")
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            pass
        table.put_item(Item={"Id": "b"})
        assert table.delete_item(Key={"Id": "b"}, ReturnValues="ALL_OLD")["Attributes"] == {"Id": "b"}
        assert "Item" not in table.get_item(Key={"Id": "b"})
        """;

    private static readonly string LaunchConfigurationScript = $$"""
        try:
            import boto3
        except ImportError:
            raise SystemExit({{NoBoto3}})
        import os
        client = boto3.client("autoscaling", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
        for number in range(120):
            client.create_launch_configuration(LaunchConfigurationName=f"web {number:03} & more", ImageId=f"ami-{number:08}", InstanceType="t3.small")
        for size in (None, 7, 100):
            config = {} if size is None else {"PageSize": size}
            pages = list(client.get_paginator("describe_launch_configurations").paginate(PaginationConfig=config))
            found = [one for page in pages for one in page["LaunchConfigurations"]]
            assert [one["ImageId"] for one in found] == [f"ami-{number:08}" for number in range(120)], found
            assert len(pages) == -(-120 // (size or 50)), len(pages)
        one = client.describe_launch_configurations(LaunchConfigurationNames=["web 007 & more", "none"])["LaunchConfigurations"]
        assert [(each["LaunchConfigurationName"], each["InstanceType"], each["CreatedTime"].year) for each in one] == [("web 007 & more", "t3.small", 2026)], one
        assert one[0]["LaunchConfigurationARN"].startswith("arn:aws:autoscaling:us-east-1:111122223333:launchConfiguration:"), one
        assert one[0]["LaunchConfigurationARN"].endswith(":launchConfigurationName/web 007 & more"), one
        try:
            client.create_launch_configuration(LaunchConfigurationName="web 007 & more", ImageId="ami-1", InstanceType="t3.small")
            raise SystemExit("created twice")
        except client.exceptions.AlreadyExistsFault:
            pass
        try:
            client.describe_launch_configurations(NextToken="made up")
            raise SystemExit("listed")
        except client.exceptions.InvalidNextToken:
            pass
        client.delete_launch_configuration(LaunchConfigurationName="web 007 & more")
        assert client.describe_launch_configurations(LaunchConfigurationNames=["web 007 & more"])["LaunchConfigurations"] == []
        """;

    [Fact]
    public async Task Boto3_BuildsAnImageWithUniqueKeys()
    {
        await using var port = await Port.OpenAsync(changeCloud: options => options with { Latency = LatencyModel.Instant });

        var (exit, output, error) = await RunAsync(port, "python3", "-c", BotoScript);
        Assert.SkipWhen(exit == NoBoto3, "boto3 is not installed.");

        Assert.True(exit == 0, output + error);
        var id = output.Trim();
        Assert.Equal(
            new[] { "alias/data", "alias/logs", "alias/root" }.Select(port.Lab.KeyArn),
            port.Lab.View.Image(id).Devices.OrderBy(device => device.DeviceName).Select(device => device.KeyArn));
    }

    [Fact]
    public async Task Boto3_WritesItemsOfDynamoDb_UnderConditions()
    {
        await using var port = await Port.OpenAsync();

        var (exit, output, error) = await RunAsync(port, "python3", "-c", TableScript);
        Assert.SkipWhen(exit == NoBoto3, "boto3 is not installed.");

        Assert.True(exit == 0, output + error);
        Assert.Equal("""{"Id":{"S":"a"},"Version":{"N":"2"}}""", port.Lab.Cloud.Tables.Item(Lab.Account, Lab.Here, "slots", "a")!.ToJsonString());
    }

    [Fact]
    public async Task Boto3_ListsLaunchConfigurations_PageByPage()
    {
        await using var port = await Port.OpenAsync();

        var (exit, output, error) = await RunAsync(port, "python3", "-c", LaunchConfigurationScript);
        Assert.SkipWhen(exit == NoBoto3, "boto3 is not installed.");

        Assert.True(exit == 0, output + error);
        Assert.Equal(119, port.Lab.View.LaunchConfigurations.Count);
    }

    [Fact]
    public async Task Packer_BuildsAnImage_AndLeavesNothingElse()
    {
        await using var port = await Port.OpenAsync(changeCloud: options => options with { Latency = LatencyModel.Instant });
        var (exit, output, error) = await PackAsync(port, new
        {
            launch_block_device_mappings = new[]
            {
                new { device_name = "/dev/sdf", volume_size = 5, volume_type = "gp2", encrypted = true, kms_key_id = "alias/logs", delete_on_termination = true },
            },
        });

        Assert.SkipWhen((output + error).Contains("nknown builder", StringComparison.Ordinal), "packer has no amazon-ebs builder installed.");

        Assert.True(exit == 0, output + error);
        var image = Assert.Single(port.Lab.View.Images, image => image.Name == "packed");
        Assert.Equal(
            new[] { "alias/logs", "alias/root" }.Select(port.Lab.KeyArn),
            image.Devices.OrderBy(device => device.DeviceName).Select(device => device.KeyArn));
        Assert.Equal("base", image.Tags["team"]);
        Assert.DoesNotContain("packer_", port.Lab.Post("Action=DescribeSecurityGroups").Body);
        Assert.DoesNotContain("packer_", port.Lab.Post("Action=DescribeKeyPairs").Body);
        Assert.DoesNotContain(port.Lab.View.Instances, instance => instance is { State: "running", Id: not ("i-04000000000000001") });
        Assert.All(port.Lab.Cloud.Calls.All, call => Assert.Null(call.ErrorCode));
    }

    [Fact]
    public async Task Packer_EncryptsSharesAndCopiesToAnotherRegion()
    {
        await using var port = await Port.OpenAsync(changeCloud: options => options with { Latency = LatencyModel.Instant });
        var (exit, output, error) = await PackAsync(port, new
        {
            encrypt_boot = true,
            kms_key_id = "alias/golden",
            ami_users = new[] { Lab.OtherAccount },
            snapshot_users = new[] { Lab.OtherAccount },
            ami_regions = new[] { Lab.Europe },
            region_kms_key_ids = new Dictionary<string, string> { [Lab.Europe] = "alias/europe" },
        });

        Assert.SkipWhen((output + error).Contains("nknown builder", StringComparison.Ordinal), "packer has no amazon-ebs builder installed.");
        Assert.True(exit == 0, output + error);
        foreach (var (region, alias) in new[] { (Lab.Here, "alias/golden"), (Lab.Europe, "alias/europe") })
        {
            var view = port.Lab.Cloud.Inspect(Lab.Account, region);
            var image = Assert.Single(view.Images, image => image.Name == "packed");
            Assert.All(image.Devices, device => Assert.Equal(view.Key(alias).Arn, device.KeyArn));
            Assert.Equal([Lab.OtherAccount], image.LaunchPermissions);
            Assert.All(image.Devices, device => Assert.Equal([Lab.OtherAccount], view.Snapshot(device.SnapshotId!).CreateVolumePermissions));
        }
    }

    private static async Task<ToolResult> PackAsync(Port port, object settings)
    {
        var template = Path.Combine(AppContext.BaseDirectory, $"packer-{port.Server.Endpoint.Port}.json");
        await File.WriteAllTextAsync(template, Template(port.Server.Endpoint.ToString(), settings));
        var result = await RunAsync(port, "packer", "build", "-machine-readable", template);
        File.Delete(template);
        return result;
    }

    private static Task<ToolResult> RunAsync(Port port, string tool, params IEnumerable<string> arguments)
    {
        Tool.SkipUnlessInstalled(tool);
        var start = new ProcessStartInfo(tool, arguments);
        AwsEnvironment.PointTo(start.Environment, port.Server.Endpoint, Lab.Account, Lab.Here);
        return Tool.RunAsync(start);
    }

    private static string Template(string endpoint, object settings)
    {
        var builder = JsonSerializer.SerializeToNode(new
        {
            type = "amazon-ebs",
            communicator = "none",
            region = Lab.Here,
            access_key = "AKIA" + Lab.Account,
            secret_key = "made-up",
            custom_endpoint_ec2 = endpoint.TrimEnd('/'),
            source_ami = "ami-05000000000000001",
            instance_type = "t3.small",
            ami_name = "packed",
            tags = new { team = "base" },
        })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(settings)!.AsObject())
        {
            builder[name] = value?.DeepClone();
        }

        return new JsonObject { ["builders"] = new JsonArray(builder) }.ToJsonString();
    }
}
