using System.Diagnostics;
using AmiPipeline.Simulator.Options;
using Xunit;

namespace AmiPipeline.Simulator.Tests.Clients;

/// <summary>The AWS SDK for JavaScript, version 3: a build with its waiters and paginators, keys, parameters, and errors as it tells them.</summary>
public sealed class NodeTests
{
    private const string Script = """
        const { EC2Client, paginateDescribeImages, waitUntilImageAvailable, waitUntilInstanceRunning, waitUntilInstanceTerminated, ...ec2 } = require("@aws-sdk/client-ec2");
        const kms = require("@aws-sdk/client-kms");
        const ssm = require("@aws-sdk/client-ssm");
        const assert = require("node:assert");

        const client = new EC2Client({});
        const waiter = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };

        (async () => {
          const parameters = new ssm.SSMClient({});
          await parameters.send(new ssm.PutParameterCommand({ Name: "/images/base", Type: "String", DataType: "aws:ec2:image", Value: "ami-05000000000000001" }));
          await assert.rejects(() => parameters.send(new ssm.GetParameterCommand({ Name: "/images/none" })), error => error instanceof ssm.ParameterNotFound);

          const launched = await client.send(new ec2.RunInstancesCommand({ ImageId: "resolve:ssm:/images/base", InstanceType: "t3.small", MinCount: 1, MaxCount: 1 }));
          const instance = launched.Instances[0].InstanceId;
          assert.strictEqual(launched.Instances[0].ImageId, "ami-05000000000000001");
          await waitUntilInstanceRunning(waiter, { InstanceIds: [instance] });

          const image = (await client.send(new ec2.CreateImageCommand({ InstanceId: instance, Name: "by node", NoReboot: true }))).ImageId;
          await waitUntilImageAvailable(waiter, { ImageIds: [image] });
          const mark = (await client.send(new ec2.AttachImageWatermarkCommand({ ImageId: image, WatermarkName: "by node" }))).WatermarkKey;
          await client.send(new ec2.ModifyImageAttributeCommand({ ImageId: image, LaunchPermission: { Add: [{ UserId: "444455556666" }] } }));

          const copy = (await client.send(new ec2.CopyImageCommand({ SourceImageId: image, SourceRegion: "us-east-1", Name: "copied by node", Encrypted: true, KmsKeyId: "alias/golden" }))).ImageId;
          await waitUntilImageAvailable(waiter, { ImageIds: [copy] });

          const marked = (await client.send(new ec2.DescribeImagesCommand({ Filters: [{ Name: "image-watermark.watermark-key", Values: [mark] }] }))).Images;
          assert.deepStrictEqual(marked.map(found => found.ImageId).sort(), [image, copy].sort());
          assert.strictEqual(marked[0].ImageWatermarks[0].SourceImageId, image);
          assert.ok(marked[0].ImageWatermarks[0].WatermarkCreationTime instanceof Date);
          await client.send(new ec2.DetachImageWatermarkCommand({ ImageId: copy, WatermarkKey: mark }));

          let count = 0;
          for await (const page of paginateDescribeImages({ client, pageSize: 2 }, { Owners: ["self"], Filters: [{ Name: "block-device-mapping.encrypted", Values: ["true"] }] })) {
            count += page.Images.length;
          }
          assert.ok(count > 4, `${count} images`);

          const key = await new kms.KMSClient({}).send(new kms.CreateKeyCommand({ Tags: [{ TagKey: "by", TagValue: "node" }] }));
          assert.strictEqual(key.KeyMetadata.KeyState, "Enabled");
          await assert.rejects(() => new kms.KMSClient({}).send(new kms.DescribeKeyCommand({ KeyId: "alias/none" })), error => error instanceof kms.NotFoundException);
          await assert.rejects(() => client.send(new ec2.DescribeImagesCommand({ ImageIds: ["ami-0123456789abcdef0"] })), error => error.name === "InvalidAMIID.NotFound");

          await client.send(new ec2.TerminateInstancesCommand({ InstanceIds: [instance] }));
          await waitUntilInstanceTerminated(waiter, { InstanceIds: [instance] });
          console.log(copy);
        })().catch(error => { console.error(error); process.exit(1); });
        """;

    [Fact]
    public async Task JavaScriptSdk_BuildsSharesAndCopiesAnImage()
    {
        Tool.SkipUnlessInstalled("node");
        await using var port = await Port.OpenAsync(changeCloud: options => options with { Latency = LatencyModel.Instant });
        var start = new ProcessStartInfo("node", ["-e", Script]);
        AwsEnvironment.PointTo(start.Environment, port.Server.Endpoint, Lab.Account, Lab.Here);
        start.Environment["NODE_PATH"] = Path.Combine(Repository.Root, "artifacts", "npm", "node_modules");

        var (exit, output, error) = await Tool.RunAsync(start);

        Assert.SkipWhen(error.Contains("Cannot find module '@aws-sdk/", StringComparison.Ordinal), "The AWS SDK for JavaScript is not in artifacts/npm; .ci/install-tools puts it there.");
        Assert.True(exit == 0, output + error);
        Assert.All(port.Lab.View.Image(output.Trim()).Devices, device => Assert.Equal(port.Lab.KeyArn("alias/golden"), device.KeyArn));
        var built = Assert.Single(port.Lab.View.Images, image => image.Name == "by node");
        Assert.Equal([Lab.OtherAccount], built.LaunchPermissions);
    }
}
