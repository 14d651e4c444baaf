using Xunit;

namespace AmiPipeline.Tests.Requests;

/// <summary>Documents with one fault each, and what the reader says of it: pointer and message.</summary>
public static class RequestFaults
{
    private const string KeyForms = "must be a key id, key ARN, alias/NAME, alias ARN, or \"default\"";
    private const string NoNull = "null (leave the field out instead)";
    private const string NameCharacters = "has a character that EC2 does not allow; allowed are letters, digits and ()[] ./-'@_";
    private const string NeverPlain = "but EC2 can never remove encryption; leave kmsKeyId out to preserve each snapshot's status";

    /// <summary>What, document, JSON pointer, message.</summary>
    public static TheoryData<string, string, string, string> OfOneField => [.. Source, .. Name, .. Top, .. Volumes, .. VolumeTypes, .. Copies, .. Sharing, .. PublishFaults.All, .. RetentionFaults.All, .. Rest];

    private static TheoryData<string, string, string, string> Source => new()
    {
        { "no source", RequestDocuments.Without("source"), "/source", "is missing; give { \"imageId\": … } or { \"instanceId\": … }" },
        { "source null", RequestDocuments.With("source", "null"), "/source", $"must be an object, not {NoNull}" },
        { "source text", RequestDocuments.With("source", "\"ami-01234567\""), "/source", "must be an object, not the string \"ami-01234567\"" },
        { "source of nothing", RequestDocuments.With("source", "{}"), "/source", "must have exactly one of imageId and instanceId" },
        { "source of both", RequestDocuments.With("source", """{ "imageId": "ami-01234567", "instanceId": "i-01234567" }"""), "/source", "must have exactly one of imageId and instanceId" },
        { "image id malformed", RequestDocuments.With("source", """{ "imageId": "ami-0a1" }"""), "/source/imageId", "is \"ami-0a1\"; must be ami- and 8 or 17 lower-case hexadecimal digits, or resolve:ssm: and the name of a Systems Manager parameter" },
        { "image id of a snapshot", RequestDocuments.With("source", """{ "imageId": "snap-01234567" }"""), "/source/imageId", "is \"snap-01234567\"; must be ami- and 8 or 17 lower-case hexadecimal digits, or resolve:ssm: and the name of a Systems Manager parameter" },
        { "image id in capitals", RequestDocuments.With("source", """{ "imageId": "ami-0123456A" }"""), "/source/imageId", "is \"ami-0123456A\"; must be ami- and 8 or 17 lower-case hexadecimal digits, or resolve:ssm: and the name of a Systems Manager parameter" },
        { "image id and a line end", RequestDocuments.With("source", """{ "imageId": "ami-01234567\n" }"""), "/source/imageId", "is \"ami-01234567\n\"; must be ami- and 8 or 17 lower-case hexadecimal digits, or resolve:ssm: and the name of a Systems Manager parameter" },
        { "parameter without a name", RequestDocuments.With("source", """{ "imageId": "resolve:ssm:" }"""), "/source/imageId", "is \"resolve:ssm:\"; must be ami- and 8 or 17 lower-case hexadecimal digits, or resolve:ssm: and the name of a Systems Manager parameter" },
        { "parameter with a blank", RequestDocuments.With("source", """{ "imageId": "resolve:ssm:/a b" }"""), "/source/imageId", "is \"resolve:ssm:/a b\"; must be ami- and 8 or 17 lower-case hexadecimal digits, or resolve:ssm: and the name of a Systems Manager parameter" },
        { "parameter of another account", RequestDocuments.With("source", """{ "imageId": "resolve:ssm:/golden", "accountId": "222233334444" }"""), "/source/accountId", "goes with an image's id, not with resolve:ssm:; give the id, or leave accountId out for an image that is public or shared already" },
        { "image id empty", RequestDocuments.With("source", """{ "imageId": "" }"""), "/source/imageId", "must not be empty; leave the field out instead" },
        { "instance id number", RequestDocuments.With("source", """{ "instanceId": 7 }"""), "/source/instanceId", "must be a string, not the number 7" },
        { "instance id malformed", RequestDocuments.With("source", """{ "instanceId": "i-0c3" }"""), "/source/instanceId", "is \"i-0c3\"; must be i- and 8 or 17 lower-case hexadecimal digits" },
        { "reboot of an image", RequestDocuments.With("source", """{ "imageId": "ami-01234567", "reboot": true }"""), "/source/reboot", "goes with instanceId; an image is not rebooted" },
        { "reboot text", RequestDocuments.With("source", """{ "instanceId": "i-01234567", "reboot": "yes" }"""), "/source/reboot", "must be true or false, not the string \"yes\"" },
        { "reboot null", RequestDocuments.With("source", """{ "instanceId": "i-01234567", "reboot": null }"""), "/source/reboot", $"must be true or false, not {NoNull}" },
        { "account of too few digits", RequestDocuments.With("source", """{ "imageId": "ami-01234567", "accountId": "22223333444" }"""), "/source/accountId", "is \"22223333444\"; must be an account's 12 digits" },
        { "account and a line end", RequestDocuments.With("source", """{ "imageId": "ami-01234567", "accountId": "222233334444\n" }"""), "/source/accountId", "is \"222233334444\n\"; must be an account's 12 digits" },
        { "account as a number", RequestDocuments.With("source", """{ "imageId": "ami-01234567", "accountId": 222233334444 }"""), "/source/accountId", "must be a string, not the number 222233334444" },
        { "an instance that is to be kept", """{ "source": { "instanceId": "i-01234567" }, "name": "kept", "skipIfCompliant": true }""", "/skipIfCompliant", "goes with source.imageId; an instance changes, so it is not known whether an earlier image of it is still the same" },
        { "account of an instance", RequestDocuments.With("source", """{ "instanceId": "i-01234567", "accountId": "222233334444" }"""), "/source/accountId", "goes with imageId; an instance cannot be captured from another account" },
        { "source misspelt", RequestDocuments.With("source", """{ "imageId": "ami-01234567", "imageID": "x" }"""), "/source/imageID", "is not a field of a request; did you mean imageId?" },
    };

    private static TheoryData<string, string, string, string> Copies => new()
    {
        { "copies list", RequestDocuments.With("copies", "[]"), "/copies", "must be an object, not an array" },
        { "copies to nowhere", RequestDocuments.With("copies", "{}"), "/copies/to", "is missing; give a list of Regions: [{ \"region\": \"eu-west-1\" }]" },
        { "copies to none", RequestDocuments.With("copies", """{ "to": [] }"""), "/copies/to", "has 0 entries; must have 1 to 100" },
        { "copies to 101", RequestDocuments.With("copies", $$"""{ "to": [{{string.Join(',', Enumerable.Range(0, 101).Select(number => $$"""{ "region": "eu-{{(char)('a' + (number / 26))}}{{(char)('a' + (number % 26))}}-1" }"""))}}] }"""), "/copies/to", "has 101 entries; must have 1 to 100" },
        { "copies to 101 places of accounts", RequestDocuments.With("copies", $$"""{ "accounts": { "222233334444": [{{Regions(51)}}], "333344445555": [{{Regions(50)}}] } }"""), "/copies", "asks for 101 copies in all; must be 1 to 100" },
        { "copies to 101 Regions of one entry", RequestDocuments.Copy($"\"regions\": [{Regions(101)}]"), "/copies", "asks for 101 copies in all; must be 1 to 100" },
        { "copies field unknown", RequestDocuments.With("copies", """{ "to": [{ "region": "eu-west-1" }], "onfailure": "keep" }"""), "/copies/onfailure", "is not a field of a request; did you mean onFailure?" },
        { "copies on failure", RequestDocuments.With("copies", """{ "to": [{ "region": "eu-west-1" }], "onFailure": "stop" }"""), "/copies/onFailure", "is \"stop\"; must be keep or rollBack" },
        { "copies keep the source", RequestDocuments.With("copies", """{ "to": [{ "region": "eu-west-1" }], "keepSource": "no" }"""), "/copies/keepSource", "must be true or false, not the string \"no\"" },
        { "copies to no accounts", RequestDocuments.With("copies", """{ "accounts": {} }"""), "/copies/accounts", "must not be empty; give account ids, each with its Regions: { \"222233334444\": [\"eu-west-1\"] }" },
        { "copies to a named account", RequestDocuments.With("copies", """{ "accounts": { "prod": ["eu-west-1"] } }"""), "/copies/accounts/prod", "is not an account id, which has 12 digits" },
        { "copies to some Regions of an account", RequestDocuments.With("copies", """{ "accounts": { "222233334444": "some" } }"""), "/copies/accounts/222233334444", "must be a list of Regions, or \"all\", not the string \"some\"" },
        { "copies to no Region of an account", RequestDocuments.With("copies", """{ "accounts": { "222233334444": [] } }"""), "/copies/accounts/222233334444", "must not be empty; give Regions, or \"all\"" },
        { "copy to a Region and Regions", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"regions\": [\"us-west-2\"]"), "/copies/to/0/regions", "goes without region; give one of the two" },
        { "copy to some Regions", RequestDocuments.Copy("\"regions\": \"some\""), "/copies/to/0/regions", "must be a list of Regions, or \"all\", not the string \"some\"" },
        { "copy to zones", RequestDocuments.Copy("\"regions\": [\"eu-west-1a\"]"), "/copies/to/0/regions/0", "is the string \"eu-west-1a\"; must be a Region such as eu-west-1" },
        { "copy text", RequestDocuments.With("copies", """{ "to": ["eu-west-1"] }"""), "/copies/to/0", "must be an object, not the string \"eu-west-1\"" },
        { "copy without a Region", RequestDocuments.With("copies", """{ "to": [{ "kmsKeyId": "alias/a" }] }"""), "/copies/to/0/region", "is missing; give a Region such as eu-west-1, or several as regions" },
        { "copy to all Regions in brackets", RequestDocuments.Copy("\"regions\": [\"all\"]"), "/copies/to/0/regions", "is [\"all\"]; for every Region, give \"all\" without brackets" },
        { "copy to a zone", RequestDocuments.Copy("\"region\": \"eu-west-1a\""), "/copies/to/0/region", "is \"eu-west-1a\"; must be a Region such as eu-west-1" },
        { "copy to an account of too few digits", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"accountId\": \"22223333444\""), "/copies/to/0/accountId", "is \"22223333444\"; must be an account's 12 digits" },
        { "copy under no key", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"kmsKeyId\": \"none\""), "/copies/to/0/kmsKeyId", $"is \"none\", {NeverPlain}" },
        { "copy with a colon in its name", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"name\": \"a:bc\""), "/copies/to/0/name", NameCharacters },
        { "copy in 20 minutes", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"completeWithinMinutes\": 20"), "/copies/to/0/completeWithinMinutes", "is 20; time-based copies go in steps of 15 minutes, so 15 or 30" },
        { "volume of a copy without a key", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"volumes\": [{ \"deviceName\": \"/dev/sdf\" }]"), "/copies/to/0/volumes/0/kmsKeyId", "is missing; give the key that the volume's snapshot is to come under in the Region" },
        { "volume of a copy with a size", RequestDocuments.Copy("\"region\": \"eu-west-1\", \"volumes\": [{ \"deviceName\": \"/dev/sdf\", \"kmsKeyId\": \"alias/a\", \"sizeGiB\": 1 }]"), "/copies/to/0/volumes/0/sizeGiB", "is not a field of a request; known here: deviceName, kmsKeyId" },
    };

    private static TheoryData<string, string, string, string> Sharing => new()
    {
        { "sharing with nobody", RequestDocuments.With("shareWith", "{}"), "/shareWith", "names nobody; give accounts, organizations or organizationalUnits" },
        { "sharing with no accounts", RequestDocuments.With("shareWith", """{ "accounts": [] }"""), "/shareWith/accounts", "must not be empty; give at least one, or leave the field out" },
        { "sharing with a short account", RequestDocuments.With("shareWith", """{ "accounts": ["2222"] }"""), "/shareWith/accounts/0", "is the string \"2222\"; must be an account id of 12 digits" },
        { "sharing with all", RequestDocuments.With("shareWith", """{ "accounts": ["all"] }"""), "/shareWith/accounts/0", "is the string \"all\"; must be an account id of 12 digits" },
        { "sharing twice", RequestDocuments.With("shareWith", """{ "accounts": ["222233334444", "222233334444"] }"""), "/shareWith/accounts/1", "repeats 222233334444" },
        { "sharing with everybody", RequestDocuments.With("shareWith", """{ "accounts": ["222233334444"], "groups": ["all"] }"""), "/shareWith/groups", "has no place here: the pipeline makes no image public" },
        { "sharing with an organization's id", RequestDocuments.With("shareWith", """{ "organizations": ["o-abcde12345"] }"""), "/shareWith/organizations/0", "is the string \"o-abcde12345\"; must be an organization's ARN such as arn:aws:organizations::111122223333:organization/o-abcde12345" },
        { "sharing with a unit as an organization", RequestDocuments.With("shareWith", """{ "organizations": ["arn:aws:organizations::111122223333:ou/o-abcde12345/ou-ab12-cdefghij"] }"""), "/shareWith/organizations/0", "is the string \"arn:aws:organizations::111122223333:ou/o-abcde12345/ou-ab12-cdefghij\"; must be an organization's ARN such as arn:aws:organizations::111122223333:organization/o-abcde12345" },
        { "sharing with a root as a unit", RequestDocuments.With("shareWith", """{ "organizationalUnits": ["arn:aws:organizations::111122223333:root/o-abcde12345/r-ab12"] }"""), "/shareWith/organizationalUnits/0", "is the string \"arn:aws:organizations::111122223333:root/o-abcde12345/r-ab12\"; must be an organizational unit's ARN such as arn:aws:organizations::111122223333:ou/o-abcde12345/ou-ab12-cdefghij" },
        { "unsharing from nobody", RequestDocuments.With("unshareFrom", """{ "all": false }"""), "/unshareFrom", "names nobody; give accounts, organizations or organizationalUnits, or { \"all\": true }" },
        { "unsharing from all and one", RequestDocuments.With("unshareFrom", """{ "all": true, "accounts": ["222233334444"] }"""), "/unshareFrom/all", "goes with nobody else; leave the others and shareWith out" },
        { "unsharing from all while sharing", RequestDocuments.With(("shareWith", """{ "accounts": ["222233334444"] }"""), ("unshareFrom", """{ "all": true }""")), "/unshareFrom/all", "goes with nobody else; leave the others and shareWith out" },
        { "unsharing from whom it is shared with", RequestDocuments.With(("shareWith", """{ "accounts": ["222233334444"] }"""), ("unshareFrom", """{ "accounts": ["222233334444"] }""")), "/unshareFrom/accounts/0", "is 222233334444, which shareWith names too; name it in one of them" },
    };

    private static TheoryData<string, string, string, string> Name => new()
    {
        { "no name", RequestDocuments.Without("name"), "/name", "is missing; give the new image's name" },
        { "name null", RequestDocuments.With("name", "null"), "/name", $"must be a string, not {NoNull}" },
        { "name empty", RequestDocuments.With("name", "\"\""), "/name", "must not be empty; leave the field out instead" },
        { "name of 2", RequestDocuments.With("name", "\"ab\""), "/name", "is \"ab\", 2 characters long; a name has 3 to 128" },
        { "name of 129", RequestDocuments.With("name", RequestDocuments.Text('n', 129)), "/name", $"is {RequestDocuments.Text('n', 129)}, 129 characters long; a name has 3 to 128" },
        { "name with a colon", RequestDocuments.With("name", "\"golden:1\""), "/name", NameCharacters },
        { "name with an umlaut", RequestDocuments.With("name", "\"gölden\""), "/name", NameCharacters },
        { "name with a line end", RequestDocuments.With("name", "\"golden\\n\""), "/name", NameCharacters },
        { "name with an open brace", RequestDocuments.With("name", "\"golden{\""), "/name", NameCharacters },
        { "name of a placeholder and a colon", RequestDocuments.With("name", "\"{execution}:1\""), "/name", NameCharacters },
        { "placeholder unknown", RequestDocuments.With("name", "\"golden-{date}\""), "/name", "has the placeholder {date}; known are {source.name}, {source.id}, {execution}" },
        { "placeholder empty", RequestDocuments.With("name", "\"golden-{}\""), "/name", "has the placeholder {}; known are {source.name}, {source.id}, {execution}" },
    };

    private static TheoryData<string, string, string, string> Top => new()
    {
        { "completion of 14", RequestDocuments.With("completeWithinMinutes", "14"), "/completeWithinMinutes", "is 14; must be a whole number from 15 to 2880" },
        { "completion of 2895", RequestDocuments.With("completeWithinMinutes", "2895"), "/completeWithinMinutes", "is 2895; must be a whole number from 15 to 2880" },
        { "completion of 40", RequestDocuments.With("completeWithinMinutes", "40"), "/completeWithinMinutes", "is 40; time-based copies go in steps of 15 minutes, so 30 or 45" },
        { "schema number", RequestDocuments.With("$schema", "1"), "/$schema", "must be a string, not the number 1" },
        { "field unknown", RequestDocuments.With("region", "\"eu-west-1\""), "/region", "is not a field of a request; known here: $schema, source, name, description, kmsKeyId, via, volumes, instance, completeWithinMinutes, skipIfCompliant, copies, shareWith, unshareFrom, publish, retention, tags" },
        { "field misspelt", RequestDocuments.With("volums", "[]"), "/volums", "is not a field of a request; did you mean volumes?" },
        { "field in other case", RequestDocuments.With("kmsKeyID", "\"default\""), "/kmsKeyID", "is not a field of a request; did you mean kmsKeyId?" },
        { "field with a slash", RequestDocuments.With("a/b~c", "1"), "/a~1b~0c", "is not a field of a request; known here: $schema, source, name, description, kmsKeyId, via, volumes, instance, completeWithinMinutes, skipIfCompliant, copies, shareWith, unshareFrom, publish, retention, tags" },
        { "field twice", """{ "source": { "imageId": "ami-01234567" }, "name": "golden", "name": "silver" }""", "/name", "is given twice; give it once" },
        { "description of 256", RequestDocuments.With("description", RequestDocuments.Text('d', 256)), "/description", "has 256 characters; at most 255" },
        { "description beyond ASCII", RequestDocuments.With("description", "\"Goldenes Image – täglich\""), "/description", "has the character – (U+2013); EC2 takes printable ASCII only in descriptions, while tags may have any" },
        { "description with a line end", RequestDocuments.With("description", "\"two\\nlines\""), "/description", "has the character U+000A; EC2 takes printable ASCII only in descriptions, while tags may have any" },
        { "description array", RequestDocuments.With("description", "[]"), "/description", "must be a string, not an array" },
        { "via unknown", RequestDocuments.With("via", "\"capture\""), "/via", "is \"capture\"; must be auto, copy, instance or snapshots" },
        { "via in capitals", RequestDocuments.With("via", "\"Copy\""), "/via", "is \"Copy\"; must be auto, copy, instance or snapshots" },
        { "via null", RequestDocuments.With("via", "null"), "/via", $"must be a string, not {NoNull}" },
        { "key malformed", RequestDocuments.With("kmsKeyId", "\"golden\""), "/kmsKeyId", $"is \"golden\"; {KeyForms}" },
        { "key empty", RequestDocuments.With("kmsKeyId", "\"\""), "/kmsKeyId", "must not be empty; leave the field out instead" },
        { "key null", RequestDocuments.With("kmsKeyId", "null"), "/kmsKeyId", $"must be a string, not {NoNull}" },
        { "key alias and a line end", RequestDocuments.With("kmsKeyId", "\"alias/golden\\n\""), "/kmsKeyId", $"is \"alias/golden\n\"; {KeyForms}" },
        { "key ARN of a grant", RequestDocuments.With("kmsKeyId", "\"arn:aws:kms:eu-west-1:123456789012:grant/x\""), "/kmsKeyId", $"is \"arn:aws:kms:eu-west-1:123456789012:grant/x\"; {KeyForms}" },
        { "key none", RequestDocuments.With("kmsKeyId", "\"none\""), "/kmsKeyId", $"is \"none\", {NeverPlain}" },
        { "encrypted", RequestDocuments.With("encrypted", "false"), "/encrypted", "is not a field of a request: kmsKeyId encrypts, and EC2 can never remove encryption" },
        { "encrypted text", RequestDocuments.With("encrypted", "\"no\""), "/encrypted", "is not a field of a request: kmsKeyId encrypts, and EC2 can never remove encryption" },
    };

    private static TheoryData<string, string, string, string> Volumes => new()
    {
        { "volumes object", RequestDocuments.With("volumes", "{}"), "/volumes", "must be an array, not an object" },
        { "volume without device", RequestDocuments.With("volumes", """[{ "sizeGiB": 1 }]"""), "/volumes/0/deviceName", "is missing; give a device name such as /dev/sdf" },
        { "device null", RequestDocuments.With("volumes", """[{ "deviceName": null, "sizeGiB": 1 }]"""), "/volumes/0/deviceName", $"must be a string, not {NoNull}" },
        { "device twice", RequestDocuments.With("volumes", """[{ "deviceName": "/dev/sdf", "sizeGiB": 1 }, { "deviceName": "/dev/sdf", "sizeGiB": 1 }]"""), "/volumes/1/deviceName", "is \"/dev/sdf\", as in another entry; every volume has one entry" },
        { "volume says nothing", RequestDocuments.With("volumes", """[{ "deviceName": "/dev/sdf" }]"""), "/volumes/0", "says nothing about /dev/sdf; give kmsKeyId to re-encrypt it, or sizeGiB or snapshotId to add it" },
        { "volume key malformed", RequestDocuments.Volume("\"kmsKeyId\": \"x\""), "/volumes/0/kmsKeyId", $"is \"x\"; {KeyForms}" },
        { "volume key null", RequestDocuments.Volume("\"kmsKeyId\": null"), "/volumes/0/kmsKeyId", $"must be a string, not {NoNull}" },
        { "volume key plain", RequestDocuments.Volume("\"kmsKeyId\": \"plain\""), "/volumes/0/kmsKeyId", $"is \"plain\", {NeverPlain}" },
        { "volume encrypted", RequestDocuments.Volume("\"encrypted\": true"), "/volumes/0/encrypted", "is not a field of a request: kmsKeyId encrypts, and EC2 can never remove encryption" },
        { "snapshot id malformed", RequestDocuments.Volume("\"snapshotId\": \"snap-0b2\""), "/volumes/0/snapshotId", "is \"snap-0b2\"; must be snap- and 8 or 17 lower-case hexadecimal digits" },
        { "size 0", RequestDocuments.Volume("\"sizeGiB\": 0"), "/volumes/0/sizeGiB", "is 0; must be a whole number from 1 to 65536" },
        { "size 65537", RequestDocuments.Volume("\"sizeGiB\": 65537"), "/volumes/0/sizeGiB", "is 65537; must be a whole number from 1 to 65536" },
        { "size fraction", RequestDocuments.Volume("\"sizeGiB\": 1.5"), "/volumes/0/sizeGiB", "is 1.5; must be a whole number from 1 to 65536" },
        { "size text", RequestDocuments.Volume("\"sizeGiB\": \"8\""), "/volumes/0/sizeGiB", "must be a whole number, not the string \"8\"" },
        { "size huge", RequestDocuments.Volume("\"sizeGiB\": 1e400"), "/volumes/0/sizeGiB", "is 1e400; must be a whole number from 1 to 65536" },
        { "iops 99", RequestDocuments.Volume("\"iops\": 99"), "/volumes/0/iops", "is 99; must be a whole number from 100 to 256000" },
        { "iops 256001", RequestDocuments.Volume("\"iops\": 256001"), "/volumes/0/iops", "is 256001; must be a whole number from 100 to 256000" },
        { "throughput 124", RequestDocuments.Volume("\"throughput\": 124"), "/volumes/0/throughput", "is 124; must be a whole number from 125 to 2000" },
        { "throughput 2001", RequestDocuments.Volume("\"throughput\": 2001"), "/volumes/0/throughput", "is 2001; must be a whole number from 125 to 2000" },
        { "deletion number", RequestDocuments.Volume("\"deleteOnTermination\": 1"), "/volumes/0/deleteOnTermination", "must be true or false, not the number 1" },
        { "volume misspelt", RequestDocuments.Volume("\"sizeGib\": 8"), "/volumes/0/sizeGib", "is not a field of a request; did you mean sizeGiB?" },
    };

    private static TheoryData<string, string, string, string> VolumeTypes => new()
    {
        { "type unknown", RequestDocuments.Volume("\"volumeType\": \"gp4\""), "/volumes/0/volumeType", "is \"gp4\"; must be one of gp2, gp3, io1, io2, st1, sc1, standard" },
        { "gp2 too large", RequestDocuments.Volume("\"volumeType\": \"gp2\", \"sizeGiB\": 16385"), "/volumes/0/sizeGiB", "is 16385; gp2 takes 1 to 16384 GiB" },
        { "io1 too small", RequestDocuments.Volume("\"volumeType\": \"io1\", \"iops\": 100, \"sizeGiB\": 3"), "/volumes/0/sizeGiB", "is 3; io1 takes 4 to 16384 GiB" },
        { "io2 too small", RequestDocuments.Volume("\"volumeType\": \"io2\", \"iops\": 100, \"sizeGiB\": 3"), "/volumes/0/sizeGiB", "is 3; io2 takes 4 to 65536 GiB" },
        { "st1 too small", RequestDocuments.Volume("\"volumeType\": \"st1\", \"sizeGiB\": 124"), "/volumes/0/sizeGiB", "is 124; st1 takes 125 to 16384 GiB" },
        { "sc1 too large", RequestDocuments.Volume("\"volumeType\": \"sc1\", \"sizeGiB\": 16385"), "/volumes/0/sizeGiB", "is 16385; sc1 takes 125 to 16384 GiB" },
        { "standard too large", RequestDocuments.Volume("\"volumeType\": \"standard\", \"sizeGiB\": 1025"), "/volumes/0/sizeGiB", "is 1025; standard takes 1 to 1024 GiB" },
        { "io1 without iops", RequestDocuments.Volume("\"volumeType\": \"io1\""), "/volumes/0/iops", "is missing; io1 has no default" },
        { "io2 without iops", RequestDocuments.Volume("\"volumeType\": \"io2\""), "/volumes/0/iops", "is missing; io2 has no default" },
        { "io1 with iops below any", RequestDocuments.Volume("\"volumeType\": \"io1\", \"iops\": 99"), "/volumes/0/iops", "is 99; must be a whole number from 100 to 256000" },
        { "gp3 with few iops", RequestDocuments.Volume("\"volumeType\": \"gp3\", \"iops\": 2999"), "/volumes/0/iops", "is 2999; gp3 takes 3000 to 80000" },
        { "gp3 with many iops", RequestDocuments.Volume("\"volumeType\": \"gp3\", \"iops\": 80001"), "/volumes/0/iops", "is 80001; gp3 takes 3000 to 80000" },
        { "io1 with many iops", RequestDocuments.Volume("\"volumeType\": \"io1\", \"iops\": 64001"), "/volumes/0/iops", "is 64001; io1 takes 100 to 64000" },
        { "gp3 with too many iops for its size", RequestDocuments.Volume("\"volumeType\": \"gp3\", \"sizeGiB\": 20, \"iops\": 15000"), "/volumes/0/iops", "is 15000 for 20 GiB; gp3 takes at most 500 per GiB, and 3000 at any size" },
        { "io1 with too many iops for its size", RequestDocuments.Volume("\"volumeType\": \"io1\", \"sizeGiB\": 10, \"iops\": 5000"), "/volumes/0/iops", "is 5000 for 10 GiB; io1 takes at most 50 per GiB" },
        { "io2 with too many iops for its size", RequestDocuments.Volume("\"volumeType\": \"io2\", \"sizeGiB\": 10, \"iops\": 20000"), "/volumes/0/iops", "is 20000 for 10 GiB; io2 takes at most 1000 per GiB" },
        { "gp3 with too much throughput for its iops", RequestDocuments.Volume("\"volumeType\": \"gp3\", \"sizeGiB\": 20, \"iops\": 3000, \"throughput\": 1000"), "/volumes/0/throughput", "is 1000 with 3000 iops; gp3 takes at most 0.25 MiB/s per iops, so it needs 4000 iops" },
        { "gp2 with iops", RequestDocuments.Volume("\"volumeType\": \"gp2\", \"iops\": 3000"), "/volumes/0/iops", "does not go with gp2; only gp3, io1 and io2 take it" },
        { "standard with iops", RequestDocuments.Volume("\"volumeType\": \"standard\", \"iops\": 3000"), "/volumes/0/iops", "does not go with standard; only gp3, io1 and io2 take it" },
        { "io2 with throughput", RequestDocuments.Volume("\"volumeType\": \"io2\", \"iops\": 100, \"throughput\": 125"), "/volumes/0/throughput", "does not go with io2; only gp3 takes it" },
    };

    private static TheoryData<string, string, string, string> Rest => new()
    {
        { "instance array", RequestDocuments.With(("via", "\"instance\""), ("instance", "[]")), "/instance", "must be an object, not an array" },
        { "boot that is no flag", Instance("\"boot\": \"yes\""), "/instance/boot", "must be true or false, not the string \"yes\"" },
        { "instance via auto", RequestDocuments.With("instance", "{}"), "/instance", "goes with via: instance; no other route launches one" },
        { "instance via copy", RequestDocuments.With(("via", "\"copy\""), ("instance", "{}")), "/instance", "goes with via: instance; no other route launches one" },
        { "instance via snapshots", RequestDocuments.With(("via", "\"snapshots\""), ("instance", "{}")), "/instance", "goes with via: instance; no other route launches one" },
        { "types empty", Instance("\"types\": []"), "/instance/types", "must not be empty; leave the field out for the default" },
        { "type malformed", Instance("\"types\": [\"t3.small\", \"small\"]"), "/instance/types/1", "is the string \"small\"; must be an instance type such as t3.small" },
        { "type number", Instance("\"types\": [3]"), "/instance/types/0", "is the number 3; must be an instance type such as t3.small" },
        { "type twice", Instance("\"types\": [\"t3.small\", \"t3.small\"]"), "/instance/types/1", "repeats t3.small" },
        { "subnet malformed", Instance("\"subnetIds\": [\"subnet-0e5\"]"), "/instance/subnetIds/0", "is the string \"subnet-0e5\"; must be a subnet id: subnet- and 8 or 17 hexadecimal digits" },
        { "instance misspelt", Instance("\"type\": [\"t3.small\"]"), "/instance/type", "is not a field of a request; did you mean types?" },
        { "tags array", RequestDocuments.With("tags", "[]"), "/tags", "must be an object, not an array" },
        { "41 tags", RequestDocuments.Tags(41), "/tags", "has 41 tags; at most 40, since the pipeline adds its own to EC2's limit of 50" },
        { "tag number", RequestDocuments.With("tags", """{ "cost": 7 }"""), "/tags/cost", "must be a string, not the number 7" },
        { "tag twice", """{ "source": { "imageId": "ami-01234567" }, "name": "golden", "tags": { "a": "1", "a": "2" } }""", "/tags/a", "is given twice; give it once" },
        { "tag without key", RequestDocuments.With("tags", """{ "": "x" }"""), "/tags/", "has a key of a wrong length; a tag's key has 1 to 128 characters" },
        { "tag key of 129", RequestDocuments.With("tags", $$"""{ {{RequestDocuments.Text('k', 129)}}: "x" }"""), $"/tags/{new string('k', 129)}", "has a key of a wrong length; a tag's key has 1 to 128 characters" },
        { "tag value of 257", RequestDocuments.With("tags", $$"""{ "k": {{RequestDocuments.Text('v', 257)}} }"""), "/tags/k", "has a value of 257 characters; at most 256" },
        { "tag of AWS", RequestDocuments.With("tags", """{ "Aws:x": "y" }"""), "/tags/Aws:x", "begins with aws:, which AWS keeps for itself; choose another key" },
        { "tag of the pipeline", RequestDocuments.With("tags", """{ "AMI-pipeline:state": "committed" }"""), "/tags/AMI-pipeline:state", "begins with ami-pipeline:, which the pipeline keeps for its own tags; choose another key" },
    };

    private static string Regions(int count) => string.Join(',', Enumerable.Range(0, count).Select(number => $"\"eu-{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}-1\""));

    private static string Instance(string fields) => RequestDocuments.With(("via", "\"instance\""), ("instance", $"{{ {fields} }}"));
}
