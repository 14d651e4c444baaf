using Xunit;

namespace AmiPipeline.Tests.Requests;

/// <summary>Documents at the inner edge of what the reader takes.</summary>
public static class RightDocuments
{
    private const string Key = "1234abcd-12ab-34cd-56ef-1234567890ab";

    public static TheoryData<string, string> All => new()
    {
        { "the smallest", Documents.Right },
        { "a schema for editors", Documents.With("$schema", "\"./request.schema.json\"") },
        { "short image id", Documents.With("source", """{ "imageId": "ami-01234567" }""") },
        { "image of another account", Documents.With("source", """{ "imageId": "ami-01234567", "accountId": "222233334444" }""") },
        { "instance without reboot", Documents.With("source", """{ "instanceId": "i-01234567" }""") },
        { "name of 3", Documents.With("name", "\"abc\"") },
        { "name of 128", Documents.With("name", Documents.Text('n', 128)) },
        { "name with every character", Documents.With("name", "\"aZ09()[] ./-'@_\"") },
        { "name of one placeholder", Documents.With("name", "\"{execution}\"") },
        { "name with all placeholders", Documents.With("name", "\"{source.name} {source.id} {execution}\"") },
        { "description of 255", Documents.With("description", Documents.Text('d', 255)) },
        { "key id", Documents.With("kmsKeyId", $"\"{Key}\"") },
        { "multi-Region key id", Documents.With("kmsKeyId", "\"mrk-1234abcd12ab34cd56ef1234567890ab\"") },
        { "key ARN", Documents.With("kmsKeyId", $"\"arn:aws:kms:eu-west-1:123456789012:key/{Key}\"") },
        { "key ARN of another partition", Documents.With("kmsKeyId", $"\"arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/{Key}\"") },
        { "alias", Documents.With("kmsKeyId", "\"alias/team/golden_1-a\"") },
        { "AWS alias", Documents.With("kmsKeyId", "\"alias/aws/ebs\"") },
        { "alias ARN", Documents.With("kmsKeyId", "\"arn:aws:kms:eu-west-1:123456789012:alias/golden\"") },
        { "default key", Documents.With("kmsKeyId", "\"default\"") },
        { "via auto", Documents.With("via", "\"auto\"") },
        { "via copy", Documents.With("via", "\"copy\"") },
        { "via snapshots", Documents.With("via", "\"snapshots\"") },
        { "instance", Documents.With(("via", "\"instance\""), ("instance", """{ "types": ["m7g.metal-24xl"], "subnetIds": ["subnet-01234567"] }""")) },
        { "instance of nothing", Documents.With(("via", "\"instance\""), ("instance", "{}")) },
        { "no volumes", Documents.With("volumes", "[]") },
        { "device sda1", Documents.With("volumes", """[{ "deviceName": "/dev/sda1", "kmsKeyId": "default" }]""") },
        { "device sda15", Documents.With("volumes", """[{ "deviceName": "/dev/sda15", "kmsKeyId": "default" }]""") },
        { "device xvdba", Documents.With("volumes", """[{ "deviceName": "/dev/xvdba", "kmsKeyId": "default" }]""") },
        { "device xvdf", Documents.With("volumes", """[{ "deviceName": "xvdf", "kmsKeyId": "default" }]""") },
        { "sda and sda1", Documents.With("volumes", """[{ "deviceName": "/dev/sda", "sizeGiB": 1 }, { "deviceName": "/dev/sda1", "sizeGiB": 1 }]""") },
        { "smallest size", Documents.Volume("\"sizeGiB\": 1") },
        { "largest size", Documents.Volume("\"sizeGiB\": 65536") },
        { "smallest gp2", Documents.Volume("\"volumeType\": \"gp2\", \"sizeGiB\": 1") },
        { "largest gp2", Documents.Volume("\"volumeType\": \"gp2\", \"sizeGiB\": 16384") },
        { "smallest gp3", Documents.Volume("\"volumeType\": \"gp3\", \"sizeGiB\": 1, \"iops\": 3000, \"throughput\": 125") },
        { "largest gp3", Documents.Volume("\"volumeType\": \"gp3\", \"sizeGiB\": 65536, \"iops\": 80000, \"throughput\": 2000") },
        { "smallest io1", Documents.Volume("\"volumeType\": \"io1\", \"sizeGiB\": 4, \"iops\": 100") },
        { "largest io1", Documents.Volume("\"volumeType\": \"io1\", \"sizeGiB\": 16384, \"iops\": 64000") },
        { "smallest io2", Documents.Volume("\"volumeType\": \"io2\", \"sizeGiB\": 4, \"iops\": 100") },
        { "largest io2", Documents.Volume("\"volumeType\": \"io2\", \"sizeGiB\": 65536, \"iops\": 256000") },
        { "smallest st1", Documents.Volume("\"volumeType\": \"st1\", \"sizeGiB\": 125") },
        { "largest sc1", Documents.Volume("\"volumeType\": \"sc1\", \"sizeGiB\": 16384") },
        { "largest standard", Documents.Volume("\"volumeType\": \"standard\", \"sizeGiB\": 1024") },
        { "iops of the type that the source has", Documents.Volume("\"iops\": 256000") },
        { "kept volume", Documents.Volume("\"deleteOnTermination\": false") },
        { "40 tags", Documents.Tags(40) },
        { "longest tag", Documents.With("tags", $"{{ {Documents.Text('k', 128)}: {Documents.Text('v', 256)} }}") },
        { "tag with a slash", Documents.With("tags", """{ "a/b~c": "x", "awsome": "", "ami-pipelines": "" }""") },
    };
}
