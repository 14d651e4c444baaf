namespace AmiPipeline.Simulator.Tests;

/// <summary>For every action at least one call that goes well in the example account, with the members that its lists must have.</summary>
internal static class CallForms
{
    // With a report, whose id no call can choose.
    private static readonly string World = Lab.WorldJson.Replace(
        "\"parameters\": [", "\"imageUsageReports\": [{ \"id\": \"amiur-0000000000000000a\", \"imageId\": \"ami-05000000000000001\" }],\n\"parameters\": [", StringComparison.Ordinal);

    public static IReadOnlyList<string> All { get; } =
    [
        "Action=AttachImageWatermark&ImageId=ami-01000000000000001&WatermarkName=approved",
        "Action=AttachVolume&VolumeId=vol-0d000000000000001&InstanceId=i-04000000000000001&Device=/dev/sdf",
        "Action=AuthorizeSecurityGroupEgress&GroupId=sg-0aaaaaaaaaaaaaaa0&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22&IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8&IpPermissions.1.Ipv6Ranges.1.CidrIpv6=::/0&IpPermissions.1.Groups.1.GroupId=sg-0aaaaaaaaaaaaaaa0",
        "Action=AuthorizeSecurityGroupIngress&GroupId=sg-0aaaaaaaaaaaaaaa0&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=22&IpPermissions.1.ToPort=22&IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8&IpPermissions.1.Ipv6Ranges.1.CidrIpv6=::/0&IpPermissions.1.Groups.1.GroupId=sg-0aaaaaaaaaaaaaaa0",
        "Action=AuthorizeSecurityGroupIngress&GroupName=default&IpProtocol=tcp&FromPort=22&ToPort=22&CidrIp=10.0.0.0/8",
        "Action=CopyImage&SourceImageId=ami-01000000000000001&SourceRegion=us-east-1&Name=abc&Description=d&Encrypted=true&KmsKeyId=alias/golden&ClientToken=t&CopyImageTags=true&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId=snap-0d000000000000001&Encrypted=true&KmsKeyId=alias/golden&PresignedUrl=https%3A%2F%2Fec2%2F%3FSourceSnapshotId%3Dsnap-0d000000000000001",
        "Action=CreateImage&InstanceId=i-04000000000000001&Name=abc&NoReboot=true&BlockDeviceMapping.1.DeviceName=/dev/sdg&BlockDeviceMapping.1.Ebs.VolumeSize=5",
        "Action=CreateImageUsageReport&ImageId=ami-05000000000000001&ResourceType.1.ResourceType=ec2:Instance&TagSpecification.1.ResourceType=image-usage-report&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=CreateKeyPair&KeyName=k&KeyType=rsa&KeyFormat=pem&TagSpecification.1.ResourceType=key-pair&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=CreateLaunchTemplate&LaunchTemplateName=web&VersionDescription=d&LaunchTemplateData.ImageId=ami-05000000000000001&LaunchTemplateData.BlockDeviceMapping.1.DeviceName=/dev/sdf&LaunchTemplateData.BlockDeviceMapping.1.Ebs.VolumeSize=5&LaunchTemplateData.NetworkInterface.1.DeviceIndex=0&LaunchTemplateData.TagSpecification.1.ResourceType=instance&LaunchTemplateData.TagSpecification.1.Tag.1.Key=k&LaunchTemplateData.TagSpecification.1.Tag.1.Value=v&TagSpecification.1.ResourceType=launch-template&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=CreateLaunchTemplateVersion&LaunchTemplateName=spare&SourceVersion=1&LaunchTemplateData.InstanceType=m5.large&LaunchTemplateData.BlockDeviceMapping.1.DeviceName=/dev/sdf&LaunchTemplateData.NetworkInterface.1.DeviceIndex=0&LaunchTemplateData.TagSpecification.1.ResourceType=instance",
        "Action=CreateSecurityGroup&GroupName=g&GroupDescription=d&VpcId=vpc-0aaaaaaaaaaaaaaa0&TagSpecification.1.ResourceType=security-group&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=CreateSnapshot&VolumeId=vol-0d000000000000001&Description=d",
        "Action=CreateSnapshots&InstanceSpecification.InstanceId=i-04000000000000002&InstanceSpecification.ExcludeBootVolume=true&Description=d&CopyTagsFromSource=volume&TagSpecification.1.ResourceType=snapshot&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=CreateTags&ResourceId.1=ami-01000000000000001&Tag.1.Key=k&Tag.1.Value=v",
        "Action=CreateVolume&AvailabilityZone=us-east-1a&Size=20&VolumeType=gp3&Iops=3000&Throughput=125&Encrypted=true&KmsKeyId=alias/golden&ClientToken=t",
        "Action=CreateVolume&AvailabilityZoneId=use1-az1&SnapshotId=snap-0d000000000000001&TagSpecification.1.ResourceType=volume&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=DeleteImageUsageReport&ReportId=amiur-0000000000000000a",
        "Action=DeleteKeyPair&KeyName=k",
        "Action=DeleteLaunchTemplateVersions&LaunchTemplateName=spare&LaunchTemplateVersion.1=1",
        "Action=DeleteLaunchTemplate&LaunchTemplateName=spare",
        "Action=DeleteSecurityGroup&GroupName=spare",
        "Action=DeleteSnapshot&SnapshotId=snap-0d000000000000001",
        "Action=DeleteTags&ResourceId.1=ami-01000000000000001&Tag.1.Key=team",
        "Action=DeleteVolume&VolumeId=vol-0d000000000000001",
        "Action=DeregisterImage&ImageId=ami-01000000000000001&DeleteAssociatedSnapshots=true",
        "Action=DescribeAvailabilityZones&ZoneName.1=us-east-1a",
        "Action=DescribeImageAttribute&ImageId=ami-01000000000000001&Attribute=uefiData",
        "Action=DescribeImageReferences&ImageId.1=ami-05000000000000001&IncludeAllResourceTypes=true&ResourceType.1.ResourceType=ec2:Instance&ResourceType.1.ResourceTypeOption.1.OptionName=state-name&ResourceType.1.ResourceTypeOption.1.OptionValue.1=running&MaxResults=5",
        "Action=DescribeImageUsageReportEntries&ReportId.1=amiur-0000000000000000a&ImageId.1=ami-05000000000000001&Filter.1.Name=account-id&Filter.1.Value.1=111122223333&MaxResults=5",
        "Action=DescribeImageUsageReports&ReportId.1=amiur-0000000000000000a&Filter.1.Name=state&Filter.1.Value.1=available&MaxResults=5",
        "Action=DescribeImages&Owner.1=self&Filter.1.Name=name&Filter.1.Value.1=s*&MaxResults=5",
        "Action=DescribeInstanceAttribute&InstanceId=i-04000000000000001&Attribute=instanceType",
        "Action=DescribeInstanceStatus&InstanceId.1=i-04000000000000001&IncludeAllInstances=true",
        "Action=DescribeInstanceTypes&InstanceType.1=t3.small&Filter.1.Name=hypervisor&Filter.1.Value.1=nitro&MaxResults=5",
        "Action=DescribeInstances&Filter.1.Name=instance-state-name&Filter.1.Value.1=running",
        "Action=DescribeKeyPairs&Filter.1.Name=key-name&Filter.1.Value.1=k",
        "Action=DescribeLaunchTemplateVersions&LaunchTemplateName=spare&LaunchTemplateVersion.1=1",
        "Action=DescribeLaunchTemplateVersions&LaunchTemplateVersion.1=$Latest&LaunchTemplateVersion.2=$Default&MaxResults=5",
        "Action=DescribeLaunchTemplates&Filter.1.Name=launch-template-name&Filter.1.Value.1=s*&MaxResults=5",
        "Action=DescribeRegions&RegionName.1=us-east-1&AllRegions=true&Filter.1.Name=region-name&Filter.1.Value.1=us-*",
        "Action=DescribeSecurityGroups&GroupId.1=sg-0aaaaaaaaaaaaaaa0&Filter.1.Name=group-name&Filter.1.Value.1=default",
        "Action=DescribeSnapshotAttribute&SnapshotId=snap-0d000000000000001&Attribute=createVolumePermission",
        "Action=DescribeSnapshots&SnapshotId.1=snap-0d000000000000001",
        "Action=DescribeSubnets&SubnetId.1=subnet-0aaaaaaaaaaaaaaa1",
        "Action=DescribeTags&Filter.1.Name=key&Filter.1.Value.1=team",
        "Action=DescribeVolumeStatus&VolumeId.1=vol-0d000000000000001",
        "Action=DescribeVolumesModifications&VolumeId.1=vol-04000000000000003",
        "Action=DescribeVolumes&VolumeId.1=vol-0d000000000000001&Filter.1.Name=status&Filter.1.Value.1=available",
        "Action=DescribeVpcs&VpcId.1=vpc-0aaaaaaaaaaaaaaa0&Filter.1.Name=is-default&Filter.1.Value.1=true",
        "Action=DetachVolume&VolumeId=vol-04000000000000003&InstanceId=i-04000000000000002&Device=/dev/sdf&Force=true",
        "Action=DisableAllowedImagesSettings",
        "Action=DisableEbsEncryptionByDefault",
        "Action=DisableImage&ImageId=ami-03000000000000001",
        "Action=DisableImageBlockPublicAccess",
        "Action=DisableImageDeprecation&ImageId=ami-03000000000000001",
        "Action=DisableImageDeregistrationProtection&ImageId=ami-03000000000000001",
        "Action=EnableAllowedImagesSettings&AllowedImagesSettingsState=audit-mode",
        "Action=EnableEbsEncryptionByDefault",
        "Action=DisableSnapshotBlockPublicAccess",
        "Action=EnableImage&ImageId=ami-03b00000000000001",
        "Action=EnableImageBlockPublicAccess&ImageBlockPublicAccessState=block-new-sharing",
        "Action=EnableSnapshotBlockPublicAccess&State=block-all-sharing",
        "Action=DetachImageWatermark&ImageId=ami-01000000000000001&WatermarkKey=111122223333:approved",
        "Action=EnableImageDeprecation&ImageId=ami-03000000000000001&DeprecateAt=2030-01-02T03:04:05Z",
        "Action=EnableImageDeregistrationProtection&ImageId=ami-03000000000000001&WithCooldown=true",
        "Action=GetAllowedImagesSettings",
        "Action=GetEbsDefaultKmsKeyId",
        "Action=GetEbsEncryptionByDefault",
        "Action=GetImageBlockPublicAccessState",
        "Action=GetSnapshotBlockPublicAccessState",
        "Action=ImportKeyPair&KeyName=k&PublicKeyMaterial=c3NoLXJzYSBBQUFB&TagSpecification.1.ResourceType=key-pair&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=ModifyEbsDefaultKmsKeyId&KmsKeyId=alias/golden",
        "Action=ModifyImageAttribute&ImageId=ami-03000000000000001&LaunchPermission.Add.1.UserId=444455556666",
        "Action=ModifyImageAttribute&ImageId=ami-03000000000000001&Attribute=description&Value=d",
        "Action=ModifyImageAttribute&ImageId=ami-03000000000000001&Attribute=launchPermission&OperationType=add&UserId.1=444455556666",
        "Action=ModifyImageAttribute&ImageId=ami-03000000000000001&LaunchPermission.Remove.1.UserId=444455556666",
        "Action=ModifyInstanceAttribute&InstanceId=i-04000000000000002&InstanceType.Value=m5.large",
        "Action=ModifyInstanceAttribute&InstanceId=i-04000000000000002&Attribute=instanceType&Value=m5.large",
        "Action=ModifyInstanceAttribute&InstanceId=i-04000000000000002&BlockDeviceMapping.1.DeviceName=/dev/sdf&BlockDeviceMapping.1.Ebs.DeleteOnTermination=true",
        "Action=ModifyLaunchTemplate&LaunchTemplateName=spare&SetDefaultVersion=1",
        "Action=ModifySnapshotAttribute&SnapshotId=snap-0d000000000000001&Attribute=createVolumePermission&OperationType=add&UserId.1=444455556666",
        "Action=ModifySnapshotAttribute&SnapshotId=snap-0d000000000000001&CreateVolumePermission.Add.1.UserId=444455556666",
        "Action=ModifySnapshotAttribute&SnapshotId=snap-0d000000000000001&CreateVolumePermission.Remove.1.Group=all",
        "Action=ModifySnapshotAttribute&SnapshotId=snap-0d000000000000001&CreateVolumePermission.Remove.1.UserId=444455556666",
        "Action=ModifyVolume&VolumeId=vol-0d000000000000001&Size=30&VolumeType=gp3&Iops=3000&Throughput=125",
        "Action=RebootInstances&InstanceId.1=i-04000000000000001",
        "Action=RegisterImage&Name=abc&Architecture=x86_64&VirtualizationType=hvm&EnaSupport=true&BootMode=uefi&TpmSupport=v2.0&RootDeviceName=/dev/sda1&BlockDeviceMapping.1.DeviceName=/dev/sda1&BlockDeviceMapping.1.Ebs.SnapshotId=snap-0d000000000000001&BlockDeviceMapping.1.Ebs.VolumeType=gp3&BlockDeviceMapping.1.Ebs.Iops=3000&BlockDeviceMapping.1.Ebs.Throughput=125",
        "Action=ReplaceImageCriteriaInAllowedImagesSettings&ImageCriterion.1.ImageProvider.1=amazon&ImageCriterion.1.ImageName.1=a*&ImageCriterion.1.MarketplaceProductCode.1=c&ImageCriterion.1.CreationDateCondition.MaximumDaysSinceCreated=9&ImageCriterion.1.DeprecationTimeCondition.MaximumDaysSinceDeprecated=9",
        "Action=ResetEbsDefaultKmsKeyId",
        "Action=ResetImageAttribute&ImageId=ami-03000000000000001&Attribute=launchPermission",
        "Action=ResetSnapshotAttribute&SnapshotId=snap-0d000000000000001&Attribute=createVolumePermission",
        "Action=RevokeSecurityGroupEgress&GroupId=sg-0aaaaaaaaaaaaaaa0&IpPermissions.1.IpProtocol=-1&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0&IpPermissions.1.Groups.1.GroupId=sg-0aaaaaaaaaaaaaaa0",
        "Action=RevokeSecurityGroupIngress&GroupId=sg-0aaaaaaaaaaaaaaa0&IpPermissions.1.IpProtocol=-1&IpPermissions.1.Groups.1.GroupId=sg-0aaaaaaaaaaaaaaa0",
        "Action=RunInstances&ImageId=ami-05000000000000001&InstanceType=t3.small&MinCount=1&MaxCount=1&ClientToken=t&SubnetId=subnet-0aaaaaaaaaaaaaaa1&BlockDeviceMapping.1.DeviceName=/dev/xvda&BlockDeviceMapping.1.Ebs.Encrypted=true&BlockDeviceMapping.1.Ebs.KmsKeyId=alias/golden&MetadataOptions.HttpTokens=required",
        "Action=RunInstances&ImageId=ami-05000000000000001&InstanceType=t3.small&MinCount=1&MaxCount=1&NetworkInterface.1.DeviceIndex=0&NetworkInterface.1.SubnetId=subnet-0aaaaaaaaaaaaaaa1&NetworkInterface.1.SecurityGroupId.1=sg-0aaaaaaaaaaaaaaa0&NetworkInterface.1.AssociatePublicIpAddress=true&UserData=eA==&IamInstanceProfile.Name=p&Monitoring.Enabled=true&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=k&TagSpecification.1.Tag.1.Value=v",
        "Action=RunInstances&LaunchTemplate.LaunchTemplateName=spare&LaunchTemplate.Version=1&MinCount=1&MaxCount=1",
        "Action=StartInstances&InstanceId.1=i-04000000000000002",
        "Action=StopInstances&InstanceId.1=i-04000000000000001&Force=true",
        "Action=TerminateInstances&InstanceId.1=i-04000000000000001",
    ];

    /// <summary>What the forms need that the example account does not have.</summary>
    public static Lab Prepared()
    {
        var lab = new Lab(world: World);
        lab.Post("Action=DisableImage&ImageId=ami-03b00000000000001");
        lab.Post("Action=CreateLaunchTemplate&LaunchTemplateName=spare&LaunchTemplateData.ImageId=ami-05000000000000001&LaunchTemplateData.InstanceType=t3.small");
        lab.Post("Action=CreateSecurityGroup&GroupName=spare&GroupDescription=d");
        lab.Post("Action=AuthorizeSecurityGroupEgress&GroupId=sg-0aaaaaaaaaaaaaaa0&IpPermissions.1.IpProtocol=-1&IpPermissions.1.Groups.1.GroupId=sg-0aaaaaaaaaaaaaaa0");
        lab.Post("Action=ModifyVolume&VolumeId=vol-04000000000000003&Size=200");
        return lab;
    }

    public static string ActionOf(string form) => form.Split('&')[0]["Action=".Length..];
}
