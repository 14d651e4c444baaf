using System.Text;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Whatever a caller sends is answered: with 200, or with an error that has a code.</summary>
public sealed class RobustnessTests : IDisposable
{
    private static readonly string[] OddValues =
        ["", "null", "-1", "0", "99999999999999999999", "true", "ami-", "arn:", "arn:aws:kms:::", "alias/", "*", "%", "&", "<x>", "\0", new('x', 5000)];

    private static readonly string[] Forms =
    [
        "Action=CopyImage&SourceImageId=ami-01000000000000001&SourceRegion=us-east-1&Name=abc&Description=d&Encrypted=true&KmsKeyId=alias/golden&ClientToken=t&CopyImageTags=true&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=CreateImage&InstanceId=i-04000000000000001&Name=abc&NoReboot=true&BlockDeviceMapping.1.DeviceName=/dev/sdg&BlockDeviceMapping.1.Ebs.VolumeSize=5",
        "Action=RegisterImage&Name=abc&Architecture=x86_64&VirtualizationType=hvm&EnaSupport=true&BootMode=uefi&TpmSupport=v2.0&RootDeviceName=/dev/sda1&BlockDeviceMapping.1.DeviceName=/dev/sda1&BlockDeviceMapping.1.Ebs.SnapshotId=snap-0d000000000000001&BlockDeviceMapping.1.Ebs.VolumeType=gp3&BlockDeviceMapping.1.Ebs.Iops=3000&BlockDeviceMapping.1.Ebs.Throughput=125",
        "Action=DeregisterImage&ImageId=ami-01000000000000001&DeleteAssociatedSnapshots=true",
        "Action=DescribeImages&Owner.1=self&Filter.1.Name=name&Filter.1.Value.1=s*&MaxResults=5",
        "Action=DescribeImageAttribute&ImageId=ami-01000000000000001&Attribute=uefiData",
        "Action=ModifyImageAttribute&ImageId=ami-03000000000000001&LaunchPermission.Add.1.UserId=444455556666",
        "Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId=snap-0d000000000000001&Encrypted=true&KmsKeyId=alias/golden",
        "Action=CreateSnapshot&VolumeId=vol-0d000000000000001&Description=d",
        "Action=DeleteSnapshot&SnapshotId=snap-0d000000000000001",
        "Action=DescribeSnapshots&SnapshotId.1=snap-0d000000000000001",
        "Action=ModifySnapshotAttribute&SnapshotId=snap-0d000000000000001&Attribute=createVolumePermission&OperationType=add&UserId.1=444455556666",
        "Action=CreateVolume&AvailabilityZone=us-east-1a&Size=20&VolumeType=gp3&Iops=3000&Throughput=125&Encrypted=true&KmsKeyId=alias/golden&ClientToken=t",
        "Action=AttachVolume&VolumeId=vol-0d000000000000001&InstanceId=i-04000000000000001&Device=/dev/sdf",
        "Action=DetachVolume&VolumeId=vol-04000000000000003&InstanceId=i-04000000000000002&Device=/dev/sdf&Force=true",
        "Action=DeleteVolume&VolumeId=vol-0d000000000000001",
        "Action=RunInstances&ImageId=ami-05000000000000001&InstanceType=t3.small&MinCount=1&MaxCount=1&ClientToken=t&SubnetId=subnet-0aaaaaaaaaaaaaaa1&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.Encrypted=true&BlockDeviceMapping.1.Ebs.KmsKeyId=alias/golden&MetadataOptions.HttpTokens=required",
        "Action=StopInstances&InstanceId.1=i-04000000000000001&Force=true",
        "Action=StartInstances&InstanceId.1=i-04000000000000002",
        "Action=TerminateInstances&InstanceId.1=i-04000000000000001",
        "Action=DescribeInstances&Filter.1.Name=instance-state-name&Filter.1.Value.1=running",
        "Action=DescribeInstanceStatus&InstanceId.1=i-04000000000000001&IncludeAllInstances=true",
        "Action=CreateTags&ResourceId.1=ami-01000000000000001&Tag.1.Key=k&Tag.1.Value=v",
        "Action=DeleteTags&ResourceId.1=ami-01000000000000001&Tag.1.Key=team",
        "Action=DescribeTags&Filter.1.Name=key&Filter.1.Value.1=team",
        "Action=DescribeSubnets&SubnetId.1=subnet-0aaaaaaaaaaaaaaa1",
        "Action=ModifyEbsDefaultKmsKeyId&KmsKeyId=alias/golden",
    ];

    private readonly Lab _lab = new();

    public static TheoryData<string> Calls => [.. Forms];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_IsAnswered_AndSoIsEveryOddVariation(string form)
    {
        Assert.Equal(200, Send(new Lab(), form).Status);

        var pairs = form.Split('&');
        for (var index = 0; index < pairs.Length; index++)
        {
            Check(string.Join('&', pairs.Where((_, other) => other != index)));
            foreach (var odd in OddValues)
            {
                var name = pairs[index].Split('=')[0];
                Check(string.Join('&', pairs.Select((pair, other) => other == index ? $"{name}={Uri.EscapeDataString(odd)}" : pair)));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"KeyId\":{}}")]
    public void Kms_AnswersWhatIsNoRequest(string body)
    {
        var response = _lab.Cloud.Handle(new Wire.SimulatorRequest
        {
            Authorization = Authorization("kms"),
            Target = "TrentService.DescribeKey",
            Body = Encoding.UTF8.GetBytes(body),
        });

        Assert.Equal(400, response.Status);
        Assert.Contains("__type", Encoding.UTF8.GetString(response.Body.Span));
    }

    public void Dispose() => _lab.Dispose();

    private static string Authorization(string service) =>
        $"AWS4-HMAC-SHA256 Credential=AKIA{Lab.Account}/20261123/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0";

    private static (int Status, string Body) Send(Lab lab, string form)
    {
        var response = lab.Cloud.Handle(new Wire.SimulatorRequest { Authorization = Authorization("ec2"), Body = Encoding.UTF8.GetBytes(form) });
        return (response.Status, Encoding.UTF8.GetString(response.Body.Span));
    }

    private void Check(string form)
    {
        var (status, body) = Send(_lab, form);
        _lab.Pass(1);

        Assert.True(status == 200 || (status is >= 400 and < 500 && body.Contains("<Code>", StringComparison.Ordinal)), $"{form}: {status} {body}");
    }
}
