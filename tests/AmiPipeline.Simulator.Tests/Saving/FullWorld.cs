namespace AmiPipeline.Simulator.Tests.Saving;

/// <summary>A world in which everything that a world can hold is there, beside one of its kind that is as plain as can be.</summary>
internal static class FullWorld
{
    public const string Json = """
        {
          "now": "2026-03-01T12:00:00Z",
          "nextIds": "17",
          "nextEventIds": "18446744073709551615",
          "nextSessionIds": "19",
          "sessions": [
            { "role": "arn:aws:iam::111122223333:role/ci/builder", "name": "one", "accessKeyId": "ASIAONE", "secretAccessKey": "simulated-1", "token": "IQoJ1", "expiration": "2026-03-01T13:00:00Z", "policy": { "Version": "2012-10-17", "Statement": [{ "Sid": "All", "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*" }] } },
            { "role": "arn:aws:iam::111122223333:role/plain", "name": "two", "accessKeyId": "ASIATWO", "secretAccessKey": "simulated-2", "token": "IQoJ2", "expiration": "2026-03-01T14:00:00Z" },
            { "role": "arn:aws:iam::111122223333:role/plain", "name": "three", "accessKeyId": "ASIATHREE", "secretAccessKey": "simulated-3", "token": "IQoJ3", "expiration": "2026-03-01T15:00:00Z", "policy": { "Version": "2012-10-17", "Statement": [{ "Sid": "None", "Effect": "Deny", "Action": "ec2:*", "Resource": "*" }] } }
          ],
          "regions": [{ "name": "us-east-1" }, { "name": "eu-west-1" }],
          "accounts": [
            {
              "id": "111122223333", "accessKeyIds": ["AKIAONE", "AKIATWO"], "alias": "amazon", "organizationId": "o-abcdefghij", "organizationalUnitIds": ["ou-ab12-cdefghij"],
              "roles": [
                {
                  "name": "builder", "path": "/ci/", "maxSessionSeconds": 7200,
                  "trustPolicy": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::444455556666:root" }, "Action": "sts:AssumeRole" }] },
                  "policies": { "all": { "Version": "2012-10-17", "Statement": [{ "Sid": "All", "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }] } }
                },
                { "name": "plain", "trustPolicy": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] } }
              ],
              "regions": [
                {
                  "name": "us-east-1", "encryptionByDefault": true, "imageBlockPublicAccess": "block-new-sharing", "snapshotBlockPublicAccess": "block-all-sharing", "defaultKey": "alias/second",
                  "allowedImages": {
                    "state": "audit-mode",
                    "criteria": [{ "imageProviders": ["amazon"], "imageNames": ["al*"], "marketplaceProductCodes": ["abc"], "maximumDaysSinceCreated": 30, "maximumDaysSinceDeprecated": 7, "imageWatermarks": [{ "watermarkKey": "*:approved", "sourceImageRegion": "us-*", "maximumDaysSinceSourceImageCreated": 9, "maximumDaysSinceWatermarkCreated": 8 }, { "watermarkKey": "*:scanned", "sourceImageRegion": "eu-*", "maximumDaysSinceSourceImageCreated": 6, "maximumDaysSinceWatermarkCreated": 5 }] }, { "imageProviders": ["444455556666"] }]
                  },
                  "keys": [
                    {
                      "id": "10000000-0000-4000-8000-000000000001", "aliases": ["alias/aws/ebs", "alias/first"], "tags": { "team": "base" }, "state": "PendingDeletion", "manager": "AWS",
                      "description": "old", "creationDate": "2026-02-01T00:00:00Z", "deletionDate": "2026-04-01T00:00:00Z", "rotationDays": 365, "rotatesFrom": "2026-02-02T00:00:00Z", "usableBy": ["444455556666"],
                      "policy": { "Version": "2012-10-17", "Statement": [{ "Sid": "All", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" }] },
                      "grants": [
                        { "id": "grant-1", "token": "token-1", "name": "share", "granteePrincipal": "arn:aws:iam::444455556666:root", "retiringPrincipal": "arn:aws:iam::111122223333:role/ci/builder", "operations": ["Decrypt", "CreateGrant"], "creationDate": "2026-02-03T00:00:00Z" },
                        { "id": "grant-2", "token": "token-2", "granteePrincipal": "arn:aws:iam::111122223333:root", "issuingAccount": "444455556666", "operations": ["DescribeKey"], "creationDate": "2026-02-04T00:00:00Z" }
                      ]
                    },
                    { "id": "10000000-0000-4000-8000-000000000002", "aliases": ["alias/second"] },
                    { "id": "10000000-0000-4000-8000-000000000003", "spec": "RSA_2048", "usage": "SIGN_VERIFY" }
                  ],
                  "clientTokens": [{ "key": "CopyImage  t", "request": "Name=copy", "ids": ["ami-0aaaaaaaaaaaaaaa2"] }],
                  "parameters": [
                    {
                      "name": "/images/base", "type": "SecureString", "tier": "Advanced", "tags": { "team": "base" },
                      "versions": [
                        { "version": 1, "value": "one", "labels": ["prod", "old"] },
                        { "version": 2, "value": "two", "dataType": "aws:ec2:image", "description": "why", "allowedPattern": ".*", "keyId": "alias/aws/ssm", "modified": "2026-02-05T00:00:00Z" }
                      ]
                    },
                    { "name": "/plain", "value": "x" }
                  ],
                  "vpcs": [{ "id": "vpc-0aaaaaaaaaaaaaaa1", "tags": { "Name": "own" }, "cidrBlock": "10.0.0.0/16" }],
                  "securityGroups": [
                    {
                      "id": "sg-0aaaaaaaaaaaaaaa1", "tags": { "Name": "web" }, "name": "web", "description": "what comes in", "vpcId": "vpc-0aaaaaaaaaaaaaaa1",
                      "ingress": [
                        { "protocol": "tcp", "fromPort": 443, "toPort": 444, "ipv4": "0.0.0.0/0", "description": "everybody" },
                        { "protocol": "tcp", "fromPort": 22, "toPort": 22, "ipv6": "::/0" },
                        { "protocol": "-1", "group": "sg-0aaaaaaaaaaaaaaa1" }
                      ]
                    },
                    { "id": "sg-0aaaaaaaaaaaaaaa3", "name": "out", "description": "", "vpcId": "vpc-0aaaaaaaaaaaaaaa2", "egress": [{ "protocol": "udp", "fromPort": 53, "toPort": 53, "ipv4": "10.0.0.2/32" }] }
                  ],
                  "subnets": [
                    { "id": "subnet-0aaaaaaaaaaaaaaa1", "tags": { "Name": "own" }, "zone": "us-east-1b", "zoneId": "use1-az2", "vpcId": "vpc-0aaaaaaaaaaaaaaa1", "cidrBlock": "10.0.0.0/24", "default": false, "sharedWith": ["444455556666"] },
                    { "id": "subnet-0aaaaaaaaaaaaaaa2", "zone": "us-east-1a", "zoneId": "use1-az1", "vpcId": "vpc-0aaaaaaaaaaaaaaa2" }
                  ],
                  "keyPairs": [
                    { "id": "key-0aaaaaaaaaaaaaaa1", "tags": { "team": "base" }, "name": "mine", "type": "ed25519", "fingerprint": "ab:cd", "createTime": "2026-02-06T00:00:00Z" },
                    { "id": "key-0aaaaaaaaaaaaaaa2", "name": "other", "type": "rsa", "fingerprint": "ef:01", "createTime": "2026-02-07T00:00:00Z" }
                  ],
                  "imageUsageReports": [
                    {
                      "id": "amiur-0aaaaaaaaaaaaaaa1", "tags": { "team": "base" }, "imageId": "ami-0aaaaaaaaaaaaaaa1", "resourceTypes": ["ec2:Instance"], "accountIds": ["444455556666"],
                      "creationTime": "2026-02-21T00:00:00Z", "expirationTime": "2026-03-23T00:00:00Z",
                      "entries": [{ "accountId": "444455556666", "resourceType": "ec2:Instance", "count": 2 }, { "accountId": "111122223333", "resourceType": "ec2:LaunchTemplate", "count": 1 }]
                    },
                    { "id": "amiur-0aaaaaaaaaaaaaaa2", "imageId": "ami-0aaaaaaaaaaaaaaa2", "resourceTypes": ["ec2:LaunchTemplate"] }
                  ],
                  "launchTemplates": [
                    {
                      "id": "lt-0aaaaaaaaaaaaaaa1", "tags": { "team": "base" }, "name": "web", "createTime": "2026-02-19T00:00:00Z", "createdBy": "arn:aws:iam::111122223333:user/me", "defaultVersion": 2, "nextVersion": 4,
                      "versions": [
                        { "version": 1, "data": { "ImageId": "ami-0aaaaaaaaaaaaaaa2" } },
                        { "version": 2, "createTime": "2026-02-20T00:00:00Z", "createdBy": "arn:aws:iam::111122223333:user/me", "description": "larger", "data": { "ImageId": "ami-0aaaaaaaaaaaaaaa2", "BlockDeviceMapping.1.DeviceName": "/dev/sdf" } }
                      ]
                    },
                    { "id": "lt-0aaaaaaaaaaaaaaa2", "name": "plain", "versions": [{ "data": { "InstanceType": "t3.small" } }] }
                  ],
                  "launchConfigurations": [
                    { "name": "batch", "imageId": "ami-0aaaaaaaaaaaaaaa1", "instanceType": "m5.large", "createdTime": "2026-02-22T00:00:00Z" },
                    { "name": "plain", "imageId": "ami-0aaaaaaaaaaaaaaa2" }
                  ],
                  "snapshots": [
                    {
                      "id": "snap-0aaaaaaaaaaaaaaa1", "tags": { "team": "base" }, "sizeGiB": 9, "content": "data", "volumeId": "vol-0aaaaaaaaaaaaaaa1", "description": "copied", "state": "error", "stateMessage": "no key",
                      "storageTier": "archive", "outpostArn": "arn:aws:outposts:us-east-1:111122223333:outpost/op-1", "key": "arn:aws:kms:us-east-1:444455556666:key/40000000-0000-4000-8000-000000000001",
                      "inheritedDataKey": "snap-0aaaaaaaaaaaaaaa2", "startTime": "2026-02-08T00:00:00Z", "endTime": "2026-02-08T01:00:00Z", "copiedFrom": "snap-0aaaaaaaaaaaaaaa2", "sourceArn": "arn:aws:ec2::1:snapshot/snap-1",
                      "copy": true, "incremental": true, "completionDurationMinutes": 15, "productCodes": ["code"], "sharedWith": ["444455556666"]
                    },
                    { "id": "snap-0aaaaaaaaaaaaaaa2", "sizeGiB": 8, "key": "alias/second" }
                  ],
                  "images": [
                    {
                      "id": "ami-0aaaaaaaaaaaaaaa1", "tags": { "team": "base" }, "name": "full", "description": "everything", "state": "failed", "stateReasonCode": "Client.Broken", "stateReason": "broken",
                      "creationDate": "2026-02-09T00:00:00Z", "sourceImageId": "ami-0aaaaaaaaaaaaaaa3", "sourceImageRegion": "eu-west-1", "sourceInstanceId": "i-0aaaaaaaaaaaaaaa1", "lastLaunch": "2026-02-10T00:00:00Z",
                      "deprecationTime": "2027-01-01T00:00:00Z", "deregistrationProtection": "enabled-with-cooldown", "launchPermissions": ["444455556666", "all"],
                      "architecture": "arm64", "virtualizationType": "paravirtual", "enaSupport": false, "sriovNetSupport": "simple", "bootMode": "uefi", "tpmSupport": "v2.0", "uefiData": "QU1a", "imdsSupport": "v2.0",
                      "platformDetails": "Windows", "usageOperation": "RunInstances:0800", "productCodes": ["code"], "rootDeviceName": "/dev/sda1",
                      "attachedWatermarks": [{ "key": "111122223333:approved", "sourceImageId": "ami-0aaaaaaaaaaaaaaa3", "sourceImageRegion": "eu-west-1", "sourceImageCreationTime": "2026-02-11T00:00:00Z", "creationTime": "2026-02-12T00:00:00Z" }],
                      "devices": [
                        { "deviceName": "/dev/sda1", "snapshotId": "snap-0aaaaaaaaaaaaaaa2", "volumeSizeGiB": 20, "volumeType": "io1", "iops": 200, "deleteOnTermination": false },
                        { "deviceName": "/dev/sdb", "volumeSizeGiB": 10, "iops": 3500, "throughput": 200, "encrypted": true },
                        { "deviceName": "/dev/sdc", "volumeSizeGiB": 5, "completed": false },
                        { "deviceName": "/dev/sdd", "virtualName": "ephemeral0" }
                      ]
                    },
                    {
                      "id": "ami-0aaaaaaaaaaaaaaa2", "name": "plain", "protectedUntil": "2026-03-02T00:00:00Z", "watermarks": ["111122223333:own"],
                      "devices": [{ "deviceName": "/dev/xvda", "snapshotId": "snap-0aaaaaaaaaaaaaaa2" }]
                    },
                    { "id": "ami-0aaaaaaaaaaaaaaa3", "name": "gone", "state": "deregistered", "deregistrationProtection": "enabled-without-cooldown" }
                  ],
                  "volumes": [
                    {
                      "id": "vol-0aaaaaaaaaaaaaaa1", "tags": { "team": "base" }, "sizeGiB": 10, "volumeType": "io2", "iops": 500, "zone": "us-east-1b", "state": "error", "snapshotId": "snap-0aaaaaaaaaaaaaaa2", "content": "more",
                      "key": "alias/second", "inheritedDataKey": "snap-0aaaaaaaaaaaaaaa2", "productCodes": ["code"], "createTime": "2026-02-13T00:00:00Z", "modifiedAt": ["2026-02-14T00:00:00Z"],
                      "modification": { "from": { "sizeGiB": 8, "volumeType": "gp2" }, "to": { "sizeGiB": 10, "volumeType": "io2", "iops": 500 }, "startTime": "2026-02-14T00:00:00Z", "endTime": "2026-02-14T01:00:00Z" }
                    },
                    {
                      "id": "vol-0aaaaaaaaaaaaaaa2", "sizeGiB": 8, "zone": "us-east-1b",
                      "attachment": { "instanceId": "i-0aaaaaaaaaaaaaaa1", "deviceName": "/dev/sda1", "attachTime": "2026-02-15T00:00:00Z", "deleteOnTermination": false },
                      "modification": { "from": { "sizeGiB": 8 }, "to": { "sizeGiB": 8, "throughput": 250 }, "startTime": "2026-02-16T00:00:00Z", "endTime": "2026-02-17T01:00:00Z" }
                    },
                    { "id": "vol-0aaaaaaaaaaaaaaa3", "sizeGiB": 8, "zone": "us-east-1a", "attachment": { "instanceId": "i-0aaaaaaaaaaaaaaa2", "deviceName": "/dev/xvda" } }
                  ],
                  "instances": [
                    {
                      "id": "i-0aaaaaaaaaaaaaaa1", "tags": { "team": "base" }, "imageId": "ami-0aaaaaaaaaaaaaaa3", "instanceType": "m5.large", "subnetId": "subnet-0aaaaaaaaaaaaaaa1", "privateAddress": "10.0.0.77",
                      "publicAddress": true, "state": "stopped", "booted": false, "boots": 3, "stateReasonCode": "Client.UserInitiatedShutdown", "stateReason": "by a user", "transitionReason": "User initiated",
                      "launchTime": "2026-02-18T00:00:00Z", "reservationId": "r-0123", "clientToken": "token", "shutdownBehavior": "terminate", "terminationProtected": true, "stopProtected": true, "sourceDestCheck": false,
                      "ebsOptimized": true, "monitored": true, "keyName": "mine", "securityGroupIds": ["sg-0aaaaaaaaaaaaaaa1"], "userData": "IyE=", "instanceProfileArn": "arn:aws:iam::111122223333:instance-profile/p",
                      "metadataOptions": { "httpTokens": "required", "hopLimit": 2, "httpEndpoint": "disabled", "httpProtocolIpv6": "enabled", "instanceMetadataTags": "enabled" },
                      "machine": {
                        "architecture": "arm64", "rootDeviceName": "/dev/sda1", "instanceStores": [{ "deviceName": "/dev/sdd", "virtualName": "ephemeral0" }],
                        "attachedWatermarks": [{ "key": "111122223333:approved", "sourceImageId": "ami-0aaaaaaaaaaaaaaa3", "sourceImageRegion": "eu-west-1", "sourceImageCreationTime": "2026-02-11T00:00:00Z", "creationTime": "2026-02-12T00:00:00Z" }]
                      }
                    },
                    { "id": "i-0aaaaaaaaaaaaaaa2", "imageId": "ami-0aaaaaaaaaaaaaaa2", "subnetId": "subnet-0aaaaaaaaaaaaaaa2", "publicAddress": false }
                  ]
                },
                { "name": "eu-west-1" }
              ]
            },
            { "id": "444455556666", "organizationId": "o-klmnopqrst", "organizationalUnitIds": ["ou-ab12-klmnopqr"], "regions": [{ "name": "us-east-1" }] }
          ]
        }
        """;
}
