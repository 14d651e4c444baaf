using Xunit;

namespace AmiPipeline.Tests.Requests;

/// <summary>Documents with one fault each, and what the reader says of it: pointer and message.</summary>
public static class RequestFaults
{
    private const string KeyForms = "must be a key id, key ARN, alias/NAME, alias ARN, or \"default\"";
    private const string NoNull = "null (leave the field out instead)";
    private const string NameCharacters = "has a character that EC2 does not allow; allowed are letters, digits and ()[] ./-'@_";
    private const string NeverPlain = "but EC2 can never remove encryption; leave kmsKeyId out to preserve each snapshot's status";
    private const string DeviceForms = "must be a name EC2 knows: /dev/sd[a-z], /dev/sd[a-z][1-15], /dev/xvd[a-z] or /dev/xvd[a-z][a-z]";

    /// <summary>What, document, JSON pointer, message.</summary>
    public static TheoryData<string, string, string, string> OfOneField => [.. Source, .. Name, .. Top, .. Volumes, .. VolumeTypes, .. Rest];

    private static TheoryData<string, string, string, string> Source => new()
    {
        { "no source", Documents.Without("source"), "/source", "is missing; give { \"imageId\": … } or { \"instanceId\": … }" },
        { "source null", Documents.With("source", "null"), "/source", $"must be an object, not {NoNull}" },
        { "source text", Documents.With("source", "\"ami-01234567\""), "/source", "must be an object, not the string \"ami-01234567\"" },
        { "source of nothing", Documents.With("source", "{}"), "/source", "must have exactly one of imageId and instanceId" },
        { "source of both", Documents.With("source", """{ "imageId": "ami-01234567", "instanceId": "i-01234567" }"""), "/source", "must have exactly one of imageId and instanceId" },
        { "image id malformed", Documents.With("source", """{ "imageId": "ami-0a1" }"""), "/source/imageId", "is \"ami-0a1\"; must be ami- and 8 or 17 lower-case hexadecimal digits" },
        { "image id of a snapshot", Documents.With("source", """{ "imageId": "snap-01234567" }"""), "/source/imageId", "is \"snap-01234567\"; must be ami- and 8 or 17 lower-case hexadecimal digits" },
        { "image id in capitals", Documents.With("source", """{ "imageId": "ami-0123456A" }"""), "/source/imageId", "is \"ami-0123456A\"; must be ami- and 8 or 17 lower-case hexadecimal digits" },
        { "image id and a line end", Documents.With("source", """{ "imageId": "ami-01234567\n" }"""), "/source/imageId", "is \"ami-01234567\n\"; must be ami- and 8 or 17 lower-case hexadecimal digits" },
        { "image id empty", Documents.With("source", """{ "imageId": "" }"""), "/source/imageId", "must not be empty; leave the field out instead" },
        { "instance id number", Documents.With("source", """{ "instanceId": 7 }"""), "/source/instanceId", "must be a string, not the number 7" },
        { "instance id malformed", Documents.With("source", """{ "instanceId": "i-0c3" }"""), "/source/instanceId", "is \"i-0c3\"; must be i- and 8 or 17 lower-case hexadecimal digits" },
        { "reboot of an image", Documents.With("source", """{ "imageId": "ami-01234567", "reboot": true }"""), "/source/reboot", "goes with instanceId; an image is not rebooted" },
        { "reboot text", Documents.With("source", """{ "instanceId": "i-01234567", "reboot": "yes" }"""), "/source/reboot", "must be true or false, not the string \"yes\"" },
        { "reboot null", Documents.With("source", """{ "instanceId": "i-01234567", "reboot": null }"""), "/source/reboot", $"must be true or false, not {NoNull}" },
        { "account of too few digits", Documents.With("source", """{ "imageId": "ami-01234567", "accountId": "22223333444" }"""), "/source/accountId", "is \"22223333444\"; must be an account's 12 digits" },
        { "account and a line end", Documents.With("source", """{ "imageId": "ami-01234567", "accountId": "222233334444\n" }"""), "/source/accountId", "is \"222233334444\n\"; must be an account's 12 digits" },
        { "account as a number", Documents.With("source", """{ "imageId": "ami-01234567", "accountId": 222233334444 }"""), "/source/accountId", "must be a string, not the number 222233334444" },
        { "account of an instance", Documents.With("source", """{ "instanceId": "i-01234567", "accountId": "222233334444" }"""), "/source/accountId", "goes with imageId; an instance cannot be captured from another account" },
        { "source misspelt", Documents.With("source", """{ "imageId": "ami-01234567", "imageID": "x" }"""), "/source/imageID", "is not a field of a request; did you mean imageId?" },
    };

    private static TheoryData<string, string, string, string> Name => new()
    {
        { "no name", Documents.Without("name"), "/name", "is missing; give the new image's name" },
        { "name null", Documents.With("name", "null"), "/name", $"must be a string, not {NoNull}" },
        { "name empty", Documents.With("name", "\"\""), "/name", "must not be empty; leave the field out instead" },
        { "name of 2", Documents.With("name", "\"ab\""), "/name", "is \"ab\", 2 characters long; a name has 3 to 128" },
        { "name of 129", Documents.With("name", Documents.Text('n', 129)), "/name", $"is {Documents.Text('n', 129)}, 129 characters long; a name has 3 to 128" },
        { "name with a colon", Documents.With("name", "\"golden:1\""), "/name", NameCharacters },
        { "name with an umlaut", Documents.With("name", "\"gölden\""), "/name", NameCharacters },
        { "name with a line end", Documents.With("name", "\"golden\\n\""), "/name", NameCharacters },
        { "name with an open brace", Documents.With("name", "\"golden{\""), "/name", NameCharacters },
        { "name of a placeholder and a colon", Documents.With("name", "\"{execution}:1\""), "/name", NameCharacters },
        { "placeholder unknown", Documents.With("name", "\"golden-{date}\""), "/name", "has the placeholder {date}; known are {source.name}, {source.id}, {execution}" },
        { "placeholder empty", Documents.With("name", "\"golden-{}\""), "/name", "has the placeholder {}; known are {source.name}, {source.id}, {execution}" },
    };

    private static TheoryData<string, string, string, string> Top => new()
    {
        { "schema number", Documents.With("$schema", "1"), "/$schema", "must be a string, not the number 1" },
        { "field unknown", Documents.With("region", "\"eu-west-1\""), "/region", "is not a field of a request; known here: $schema, source, name, description, kmsKeyId, via, volumes, instance, tags" },
        { "field misspelt", Documents.With("volums", "[]"), "/volums", "is not a field of a request; did you mean volumes?" },
        { "field in other case", Documents.With("kmsKeyID", "\"default\""), "/kmsKeyID", "is not a field of a request; did you mean kmsKeyId?" },
        { "field with a slash", Documents.With("a/b~c", "1"), "/a~1b~0c", "is not a field of a request; known here: $schema, source, name, description, kmsKeyId, via, volumes, instance, tags" },
        { "field twice", """{ "source": { "imageId": "ami-01234567" }, "name": "golden", "name": "silver" }""", "/name", "is given twice; give it once" },
        { "description of 256", Documents.With("description", Documents.Text('d', 256)), "/description", "has 256 characters; at most 255" },
        { "description beyond ASCII", Documents.With("description", "\"Goldenes Image – täglich\""), "/description", "has the character – (U+2013); EC2 takes printable ASCII only in descriptions, while tags may have any" },
        { "description with a line end", Documents.With("description", "\"two\\nlines\""), "/description", "has the character U+000A; EC2 takes printable ASCII only in descriptions, while tags may have any" },
        { "description array", Documents.With("description", "[]"), "/description", "must be a string, not an array" },
        { "via unknown", Documents.With("via", "\"capture\""), "/via", "is \"capture\"; must be auto, copy, instance or snapshots" },
        { "via in capitals", Documents.With("via", "\"Copy\""), "/via", "is \"Copy\"; must be auto, copy, instance or snapshots" },
        { "via null", Documents.With("via", "null"), "/via", $"must be a string, not {NoNull}" },
        { "key malformed", Documents.With("kmsKeyId", "\"golden\""), "/kmsKeyId", $"is \"golden\"; {KeyForms}" },
        { "key empty", Documents.With("kmsKeyId", "\"\""), "/kmsKeyId", "must not be empty; leave the field out instead" },
        { "key null", Documents.With("kmsKeyId", "null"), "/kmsKeyId", $"must be a string, not {NoNull}" },
        { "key alias and a line end", Documents.With("kmsKeyId", "\"alias/golden\\n\""), "/kmsKeyId", $"is \"alias/golden\n\"; {KeyForms}" },
        { "key ARN of a grant", Documents.With("kmsKeyId", "\"arn:aws:kms:eu-west-1:123456789012:grant/x\""), "/kmsKeyId", $"is \"arn:aws:kms:eu-west-1:123456789012:grant/x\"; {KeyForms}" },
        { "key none", Documents.With("kmsKeyId", "\"none\""), "/kmsKeyId", $"is \"none\", {NeverPlain}" },
        { "encrypted", Documents.With("encrypted", "false"), "/encrypted", "is not a field of a request: kmsKeyId encrypts, and EC2 can never remove encryption" },
        { "encrypted text", Documents.With("encrypted", "\"no\""), "/encrypted", "is not a field of a request: kmsKeyId encrypts, and EC2 can never remove encryption" },
    };

    private static TheoryData<string, string, string, string> Volumes => new()
    {
        { "volumes object", Documents.With("volumes", "{}"), "/volumes", "must be an array, not an object" },
        { "volume without device", Documents.With("volumes", """[{ "sizeGiB": 1 }]"""), "/volumes/0/deviceName", "is missing; give a device name such as /dev/sdf" },
        { "device null", Documents.With("volumes", """[{ "deviceName": null, "sizeGiB": 1 }]"""), "/volumes/0/deviceName", $"must be a string, not {NoNull}" },
        { "device unknown", Documents.With("volumes", """[{ "deviceName": "/dev/nvme1n1", "sizeGiB": 1 }]"""), "/volumes/0/deviceName", $"is \"/dev/nvme1n1\"; {DeviceForms}" },
        { "device partition 16", Documents.With("volumes", """[{ "deviceName": "/dev/sda16", "sizeGiB": 1 }]"""), "/volumes/0/deviceName", $"is \"/dev/sda16\"; {DeviceForms}" },
        { "device and a line end", Documents.With("volumes", """[{ "deviceName": "/dev/sda\n", "sizeGiB": 1 }]"""), "/volumes/0/deviceName", $"is \"/dev/sda\n\"; {DeviceForms}" },
        { "device twice", Documents.With("volumes", """[{ "deviceName": "/dev/sdf", "sizeGiB": 1 }, { "deviceName": "/dev/sdf", "sizeGiB": 1 }]"""), "/volumes/1/deviceName", "is \"/dev/sdf\", which clashes with \"/dev/sdf\" of another entry; every volume has its own device name" },
        { "device under two names", Documents.With("volumes", """[{ "deviceName": "/dev/sdf", "sizeGiB": 1 }, { "deviceName": "xvdf", "sizeGiB": 1 }]"""), "/volumes/1/deviceName", "is \"xvdf\", which clashes with \"/dev/sdf\" of another entry; every volume has its own device name" },
        { "volume says nothing", Documents.With("volumes", """[{ "deviceName": "/dev/sdf" }]"""), "/volumes/0", "says nothing about /dev/sdf; give kmsKeyId to re-key it, or sizeGiB or snapshotId to add it" },
        { "volume key malformed", Documents.Volume("\"kmsKeyId\": \"x\""), "/volumes/0/kmsKeyId", $"is \"x\"; {KeyForms}" },
        { "volume key null", Documents.Volume("\"kmsKeyId\": null"), "/volumes/0/kmsKeyId", $"must be a string, not {NoNull}" },
        { "volume key plain", Documents.Volume("\"kmsKeyId\": \"plain\""), "/volumes/0/kmsKeyId", $"is \"plain\", {NeverPlain}" },
        { "volume encrypted", Documents.Volume("\"encrypted\": true"), "/volumes/0/encrypted", "is not a field of a request: kmsKeyId encrypts, and EC2 can never remove encryption" },
        { "snapshot id malformed", Documents.Volume("\"snapshotId\": \"snap-0b2\""), "/volumes/0/snapshotId", "is \"snap-0b2\"; must be snap- and 8 or 17 lower-case hexadecimal digits" },
        { "size 0", Documents.Volume("\"sizeGiB\": 0"), "/volumes/0/sizeGiB", "is 0; must be a whole number from 1 to 65536" },
        { "size 65537", Documents.Volume("\"sizeGiB\": 65537"), "/volumes/0/sizeGiB", "is 65537; must be a whole number from 1 to 65536" },
        { "size fraction", Documents.Volume("\"sizeGiB\": 1.5"), "/volumes/0/sizeGiB", "is 1.5; must be a whole number from 1 to 65536" },
        { "size text", Documents.Volume("\"sizeGiB\": \"8\""), "/volumes/0/sizeGiB", "must be a whole number, not the string \"8\"" },
        { "size huge", Documents.Volume("\"sizeGiB\": 1e400"), "/volumes/0/sizeGiB", "is 1e400; must be a whole number from 1 to 65536" },
        { "iops 99", Documents.Volume("\"iops\": 99"), "/volumes/0/iops", "is 99; must be a whole number from 100 to 256000" },
        { "iops 256001", Documents.Volume("\"iops\": 256001"), "/volumes/0/iops", "is 256001; must be a whole number from 100 to 256000" },
        { "throughput 124", Documents.Volume("\"throughput\": 124"), "/volumes/0/throughput", "is 124; must be a whole number from 125 to 2000" },
        { "throughput 2001", Documents.Volume("\"throughput\": 2001"), "/volumes/0/throughput", "is 2001; must be a whole number from 125 to 2000" },
        { "deletion number", Documents.Volume("\"deleteOnTermination\": 1"), "/volumes/0/deleteOnTermination", "must be true or false, not the number 1" },
        { "volume misspelt", Documents.Volume("\"sizeGib\": 8"), "/volumes/0/sizeGib", "is not a field of a request; did you mean sizeGiB?" },
    };

    private static TheoryData<string, string, string, string> VolumeTypes => new()
    {
        { "type unknown", Documents.Volume("\"volumeType\": \"gp4\""), "/volumes/0/volumeType", "is \"gp4\"; must be one of gp2, gp3, io1, io2, st1, sc1, standard" },
        { "gp2 too large", Documents.Volume("\"volumeType\": \"gp2\", \"sizeGiB\": 16385"), "/volumes/0/sizeGiB", "is 16385; gp2 takes 1 to 16384 GiB" },
        { "io1 too small", Documents.Volume("\"volumeType\": \"io1\", \"iops\": 100, \"sizeGiB\": 3"), "/volumes/0/sizeGiB", "is 3; io1 takes 4 to 16384 GiB" },
        { "io2 too small", Documents.Volume("\"volumeType\": \"io2\", \"iops\": 100, \"sizeGiB\": 3"), "/volumes/0/sizeGiB", "is 3; io2 takes 4 to 65536 GiB" },
        { "st1 too small", Documents.Volume("\"volumeType\": \"st1\", \"sizeGiB\": 124"), "/volumes/0/sizeGiB", "is 124; st1 takes 125 to 16384 GiB" },
        { "sc1 too large", Documents.Volume("\"volumeType\": \"sc1\", \"sizeGiB\": 16385"), "/volumes/0/sizeGiB", "is 16385; sc1 takes 125 to 16384 GiB" },
        { "standard too large", Documents.Volume("\"volumeType\": \"standard\", \"sizeGiB\": 1025"), "/volumes/0/sizeGiB", "is 1025; standard takes 1 to 1024 GiB" },
        { "io1 without iops", Documents.Volume("\"volumeType\": \"io1\""), "/volumes/0/iops", "is missing; io1 has no default" },
        { "io2 without iops", Documents.Volume("\"volumeType\": \"io2\""), "/volumes/0/iops", "is missing; io2 has no default" },
        { "io1 with iops below any", Documents.Volume("\"volumeType\": \"io1\", \"iops\": 99"), "/volumes/0/iops", "is 99; must be a whole number from 100 to 256000" },
        { "gp3 with few iops", Documents.Volume("\"volumeType\": \"gp3\", \"iops\": 2999"), "/volumes/0/iops", "is 2999; gp3 takes 3000 to 80000" },
        { "gp3 with many iops", Documents.Volume("\"volumeType\": \"gp3\", \"iops\": 80001"), "/volumes/0/iops", "is 80001; gp3 takes 3000 to 80000" },
        { "io1 with many iops", Documents.Volume("\"volumeType\": \"io1\", \"iops\": 64001"), "/volumes/0/iops", "is 64001; io1 takes 100 to 64000" },
        { "gp3 with too many iops for its size", Documents.Volume("\"volumeType\": \"gp3\", \"sizeGiB\": 20, \"iops\": 15000"), "/volumes/0/iops", "is 15000 for 20 GiB; gp3 takes at most 500 per GiB, and 3000 at any size" },
        { "io1 with too many iops for its size", Documents.Volume("\"volumeType\": \"io1\", \"sizeGiB\": 10, \"iops\": 5000"), "/volumes/0/iops", "is 5000 for 10 GiB; io1 takes at most 50 per GiB" },
        { "io2 with too many iops for its size", Documents.Volume("\"volumeType\": \"io2\", \"sizeGiB\": 10, \"iops\": 20000"), "/volumes/0/iops", "is 20000 for 10 GiB; io2 takes at most 1000 per GiB" },
        { "gp3 with too much throughput for its iops", Documents.Volume("\"volumeType\": \"gp3\", \"sizeGiB\": 20, \"iops\": 3000, \"throughput\": 1000"), "/volumes/0/throughput", "is 1000 with 3000 iops; gp3 takes at most 0.25 MiB/s per iops, so it needs 4000 iops" },
        { "gp2 with iops", Documents.Volume("\"volumeType\": \"gp2\", \"iops\": 3000"), "/volumes/0/iops", "does not go with gp2; only gp3, io1 and io2 take it" },
        { "standard with iops", Documents.Volume("\"volumeType\": \"standard\", \"iops\": 3000"), "/volumes/0/iops", "does not go with standard; only gp3, io1 and io2 take it" },
        { "io2 with throughput", Documents.Volume("\"volumeType\": \"io2\", \"iops\": 100, \"throughput\": 125"), "/volumes/0/throughput", "does not go with io2; only gp3 takes it" },
    };

    private static TheoryData<string, string, string, string> Rest => new()
    {
        { "instance array", Documents.With(("via", "\"instance\""), ("instance", "[]")), "/instance", "must be an object, not an array" },
        { "instance via auto", Documents.With("instance", "{}"), "/instance", "goes with via: instance; no other route launches one" },
        { "instance via copy", Documents.With(("via", "\"copy\""), ("instance", "{}")), "/instance", "goes with via: instance; no other route launches one" },
        { "instance via snapshots", Documents.With(("via", "\"snapshots\""), ("instance", "{}")), "/instance", "goes with via: instance; no other route launches one" },
        { "types empty", Instance("\"types\": []"), "/instance/types", "must not be empty; leave the field out for the default" },
        { "type malformed", Instance("\"types\": [\"t3.small\", \"small\"]"), "/instance/types/1", "is the string \"small\"; must be an instance type such as t3.small" },
        { "type number", Instance("\"types\": [3]"), "/instance/types/0", "is the number 3; must be an instance type such as t3.small" },
        { "type twice", Instance("\"types\": [\"t3.small\", \"t3.small\"]"), "/instance/types/1", "repeats t3.small" },
        { "subnet malformed", Instance("\"subnetIds\": [\"subnet-0e5\"]"), "/instance/subnetIds/0", "is the string \"subnet-0e5\"; must be a subnet id: subnet- and 8 or 17 hexadecimal digits" },
        { "instance misspelt", Instance("\"type\": [\"t3.small\"]"), "/instance/type", "is not a field of a request; did you mean types?" },
        { "tags array", Documents.With("tags", "[]"), "/tags", "must be an object, not an array" },
        { "41 tags", Documents.Tags(41), "/tags", "has 41 tags; at most 40, since the pipeline adds its own to EC2's limit of 50" },
        { "tag number", Documents.With("tags", """{ "cost": 7 }"""), "/tags/cost", "must be a string, not the number 7" },
        { "tag twice", """{ "source": { "imageId": "ami-01234567" }, "name": "golden", "tags": { "a": "1", "a": "2" } }""", "/tags/a", "is given twice; give it once" },
        { "tag without key", Documents.With("tags", """{ "": "x" }"""), "/tags/", "has a key of a wrong length; a tag's key has 1 to 128 characters" },
        { "tag key of 129", Documents.With("tags", $$"""{ {{Documents.Text('k', 129)}}: "x" }"""), $"/tags/{new string('k', 129)}", "has a key of a wrong length; a tag's key has 1 to 128 characters" },
        { "tag value of 257", Documents.With("tags", $$"""{ "k": {{Documents.Text('v', 257)}} }"""), "/tags/k", "has a value of 257 characters; at most 256" },
        { "tag of AWS", Documents.With("tags", """{ "Aws:x": "y" }"""), "/tags/Aws:x", "begins with aws:, which AWS keeps for itself; choose another key" },
        { "tag of the pipeline", Documents.With("tags", """{ "AMI-pipeline:state": "committed" }"""), "/tags/AMI-pipeline:state", "begins with ami-pipeline:, which the pipeline keeps for its own tags; choose another key" },
    };

    private static string Instance(string fields) => Documents.With(("via", "\"instance\""), ("instance", $"{{ {fields} }}"));
}
