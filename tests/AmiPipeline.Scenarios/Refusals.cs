using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>What must be refused: a name, the request, and what the message must say.</summary>
internal static class Refusals
{
    private const string Plain = """ "source": { "imageId": "ami-03000000000000001" } """;
    private const string Mixed = """ "source": { "imageId": "ami-01000000000000001" } """;
    private const string Root = """ "source": { "imageId": "ami-05000000000000001" } """;

    public static TheoryData<string, string, string> All { get; } = new()
    {
        // The document
        { "no source", """{ "name": "n-1" }""", "/source: is missing" },
        { "no name", $$"""{ {{Plain}} }""", "/name: is missing" },
        { "unknown field", $$"""{ {{Plain}}, "name": "n-1", "kmsKey": "alias/golden" }""", "/kmsKey: is not a field of a request; did you mean kmsKeyId?" },
        { "swapped letters", $$"""{ {{Plain}}, "nmae": "n-1", "name": "n-1" }""", "/nmae: is not a field of a request; did you mean name?" },
        { "unknown field in a volume", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "size": 3 } ] }""", "/volumes/0/size: is not a field" },
        { "field of a wrong type", $$"""{ {{Plain}}, "name": 7 }""", "/name: must be a string, not the number 7" },
        { "null", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": null }""", "/kmsKeyId: must be a string, not null (leave the field out instead)" },
        { "two sources", """{ "source": { "imageId": "ami-03000000000000001", "instanceId": "i-04000000000000001" }, "name": "n-1" }""", "/source: must have exactly one of imageId and instanceId" },
        { "empty source", """{ "source": {}, "name": "n-1" }""", "/source: must have exactly one of imageId and instanceId" },
        { "reboot of an image", """{ "source": { "imageId": "ami-03000000000000001", "reboot": true }, "name": "n-1" }""", "/source/reboot: goes with instanceId" },

        // Ids and names
        { "malformed image id", """{ "source": { "imageId": "ami-nope" }, "name": "n-1" }""", "/source/imageId: is \"ami-nope\"; must be ami- and 8 or 17" },
        { "malformed instance id", """{ "source": { "instanceId": "ami-03000000000000001" }, "name": "n-1" }""", "/source/instanceId: is \"ami-03000000000000001\"; must be i- and" },
        { "malformed snapshot id", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-XYZ" } ] }""", "/volumes/0/snapshotId: is \"snap-XYZ\"" },
        { "name too short", $$"""{ {{Plain}}, "name": "ab" }""", "/name: is \"ab\", 2 characters long; a name has 3 to 128" },
        { "name with a forbidden character", $$"""{ {{Plain}}, "name": "golden#1" }""", "/name: has a character that EC2 does not allow" },
        { "name with an unknown placeholder", $$"""{ {{Plain}}, "name": "golden-{date}" }""", "/name: has the placeholder {date}; known are {source.name}, {source.id}, {execution}" },
        { "name that is taken", $$"""{ {{Plain}}, "name": "s3-unencrypted" }""", "/name: is \"s3-unencrypted\", which ami-03000000000000001 has already" },
        { "tag of the pipeline's own", $$"""{ {{Plain}}, "name": "n-1", "tags": { "ami-pipeline:state": "committed" } }""", "/tags/ami-pipeline:state: begins with ami-pipeline:" },
        { "tag of AWS's own", $$"""{ {{Plain}}, "name": "n-1", "tags": { "aws:x": "1" } }""", "/tags/aws:x: begins with aws:" },

        // Sources
        { "image that does not exist", """{ "source": { "imageId": "ami-0123456789abcdef0" }, "name": "n-1" }""", "/source/imageId: is ami-0123456789abcdef0, which does not exist in us-east-1" },
        { "image in another Region", """{ "source": { "imageId": "ami-0e000000000000001" }, "name": "n-1" }""", "/source/imageId: is ami-0e000000000000001, which does not exist in us-east-1" },
        { "pending image", """{ "source": { "imageId": "ami-07000000000000001" }, "name": "n-1" }""", "/source/imageId: is ami-07000000000000001, which is pending; it must be available" },
        { "failed image", """{ "source": { "imageId": "ami-08000000000000001" }, "name": "n-1" }""", "/source/imageId: is ami-08000000000000001, which is failed" },
        { "instance that does not exist", """{ "source": { "instanceId": "i-0123456789abcdef0" }, "name": "n-1" }""", "/source/instanceId: is i-0123456789abcdef0, which does not exist" },
        { "pending instance", """{ "source": { "instanceId": "i-04000000000000004" }, "name": "n-1" }""", "/source/instanceId: is i-04000000000000004, which is pending; it must be running or stopped" },
        { "terminated instance", """{ "source": { "instanceId": "i-04000000000000005" }, "name": "n-1" }""", "/source/instanceId: is i-04000000000000005, which is terminated" },
        { "running instance without a word on rebooting", """{ "source": { "instanceId": "i-04000000000000001" }, "name": "n-1" }""", "/source/reboot: is missing; i-04000000000000001 is running" },
        { "shared image without its snapshots", """{ "source": { "imageId": "ami-0f000000000000001" }, "name": "n-1" }""", "is not shared with account 111122223333" },
        { "Marketplace image", """{ "source": { "imageId": "ami-0f000000000000003" }, "name": "n-1" }""", "EC2 does not copy images from AWS Marketplace to another account" },

        // Keys
        { "key that does not exist", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "12345678-1234-1234-1234-123456789012" }""", "/kmsKeyId: is 12345678-1234-1234-1234-123456789012, which does not exist in us-east-1 of account 111122223333" },
        { "alias that does not exist", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "alias/nobody" }""", "/kmsKeyId: is alias/nobody, which does not exist" },
        { "malformed key", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "golden" }""", "/kmsKeyId: is \"golden\"; must be a key id, key ARN, alias/NAME, alias ARN, or \"default\"" },
        { "disabled key", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "alias/disabled" }""", "/kmsKeyId: is alias/disabled, which is in state Disabled; it must be Enabled" },
        { "key pending deletion", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "alias/leaving" }""", "is in state PendingDeletion" },
        { "key pending import", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "alias/imported" }""", "is in state PendingImport" },
        { "asymmetric key", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "alias/asymmetric" }""", "is RSA_2048 for SIGN_VERIFY; EBS needs a symmetric encryption key" },
        { "key of another account", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "arn:aws:kms:us-east-1:444455556666:key/12345678-1234-1234-1234-123456789012" }""", "belongs to account 444455556666, which does not let account 111122223333 use it" },
        { "key in another Region", $$"""{ {{Plain}}, "name": "n-1", "kmsKeyId": "arn:aws:kms:eu-west-1:111122223333:alias/europe" }""", "is in eu-west-1; a key must be in the Region of the image, us-east-1" },
        { "disabled key of one volume", $$"""{ {{Mixed}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "kmsKeyId": "alias/disabled" } ] }""", "/volumes/0/kmsKeyId: is alias/disabled, which is in state Disabled" },
        { "unencrypting by a word", $$"""{ {{Mixed}}, "name": "n-1", "kmsKeyId": "none" }""", "/kmsKeyId: is \"none\", but EC2 can never remove encryption" },
        { "unencrypting by EC2's parameter", $$"""{ {{Mixed}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "encrypted": false } ] }""", "/volumes/0/encrypted: is not a field of a request: kmsKeyId encrypts, and EC2 can never remove encryption" },

        // Devices
        { "device name that EC2 does not know", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/nvme1n1", "sizeGiB": 3 } ] }""", "/volumes/0/deviceName: is \"/dev/nvme1n1\", which the source does not have (it has /dev/xvda); a new volume must have a name that EC2 takes" },
        { "device that the source does not have", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdq", "kmsKeyId": "alias/data" } ] }""", "/volumes/0/deviceName: is \"/dev/sdq\", which the source does not have" },
        { "device named twice", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 3 }, { "deviceName": "xvdf", "sizeGiB": 4 } ] }""", "/volumes/1/deviceName: is \"xvdf\", which clashes with \"/dev/sdf\"" },
        { "device by another of its names", $$"""{ {{Mixed}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/xvdf", "sizeGiB": 3 } ] }""", "clashes with the source's /dev/sdf" },
        { "snapshot over a device of the source", $$"""{ {{Mixed}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-0d000000000000001" } ] }""", "/volumes/0/snapshotId: would replace /dev/sdf" },
        { "snapshot that does not exist", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-0123456789abcdef0" } ] }""", "/volumes/0/snapshotId: is snap-0123456789abcdef0, which does not exist" },
        { "volume that shrinks", $$"""{ {{Mixed}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 10 } ] }""", "/volumes/0/sizeGiB: is 10, less than the 50 GiB that /dev/sdf has" },
        { "volume smaller than its snapshot", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-0d000000000000001", "sizeGiB": 5 } ] }""", "/volumes/0/sizeGiB: is 5, less than the 20 GiB of snap-0d000000000000001" },
        { "unknown volume type", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 5, "volumeType": "ssd" } ] }""", "/volumes/0/volumeType: is \"ssd\"; must be one of gp2, gp3" },
        { "io2 without iops", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 5, "volumeType": "io2" } ] }""", "/volumes/0/iops: is missing; io2 has no default" },
        { "entry that says nothing", $$"""{ {{Plain}}, "name": "n-1", "volumes": [ { "deviceName": "/dev/xvda" } ] }""", "/volumes/0: says nothing about /dev/xvda" },

        // Routes
        { "unknown route", $$"""{ {{Plain}}, "name": "n-1", "via": "ssh" }""", "/via: is \"ssh\"; must be auto, copy, instance or snapshots" },
        { "copy with two keys", $$"""{ {{Mixed}}, "name": "n-1", "via": "copy", "volumes": [ { "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdf", "kmsKeyId": "alias/logs" } ] }""", "/via: is copy, which cannot work: CopyImage takes one key for all snapshots, and 2 are requested" },
        { "copy with an added volume", $$"""{ {{Root}}, "name": "n-1", "via": "copy", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 3 } ] }""", "/via: is copy, which cannot work: CopyImage adds no volumes (/dev/sdf)" },
        { "copy that would encrypt what is to stay plain", $$"""{ {{Mixed}}, "name": "n-1", "via": "copy", "volumes": [ { "deviceName": "/dev/sdf", "kmsKeyId": "alias/logs" } ] }""", "CopyImage would put /dev/xvda under the key too" },
        { "snapshots of a Windows image", """{ "source": { "imageId": "ami-06000000000000001" }, "name": "n-1", "via": "snapshots", "kmsKeyId": "alias/golden" }""", "/via: is snapshots, which cannot work: the platform is Windows" },
        { "unique keys for a Windows image", """{ "source": { "imageId": "ami-06000000000000001" }, "name": "n-1", "volumes": [ { "deviceName": "/dev/sdf", "sizeGiB": 3, "kmsKeyId": "alias/data" } ] }""", "via: instance would launch a temporary instance, and keep the content, billing codes and watermarks" },
        { "snapshots of a paravirtual image", """{ "source": { "imageId": "ami-09000000000000001" }, "name": "n-1", "via": "snapshots", "kmsKeyId": "alias/golden" }""", "the virtualization type is paravirtual" },
        { "instance settings without an instance", $$"""{ {{Plain}}, "name": "n-1", "via": "copy", "instance": { "types": ["t3.small"] } }""", "/instance: goes with via: instance" },
        { "instance type that cannot boot the image", """{ "source": { "imageId": "ami-09000000000000001" }, "name": "n-1", "via": "instance", "kmsKeyId": "alias/golden", "instance": { "types": ["c3.large", "t2.small"] } }""", "/instance/types/1: is t2.small, which takes hvm images only, and this one is paravirtual" },
        { "instance type that does not exist", $$"""{ {{Plain}}, "name": "n-1", "via": "instance", "kmsKeyId": "alias/golden", "instance": { "types": ["t9.small"] } }""", "/instance/types/0: is t9.small, which does not exist in us-east-1" },
        { "more volumes than any type takes", $$"""{ {{Plain}}, "name": "n-1", "via": "instance", "kmsKeyId": "alias/golden", "volumes": [{{string.Join(',', Enumerable.Range(0, 32).Select(number => $"{{ \"deviceName\": \"/dev/xvd{(char)('b' + (number / 26))}{(char)('a' + (number % 26))}\", \"sizeGiB\": 1 }}"))}}] }""", "m7i.large takes 32 volumes, and there are 33" },
        { "subnet that does not exist", $$"""{ {{Plain}}, "name": "n-1", "via": "instance", "kmsKeyId": "alias/golden", "instance": { "subnetIds": ["subnet-0123456789abcdef0"] } }""", "/instance/subnetIds/0: is subnet-0123456789abcdef0, which " },
        { "malformed subnet", $$"""{ {{Plain}}, "name": "n-1", "via": "instance", "instance": { "subnetIds": ["vpc-1"] } }""", "/instance/subnetIds/0: is the string \"vpc-1\"; must be a subnet id" },
        { "copy of an instance that CreateImage serves", """{ "source": { "instanceId": "i-04000000000000002" }, "name": "n-1", "via": "copy" }""", "/via: is copy, but CreateImage of the instance produces the requested image at once" },
    };
}
