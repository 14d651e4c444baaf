namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>Answers of the simulator to every action that it models and that was recorded, under as many conditions as a small world has.</summary>
internal sealed class SimulatedAnswers
{
    private const string Instance = "i-04000000000000001";
    private const string Stopped = "i-04000000000000002";
    private const string Image = "ami-03000000000000001";
    private const string Snapshot = "snap-0d000000000000001";

    private readonly SimulatedAccount _account = new();
    private readonly List<(string Service, string Operation, string Body)> _answers = [];

    /// <summary>The answers, each with its service and operation.</summary>
    public static IReadOnlyList<(string Service, string Operation, string Body)> All()
    {
        var answers = new SimulatedAnswers();
        answers.AskForVolumes();
        answers.AskForSnapshots();
        answers.AskForInstances();
        answers.AskForImages();
        answers.AskForSettings();
        answers.AskForKeys();
        return answers._answers;
    }

    private void AskForVolumes()
    {
        string[] shapes =
        [
            "Size=10", "Size=10&VolumeType=gp3", "Size=10&VolumeType=gp3&Encrypted=true&KmsKeyId=alias/data", "Size=10&VolumeType=io1&Iops=100",
            "Size=10&VolumeType=io2&Iops=100", "Size=125&VolumeType=st1", "Size=125&VolumeType=sc1", "Size=10&VolumeType=standard",
            $"SnapshotId={Snapshot}", "Size=10&TagSpecification.1.ResourceType=volume&TagSpecification.1.Tag.1.Key=team&TagSpecification.1.Tag.1.Value=base",
        ];
        foreach (var shape in shapes)
        {
            Ask("CreateVolume", $"AvailabilityZone=us-east-1a&{shape}");
        }

        Ask("DescribeVolumes");
        Pass(minutes: 5);
        var free = Between(_answers[0].Body, "<volumeId>", "</volumeId>");
        Ask("AttachVolume", $"VolumeId={free}&InstanceId={Instance}&Device=/dev/sdh");
        Pass(minutes: 5);
        Ask("DescribeVolumes");
        Ask("DetachVolume", $"VolumeId={free}");
        Pass(minutes: 5);
        Ask("DescribeVolumes");
    }

    private void AskForSnapshots()
    {
        Ask("CreateSnapshot", "VolumeId=vol-0d000000000000001");
        Ask("CreateSnapshot", "VolumeId=vol-04000000000000001&Description=root&TagSpecification.1.ResourceType=snapshot&TagSpecification.1.Tag.1.Key=team&TagSpecification.1.Tag.1.Value=base");
        Ask("CreateSnapshots", $"InstanceSpecification.InstanceId={Stopped}&TagSpecification.1.ResourceType=snapshot&TagSpecification.1.Tag.1.Key=team&TagSpecification.1.Tag.1.Value=base");
        Ask("CopySnapshot", "SourceRegion=us-east-1&SourceSnapshotId=snap-0d000000000000002");
        Ask("DescribeSnapshots", "Owner.1=self");
        Pass(minutes: 60);
        Ask("DescribeSnapshots", "Owner.1=self");
        Ask("ModifySnapshotAttribute", $"SnapshotId=snap-0d000000000000002&Attribute=createVolumePermission&OperationType=add&UserId.1=444455556666");
        Ask("DescribeSnapshotAttribute", "SnapshotId=snap-0d000000000000002&Attribute=createVolumePermission");
        Ask("ModifySnapshotAttribute", $"SnapshotId=snap-0d000000000000002&Attribute=createVolumePermission&OperationType=add&UserGroup.1=all");
        Ask("DescribeSnapshotAttribute", "SnapshotId=snap-0d000000000000002&Attribute=createVolumePermission");
        Ask("DescribeSnapshotAttribute", $"SnapshotId={Snapshot}&Attribute=createVolumePermission");
    }

    private void AskForInstances()
    {
        Ask("CreateKeyPair", "KeyName=ops");
        Ask("RunInstances", "ImageId=ami-05000000000000001&InstanceType=t3.small&MinCount=1&MaxCount=1&ClientToken=a-token&KeyName=ops");
        Ask("RunInstances", "ImageId=ami-06000000000000001&InstanceType=t3.small&MinCount=1&MaxCount=1&SubnetId=subnet-0aaaaaaaaaaaaaaa1");
        Ask("RunInstances", "ImageId=ami-09000000000000001&InstanceType=c3.large&MinCount=1&MaxCount=1&IamInstanceProfile.Name=worker");
        Ask("DescribeInstances");
        Pass(minutes: 5);
        Ask("DescribeInstances");
        Ask("StopInstances", $"InstanceId.1={Instance}");
        Ask("DescribeInstances");
        Pass(minutes: 30);
        Ask("DescribeInstances");
        Ask("StartInstances", $"InstanceId.1={Instance}");
        Ask("TerminateInstances", $"InstanceId.1={Stopped}");
        Ask("DescribeInstances");
        Pass(minutes: 10);
        Ask("DescribeInstances");
        Ask("DescribeInstanceAttribute", $"InstanceId={Instance}&Attribute=disableApiTermination");
        Ask("DescribeInstanceAttribute", $"InstanceId={Instance}&Attribute=disableApiStop");
        Ask("DescribeInstanceAttribute", $"InstanceId={Instance}&Attribute=rootDeviceName");
    }

    private void AskForImages()
    {
        Ask("DescribeImages", "Owner.1=self");
        Ask("DescribeImages");
        Ask("CreateImage", $"InstanceId={Instance}&Name=captured&NoReboot=true");
        Ask("RegisterImage", $"Name=registered&RootDeviceName=/dev/xvda&Architecture=x86_64&VirtualizationType=hvm&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.SnapshotId=snap-0d000000000000002");
        Pass(minutes: 120);
        Ask("DescribeImages", "Owner.1=self");
        Ask("ModifyImageAttribute", $"ImageId={Image}&LaunchPermission.Add.1.UserId=444455556666");
        Ask("DescribeImageAttribute", $"ImageId={Image}&Attribute=launchPermission");
        Ask("ModifyImageAttribute", $"ImageId={Image}&LaunchPermission.Add.1.Group=all");
        Ask("DescribeImageAttribute", $"ImageId={Image}&Attribute=launchPermission");
        Ask("DescribeImageAttribute", "ImageId=ami-0a000000000000001&Attribute=launchPermission");
        Ask("DescribeImageAttribute", $"ImageId={Image}&Attribute=lastLaunchedTime");
        Ask("EnableImageDeprecation", $"ImageId={Image}&DeprecateAt=2027-11-23T12:00:00Z");
        Ask("DescribeImages", "Owner.1=self");
        Ask("DisableImageDeprecation", $"ImageId={Image}");
        Ask("DescribeTags");
    }

    private void AskForSettings()
    {
        Ask("GetEbsEncryptionByDefault");
        Ask("EnableEbsEncryptionByDefault");
        Ask("ModifyEbsDefaultKmsKeyId", "KmsKeyId=alias/golden");
        Ask("GetEbsDefaultKmsKeyId");
        Ask("GetCallerIdentity", service: "sts", version: "2011-06-15");
    }

    private void AskForKeys()
    {
        AskKms("DescribeKey", """{ "KeyId": "alias/aws/ebs" }""");
        AskKms("DescribeKey", """{ "KeyId": "alias/golden" }""");
        AskKms("DescribeKey", """{ "KeyId": "alias/asymmetric" }""");
        AskKms("DescribeKey", """{ "KeyId": "alias/disabled" }""");
        AskKms("DescribeKey", """{ "KeyId": "alias/leaving" }""");
        AskKms("DescribeKey", """{ "KeyId": "alias/imported" }""");
        AskKms("CreateKey", "{}");
        AskKms("ListAliases", "{}");
        AskKms("ListAliases", """{ "Limit": 2 }""");
        AskKms("ScheduleKeyDeletion", """{ "KeyId": "10000000-0000-4000-8000-000000000005", "PendingWindowInDays": 7 }""");
    }

    private void Pass(double minutes) => _account.Pass(TimeSpan.FromMinutes(minutes));

    private void Ask(string operation, string parameters = "", string service = "ec2", string version = "2016-11-15") =>
        Keep(service, operation, _account.Ask(service, operation, parameters, version));

    private void AskKms(string operation, string body) => Keep("kms", operation, _account.AskKms(operation, body));

    // A refusal is an answer too, of another form: what is not modelled shows in the coverage list, not here.
    private void Keep(string service, string operation, (int Status, string Body) answer)
    {
        if (answer.Status == 200)
        {
            _answers.Add((service, operation, answer.Body));
        }
    }

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
