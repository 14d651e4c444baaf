using Xunit;

namespace AmiPipeline.Tests.Configuration;

/// <summary>Configurations with one fault each, and what the reader says of it: pointer and message.</summary>
public static class ConfigurationFaults
{
    private const string NotUnique = "which may be the same for two images; use {source.id} or {execution} in it, such as {source.name}-{source.id}-encrypted";
    private const string Days = "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653";
    private const string KeyForm = "must be a key ARN such as arn:aws:kms:us-east-1:111122223333:key/*; no alias, since IAM knows keys by their ids";

    /// <summary>What, document, JSON pointer, message.</summary>
    public static TheoryData<string, string, string, string> All => [.. Top, .. Guardrails, .. Instances, .. Triggers];

    private static TheoryData<string, string, string, string> Top => new()
    {
        { "no object", "[]", "", "must be an object, not an array" },
        { "unknown field", """{ "trigger": [] }""", "/trigger", "is not a field of the deployment's configuration; did you mean triggers?" },
        { "field twice", """{ "triggers": [], "triggers": [] }""", "/triggers", "is given twice; give it once" },
        { "name with a hyphen", """{ "name": "my-pipeline" }""", "/name", $"is \"my-pipeline\"; must be {PipelineName.Form}" },
        { "name of a digit", """{ "name": "1Pipeline" }""", "/name", $"is \"1Pipeline\"; must be {PipelineName.Form}" },
        { "name too long", """{ "name": "GoldenImagesProd2" }""", "/name", $"is \"GoldenImagesProd2\"; must be {PipelineName.Form}" },
        { "name of another account's stack", """{ "name": "GoldenSource" }""", "/name", $"is \"GoldenSource\"; must be {PipelineName.Form}" },
        { "the same in other letters", """{ "name": "goldentarget" }""", "/name", $"is \"goldentarget\"; must be {PipelineName.Form}" },
        { "since missing", """{ "reconciliation": {} }""", "/reconciliation/since", "is missing; give a date and time with Z or an offset, such as 2026-11-01T00:00:00Z" },
        { "since a day", """{ "reconciliation": { "since": "2026-11-01" } }""", "/reconciliation/since", "is \"2026-11-01\"; must be a date and time with Z or an offset, such as 2026-11-01T00:00:00Z" },
        { "since no day", """{ "reconciliation": { "since": "2026-13-01T00:00:00Z" } }""", "/reconciliation/since", "is \"2026-13-01T00:00:00Z\"; must be a date and time with Z or an offset, such as 2026-11-01T00:00:00Z" },
        { "e-mail", """{ "notifications": { "emails": ["ann"] } }""", "/notifications/emails/0", "is the string \"ann\"; must be an e-mail address" },
        { "retention of no kind", """{ "logRetentionDays": 31 }""", "/logRetentionDays", $"is 31; must be one of {Days}" },
        { "retention too long", """{ "logRetentionDays": 9999 }""", "/logRetentionDays", "is 9999; must be a whole number from 1 to 3653" },
        { "bucket in capitals", """{ "reports": { "bucket": "Reports" } }""", "/reports/bucket", "is \"Reports\"; must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens" },
        { "prefix with a slash at its end", """{ "reports": { "prefix": "reports/" } }""", "/reports/prefix", "is \"reports/\"; must be letters, digits, dots, hyphens and underscores, in up to 5 parts with slashes between, such as images/reports" },
        { "no days", """{ "reports": { "keepDays": 0 } }""", "/reports/keepDays", "is 0; must be a whole number from 1 to 3653" },
        { "days of another's bucket", """{ "reports": { "bucket": "ours", "keepDays": 90 } }""", "/reports/keepDays", "is of the deployment's own bucket; the bucket that you name has its own lifecycle rules. Leave it out" },
        { "half of a surrogate pair", """{ "triggers": [ { "name": "\ud800" } ] }""", "/triggers/0/name", "has a \\u escape that is half of a surrogate pair; give both halves" },
    };

    private static TheoryData<string, string, string, string> Guardrails => new()
    {
        { "key by alias", """{ "guardrails": { "keys": ["alias/golden"] } }""", "/guardrails/keys/0", $"is the string \"alias/golden\"; {KeyForm}" },
        { "key by alias ARN", """{ "guardrails": { "keys": ["arn:aws:kms:us-east-1:111122223333:alias/golden"] } }""", "/guardrails/keys/0", $"is the string \"arn:aws:kms:us-east-1:111122223333:alias/golden\"; {KeyForm}" },
        { "no keys", """{ "guardrails": { "keys": [] } }""", "/guardrails/keys", "must not be empty; leave the field out for the default" },
        { "Region", """{ "guardrails": { "regions": ["us-east"] } }""", "/guardrails/regions/0", "is the string \"us-east\"; must be a Region such as us-east-1" },
        { "account", """{ "guardrails": { "accounts": ["me"] } }""", "/guardrails/accounts/0", "is the string \"me\"; must be self, amazon, or an account id of 12 digits" },
        { "parameter", """{ "guardrails": { "parameters": ["resolve:ssm:/images/base"] } }""", "/guardrails/parameters/0", "is the string \"resolve:ssm:/images/base\"; must be a parameter's name, such as /images/base or /images/*" },
        { "parameter to publish", """{ "guardrails": { "publish": { "parameters": ["/images/{name}"] } } }""", "/guardrails/publish/parameters/0", "is the string \"/images/{name}\"; must be a parameter's name, such as /images/base or /images/*" },
        { "launch template by name", """{ "guardrails": { "publish": { "launchTemplates": ["web"] } } }""", "/guardrails/publish/launchTemplates/0", "is the string \"web\"; must be a launch template's id: lt- and 8 or 17 lower-case hexadecimal digits" },
        { "retention of a family with a placeholder", """{ "guardrails": { "retention": { "families": ["{source.name}"] } } }""", "/guardrails/retention/families/0", "is the string \"{source.name}\"; must be the name of a family, such as base-linux or base-*: letters, digits and ._/-" },
        { "retention unknown", """{ "guardrails": { "retention": { "days": 3 } } }""", "/guardrails/retention/days", "is not a field of the deployment's configuration; known here: families" },
        { "watermark with its account", """{ "guardrails": { "publish": { "watermarks": ["golden", "111122223333:golden"] } } }""", "/guardrails/publish/watermarks/1", "is the string \"111122223333:golden\"; must be a watermark's name, such as golden or golden *: letters, digits, spaces and ()[]./-'@_, without the account id" },
        { "publish unknown", """{ "guardrails": { "publish": { "templates": [] } } }""", "/guardrails/publish/templates", "is not a field of the deployment's configuration; known here: parameters, launchTemplates, watermarks" },
        { "organization", """{ "guardrails": { "organizations": ["222233334444"] } }""", "/guardrails/organizations/0", "is the string \"222233334444\"; must be an organization's id: o- and 10 to 32 lower-case letters or digits" },
        { "role without an external id", """{ "guardrails": { "roles": [{ "arn": "arn:aws:iam::222233334444:role/R" }] } }""", "/guardrails/roles/0/externalId", "is missing; give the external id that the role's trust policy asks for" },
        { "role by name", """{ "guardrails": { "roles": [{ "arn": "AmiPipelineSource", "externalId": "xy" }] } }""", "/guardrails/roles/0/arn", "is \"AmiPipelineSource\"; must be a role's ARN such as arn:aws:iam::222233334444:role/ami-pipeline/AmiPipelineSource" },
        { "external id", """{ "guardrails": { "roles": [{ "arn": "arn:aws:iam::222233334444:role/R", "externalId": "x" }] } }""", "/guardrails/roles/0/externalId", "is \"x\"; must have 2 to 1224 letters, digits and _+=,.@:/-" },
        { "role twice", """{ "guardrails": { "roles": [{ "arn": "arn:aws:iam::222233334444:role/R", "externalId": "xy" }, { "arn": "arn:aws:iam::222233334444:role/R", "externalId": "xz" }] } }""", "/guardrails/roles/1", "repeats arn:aws:iam::222233334444:role/R" },
    };

    private static TheoryData<string, string, string, string> Instances => new()
    {
        { "subnets without a group", """{ "instances": { "subnetIds": ["subnet-01234567"] } }""", "/instances/securityGroupId", "is missing; give a group of the subnets' VPC, which needs no rules at all" },
        { "group without subnets", """{ "instances": { "securityGroupId": "sg-01234567" } }""", "/instances/subnetIds", "is missing; a security group goes with the subnets of its VPC. Leave both out for a VPC of the deployment's own" },
        { "owner of no subnets", """{ "instances": { "subnetOwner": "222233334444" } }""", "/instances/subnetOwner", "goes with subnetIds: it is the account that shares them" },
        { "owner by name", """{ "instances": { "subnetIds": ["subnet-01234567"], "subnetOwner": "network", "securityGroupId": "sg-01234567" } }""", "/instances/subnetOwner", "is \"network\"; must be an account id of 12 digits" },
        { "architecture", """{ "instances": { "types": { "x86-64": ["t3.small"] } } }""", "/instances/types/x86-64", "is not a field of the deployment's configuration; did you mean x86_64?" },
        { "type", """{ "instances": { "types": { "arm64": ["small"] } } }""", "/instances/types/arm64/0", "is the string \"small\"; must be an instance type such as t3.small" },
    };

    private static TheoryData<string, string, string, string> Triggers => new()
    {
        { "rule without a match", """{ "triggers": [{ "name": "one", "request": { "name": "{source.id}-x" } }] }""", "/triggers/0/match", "is missing; say which images, such as { \"owners\": [\"self\"], \"name\": \"base-*\" }" },
        { "rule without a request", """{ "triggers": [{ "name": "one", "match": {} }] }""", "/triggers/0/request", "is missing; give a request document without source" },
        { "rule's name", """{ "triggers": [{ "name": "one two", "match": {}, "request": { "name": "{source.id}-x" } }] }""", "/triggers/0/name", "is \"one two\"; must have 1 to 40 letters, digits, hyphens and underscores" },
        { "rule's name twice", """{ "triggers": [{ "name": "one", "match": {}, "request": { "name": "{source.id}-x" } }, { "name": "one", "match": {}, "request": { "name": "{source.id}-y" } }] }""", "/triggers/1/name", "is \"one\", as another rule's; every rule has its own name" },
        { "source in a request", Configurations.Rule(request: """{ "source": { "imageId": "ami-01234567" }, "name": "{source.id}-x" }"""), "/triggers/0/request/source", "has no place here: the image that the rule matches is the source" },
        { "request's own fault", Configurations.Rule(request: """{ "name": "{source.id}-x", "kmsKeyId": "golden" }"""), "/triggers/0/request/kmsKeyId", "is \"golden\"; must be a key id, key ARN, alias/NAME, alias ARN, or \"default\"" },
        { "request's volume", Configurations.Rule(request: """{ "name": "{source.id}-x", "volumes": [ { "deviceName": "/dev/sdf" } ] }"""), "/triggers/0/request/volumes/0", "says nothing about /dev/sdf; give kmsKeyId to re-encrypt it, or sizeGiB or snapshotId to add it" },
        { "request's unknown field", Configurations.Rule(request: """{ "name": "{source.id}-x", "kmskeyid": "default" }"""), "/triggers/0/request/kmskeyid", "is not a field of a request; did you mean kmsKeyId?" },
        { "one name for all", Configurations.Rule(request: """{ "name": "golden" }"""), "/triggers/0/request/name", $"is \"golden\", {NotUnique}" },
        { "the source's own name", Configurations.Rule(request: """{ "name": "{source.name}" }"""), "/triggers/0/request/name", $"is \"{{source.name}}\", {NotUnique}" },
        { "a name after the source's", Configurations.Rule(request: """{ "name": "{source.name}-x" }"""), "/triggers/0/request/name", $"is \"{{source.name}}-x\", {NotUnique}" },
        { "owner", Configurations.Rule(match: """{ "owners": ["anybody"] }"""), "/triggers/0/match/owners/0", "is the string \"anybody\"; must be self, amazon, or an account id of 12 digits" },
        { "owner out of bounds", Configurations.Rule(match: """{ "owners": ["222233334444"] }"""), "/triggers/0/match/owners", "has 222233334444, which /guardrails/accounts does not allow; allowed are self, amazon" },
        { "own images out of bounds", Configurations.Rule(guardrails: """{ "accounts": ["amazon"] }"""), "/triggers/0/match/owners", "has self, which /guardrails/accounts does not allow; allowed are amazon" },
        { "account without a role", Configurations.Rule(match: """{ "accounts": ["222233334444"] }""", guardrails: """{ "accounts": ["self", "222233334444"] }"""), "/triggers/0/match/accounts", "has 222233334444, of which /guardrails/roles has no role AmiPipelineSource; give it, or name the account in owners if its images are shared" },
        { "tag's value", Configurations.Rule(match: """{ "tags": { "team": 7 } }"""), "/triggers/0/match/tags/team", "must be a string, not the number 7" },
    };
}
