using Xunit;

namespace AmiPipeline.Tests.Requests;

/// <summary>Documents at the inner edge of what the reader takes.</summary>
public static class RightDocuments
{
    private const string Key = "1234abcd-12ab-34cd-56ef-1234567890ab";

    public static TheoryData<string, string> All => new()
    {
        { "the smallest", RequestDocuments.Right },
        { "a schema for editors", RequestDocuments.With("$schema", "\"./request.schema.json\"") },
        { "short image id", RequestDocuments.With("source", """{ "imageId": "ami-01234567" }""") },
        { "parameter", RequestDocuments.With("source", """{ "imageId": "resolve:ssm:/golden/linux_x86-64" }""") },
        { "version of a parameter", RequestDocuments.With("source", """{ "imageId": "resolve:ssm:golden:12" }""") },
        { "label of a parameter", RequestDocuments.With("source", """{ "imageId": "resolve:ssm:/golden:stable" }""") },
        { "image of another account", RequestDocuments.With("source", """{ "imageId": "ami-01234567", "accountId": "222233334444" }""") },
        { "instance without reboot", RequestDocuments.With("source", """{ "instanceId": "i-01234567" }""") },
        { "name of 3", RequestDocuments.With("name", "\"abc\"") },
        { "name of 128", RequestDocuments.With("name", RequestDocuments.Text('n', 128)) },
        { "name with every character", RequestDocuments.With("name", "\"aZ09()[] ./-'@_\"") },
        { "name of one placeholder", RequestDocuments.With("name", "\"{execution}\"") },
        { "name with all placeholders", RequestDocuments.With("name", "\"{source.name} {source.id} {execution}\"") },
        { "description of 255", RequestDocuments.With("description", RequestDocuments.Text('d', 255)) },
        { "key id", RequestDocuments.With("kmsKeyId", $"\"{Key}\"") },
        { "multi-Region key id", RequestDocuments.With("kmsKeyId", "\"mrk-1234abcd12ab34cd56ef1234567890ab\"") },
        { "key ARN", RequestDocuments.With("kmsKeyId", $"\"arn:aws:kms:eu-west-1:123456789012:key/{Key}\"") },
        { "key ARN of another partition", RequestDocuments.With("kmsKeyId", $"\"arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/{Key}\"") },
        { "key ARN of a sovereign partition", RequestDocuments.With("kmsKeyId", $"\"arn:aws-eusc:kms:eusc-de-east-1:123456789012:key/{Key}\"") },
        { "key ARN of an isolated partition", RequestDocuments.With("kmsKeyId", $"\"arn:aws-iso-b:kms:us-isob-east-1:123456789012:alias/golden\"") },
        { "alias", RequestDocuments.With("kmsKeyId", "\"alias/team/golden_1-a\"") },
        { "AWS alias", RequestDocuments.With("kmsKeyId", "\"alias/aws/ebs\"") },
        { "alias ARN", RequestDocuments.With("kmsKeyId", "\"arn:aws:kms:eu-west-1:123456789012:alias/golden\"") },
        { "default key", RequestDocuments.With("kmsKeyId", "\"default\"") },
        { "via auto", RequestDocuments.With("via", "\"auto\"") },
        { "via copy", RequestDocuments.With("via", "\"copy\"") },
        { "via snapshots", RequestDocuments.With("via", "\"snapshots\"") },
        { "instance", RequestDocuments.With(("via", "\"instance\""), ("instance", """{ "types": ["m7g.metal-24xl"], "subnetIds": ["subnet-01234567"] }""")) },
        { "instance that is to boot", RequestDocuments.With(("via", "\"instance\""), ("instance", """{ "boot": true }""")) },
        { "instance that is not to boot", RequestDocuments.With(("via", "\"instance\""), ("instance", """{ "boot": false }""")) },
        { "instance of nothing", RequestDocuments.With(("via", "\"instance\""), ("instance", "{}")) },
        { "fastest completion", RequestDocuments.With("completeWithinMinutes", "15") },
        { "slowest completion", RequestDocuments.With("completeWithinMinutes", "2880") },
        { "a copy", RequestDocuments.Copy("\"region\": \"eu-west-1\"") },
        { "a copy with everything", RequestDocuments.Copy("""
            "region": "us-gov-west-1", "name": "{source.name}-copy", "kmsKeyId": "default", "completeWithinMinutes": 15,
            "volumes": [{ "deviceName": "/dev/sdf", "kmsKeyId": "alias/a" }, { "deviceName": "/dev/sdg", "kmsKeyId": "default" }]
            """) },
        { "published in every way", RequestDocuments.Publish("""
            "parameter": "/images/base_1.a-b", "deprecateAfterDays": 3650, "deregistrationProtection": "withCooldown", "imdsSupport": "v2.0", "watermarks": ["aZ0", "9()[] ./-'@_"],
            "launchTemplate": { "launchTemplateName": "web(1).a-b/c_d", "sourceVersion": "latest", "setDefault": true }
            """) },
        { "published by a template's id", RequestDocuments.Publish("\"launchTemplate\": { \"launchTemplateId\": \"lt-0123456789abcdef0\", \"sourceVersion\": \"default\" }") },
        { "published under a plain name until a time", RequestDocuments.Publish("\"parameter\": \"base\", \"deprecateAt\": \"2027-01-31T23:59Z\", \"deregistrationProtection\": \"withoutCooldown\"") },
        { "published under 15 levels", RequestDocuments.Publish("\"parameter\": \"/a/a/a/a/a/a/a/a/a/a/a/a/a/a/awsome\"") },
        { "published with 5 watermarks", RequestDocuments.Publish($"\"watermarks\": [\"one\", \"two\", \"three\", \"four\", {RequestDocuments.Text('w', 128)}]") },
        { "retention at the least", RequestDocuments.Retention("\"family\": \"a\", \"keepLatest\": 1, \"disableAfterDays\": 1, \"removeAfterDays\": 1") },
        { "retention at the most", RequestDocuments.Retention($"\"family\": {RequestDocuments.Text('f', 128)}, \"keepLatest\": 1000, \"disableAfterDays\": 3650, \"removeAfterDays\": 3650") },
        { "a copy that is not published", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"publish\": {}") },
        { "no volumes", RequestDocuments.With("volumes", "[]") },
        { "device sda1", RequestDocuments.With("volumes", """[{ "deviceName": "/dev/sda1", "kmsKeyId": "default" }]""") },
        { "device sda15", RequestDocuments.With("volumes", """[{ "deviceName": "/dev/sda15", "kmsKeyId": "default" }]""") },
        { "device xvdba", RequestDocuments.With("volumes", """[{ "deviceName": "/dev/xvdba", "kmsKeyId": "default" }]""") },
        { "device xvdf", RequestDocuments.With("volumes", """[{ "deviceName": "xvdf", "kmsKeyId": "default" }]""") },
        { "sda and sda1", RequestDocuments.With("volumes", """[{ "deviceName": "/dev/sda", "sizeGiB": 1 }, { "deviceName": "/dev/sda1", "sizeGiB": 1 }]""") },
        { "smallest size", RequestDocuments.Volume("\"sizeGiB\": 1") },
        { "largest size", RequestDocuments.Volume("\"sizeGiB\": 65536") },
        { "smallest gp2", RequestDocuments.Volume("\"volumeType\": \"gp2\", \"sizeGiB\": 1") },
        { "largest gp2", RequestDocuments.Volume("\"volumeType\": \"gp2\", \"sizeGiB\": 16384") },
        { "smallest gp3", RequestDocuments.Volume("\"volumeType\": \"gp3\", \"sizeGiB\": 1, \"iops\": 3000, \"throughput\": 125") },
        { "largest gp3", RequestDocuments.Volume("\"volumeType\": \"gp3\", \"sizeGiB\": 65536, \"iops\": 80000, \"throughput\": 2000") },
        { "smallest io1", RequestDocuments.Volume("\"volumeType\": \"io1\", \"sizeGiB\": 4, \"iops\": 100") },
        { "largest io1", RequestDocuments.Volume("\"volumeType\": \"io1\", \"sizeGiB\": 16384, \"iops\": 64000") },
        { "smallest io2", RequestDocuments.Volume("\"volumeType\": \"io2\", \"sizeGiB\": 4, \"iops\": 100") },
        { "largest io2", RequestDocuments.Volume("\"volumeType\": \"io2\", \"sizeGiB\": 65536, \"iops\": 256000") },
        { "smallest st1", RequestDocuments.Volume("\"volumeType\": \"st1\", \"sizeGiB\": 125") },
        { "largest sc1", RequestDocuments.Volume("\"volumeType\": \"sc1\", \"sizeGiB\": 16384") },
        { "largest standard", RequestDocuments.Volume("\"volumeType\": \"standard\", \"sizeGiB\": 1024") },
        { "iops of the type that the source has", RequestDocuments.Volume("\"iops\": 256000") },
        { "kept volume", RequestDocuments.Volume("\"deleteOnTermination\": false") },
        { "40 tags", RequestDocuments.Tags(40) },
        { "longest tag", RequestDocuments.With("tags", $"{{ {RequestDocuments.Text('k', 128)}: {RequestDocuments.Text('v', 256)} }}") },
        { "tag with a slash", RequestDocuments.With("tags", """{ "a/b~c": "x", "awsome": "", "ami-pipelines": "" }""") },
    };
}
