using System.Text.Json.Nodes;
using AmiPipeline.Documents;
using AmiPipeline.Requests;
using static AmiPipeline.Documents.SchemaParts;

namespace AmiPipeline.Configuration;

/// <summary>The JSON Schema of a deployment's configuration, by which editors complete and check it.</summary>
/// <remarks>The schema refuses nothing that <see cref="ConfigurationReader"/> takes; the reader also sees clashes between fields that a schema cannot express.</remarks>
public static class ConfigurationSchema
{
    private const string Owner = $"({Guardrails.Self}|{Guardrails.Amazon}|{AwsPatterns.AccountId})";

    /// <summary>The schema (draft 2020-12) as indented JSON that ends with a line end. The same at every call.</summary>
    public static string Generate()
    {
        var defaults = new DeploymentConfiguration();
        var fields = new JsonObject
        {
            ["$schema"] = SchemaField(),
            ["name"] = With(Text("The pipeline's name: that of its stack and state machine, and the beginning of all others. Several pipelines need different names.", PipelineName.Pattern), ("default", PipelineName.Default)),
            ["guardrails"] = GuardrailsSchema(),
            ["instances"] = InstancesSchema(),
            ["triggers"] = List("Which images start an execution, and with which request, in order: an image takes the first rule that it matches. Default: none.", RuleSchema()),
            ["reconciliation"] = Object(
                "A daily search for images whose event never arrived. Default: no search.",
                new() { ["since"] = With(Text("Images created earlier are left alone.", ConfigurationReader.TimestampPattern), ("format", "date-time")) },
                "since"),
            ["notifications"] = Object("Who is notified of failed executions. Default: nobody.", new() { ["emails"] = Texts("E-mail addresses; each must confirm the subscription.", ConfigurationReader.EmailPattern) }),
            ["logRetentionDays"] = new JsonObject
            {
                ["description"] = "How many days logs are kept.",
                ["type"] = "integer",
                ["enum"] = new JsonArray([.. ConfigurationReader.RetentionDays.Select(days => JsonValue.Create(days))]),
                ["default"] = defaults.LogRetentionDays,
            },
            ["keepLogs"] = new JsonObject
            {
                ["description"] = "Whether logs, dead letters and the key that reads them stay when the stack is removed.",
                ["type"] = "boolean",
                ["default"] = defaults.KeepLogs,
            },
            ["fleetBucket"] = new JsonObject
            {
                ["description"] = "Whether there is a bucket for fleets: for lists of requests longer than 256 KiB, and for results.",
                ["type"] = "boolean",
                ["default"] = defaults.FleetBucket,
            },
            ["reports"] = ReportsSchema(),
            ["copyQueue"] = CopyQueueSchema(),
        };
        return ReadableJson.Write(Document("AmiPipeline deployment", Object(null, fields)));
    }

    private static JsonObject CopyQueueSchema() => Object("That executions queue for snapshot copies, first come, first served; {} is enough. Default: each tries again if its quota has no room.", new()
    {
        ["slots"] = SlotsSchema("How many copies are in progress at once in each account and Region that copies are made in.", CopyQueueSettings.DefaultSlots),
        ["destinations"] = List("Accounts and Regions that have another number. Default: none.", Object(null, new()
        {
            ["region"] = Text("The Region.", AwsPatterns.Region),
            ["accountId"] = Text("The account. Default: every account without an entry of its own.", AwsPatterns.AccountId),
            ["slots"] = SlotsSchema("How many copies are in progress there at once."),
        }, "region", "slots")),
    });

    private static JsonObject SlotsSchema(string description, int? byDefault = null)
    {
        var slots = new JsonObject { ["description"] = description, ["type"] = "integer", ["minimum"] = CopyQueueReader.Slots.Min, ["maximum"] = CopyQueueReader.Slots.Max };
        if (byDefault is { } number)
        {
            slots["default"] = number;
        }

        return slots;
    }

    private static JsonObject GuardrailsSchema() => Object("What this deployment may use, whoever starts an execution.", new()
    {
        ["keys"] = Texts("ARNs of the KMS keys that new snapshots may be encrypted with, with * as in IAM. Default: every key of the account and Region.", AwsPatterns.KeyArnPattern),
        ["regions"] = Texts("The Regions images may be created in. Default: the deployment's.", AwsPatterns.Region),
        ["accounts"] = Texts("The owners whose images and snapshots may be sources: self, amazon, account IDs. Default: self and amazon.", Owner),
        ["parameters"] = Texts("The names of the Systems Manager parameters that may name a source image, with * as in IAM. Default: every parameter of the account and Region, and those that AWS publishes.", AwsPatterns.ParameterPattern),
        ["publish"] = Object("What may point to the images of requests, and which watermarks these may get. Default: nothing.", new()
        {
            ["parameters"] = Texts("The names of the Systems Manager parameters that may be made and overwritten, in every account and Region, with * as in IAM. Default: none.", AwsPatterns.ParameterPattern),
            ["launchTemplates"] = Texts("The IDs of the launch templates of the deployment's account that may get versions and another default one. Default: none.", $"lt-{AwsPatterns.Ec2IdDigits}"),
            ["watermarks"] = Texts("The names of the watermarks that images may get, in every account, with * as in IAM. Default: none.", AwsPatterns.WatermarkPattern),
        }),
        ["retention"] = Object("Which older images requests may have deregistered, with their snapshots. Default: none.", new()
        {
            ["families"] = Texts("The families whose older images may be removed, in every account and Region, with * as in IAM. Default: none.", AwsPatterns.FamilyPattern),
        }),
        ["organizations"] = Texts("The organizations that other accounts must belong to. Default: the accounts of roles may send events, and all of these roles may be assumed.", AwsPatterns.OrganizationId),
        ["shareWith"] = Texts("With whom images may be shared: account IDs, and ARNs of organizations and organizational units. Default: nobody.", $"({AwsPatterns.AccountId}|{AwsPatterns.OrganizationArn}|{AwsPatterns.OrganizationalUnitArn})"),
        ["roles"] = List("The roles of other accounts that may be assumed. Default: none.", Object(null, new()
        {
            ["arn"] = Text("The role's ARN.", AwsPatterns.RoleArn),
            ["externalId"] = Text("The external ID that the role's trust policy asks for.", AwsPatterns.ExternalId),
        }, "arn", "externalId")),
    });

    private static JsonObject InstancesSchema()
    {
        var types = new JsonObject(InstanceSettingsReader.Architectures.Select(architecture =>
            KeyValuePair.Create(architecture, (JsonNode?)Texts($"Those for {architecture}, in order of preference.", AwsPatterns.InstanceType))));
        return With(
            Object("Allows temporary instances to be launched, and says how; {} is enough. Default: none are launched, and no VPC is created.", new()
            {
                ["subnetIds"] = Texts("The subnets that they run in, in order of preference. Default: a VPC of the deployment's own.", "subnet-" + AwsPatterns.Ec2IdDigits),
                ["subnetOwner"] = Text("The account that shares the subnets with the deployment's. Default: the deployment's own.", AwsPatterns.AccountId),
                ["securityGroupId"] = Text("Their security group, in the subnets' VPC.", "sg-" + AwsPatterns.Ec2IdDigits),
                ["types"] = Object("Instance types by architecture. Default: small current types.", types),
            }),
            ("dependentRequired", new JsonObject { ["subnetIds"] = Names("securityGroupId"), ["securityGroupId"] = Names("subnetIds"), ["subnetOwner"] = Names("subnetIds") }));
    }

    private static JsonObject ReportsSchema()
    {
        var defaults = new ReportSettings();
        return With(
            Object("Stores a report of every execution in S3 when it ends, and says where; {} is enough. Default: none is stored.", new()
            {
                ["bucket"] = Text("A bucket in the deployment's account and Region. Default: one of the deployment's own.", ReportSettingsReader.BucketPattern),
                ["prefix"] = With(Text("What the keys of reports begin with, without the slash that follows it.", ReportSettingsReader.PrefixPattern), ("default", defaults.Prefix)),
                ["keepDays"] = new JsonObject
                {
                    ["description"] = "How many days the deployment's own bucket keeps a report.",
                    ["type"] = "integer",
                    ["minimum"] = ReportSettingsReader.KeepDays.Min,
                    ["maximum"] = ReportSettingsReader.KeepDays.Max,
                    ["default"] = defaults.KeepDays,
                },
            }),
            ("if", new JsonObject { ["required"] = Names("bucket") }),
            ("then", new JsonObject { ["properties"] = new JsonObject { ["keepDays"] = false } }));
    }

    private static JsonObject RuleSchema() => Object(null, new()
    {
        ["name"] = Text("The rule's name. An image is processed once for each name.", TriggerReader.NamePattern),
        ["match"] = Object("Which images: those whose owner, name and tags all match.", new()
        {
            ["owners"] = Texts("Owners whose images the account can see with its own credentials. Default: self, unless accounts is given.", Owner),
            ["accounts"] = Texts("Accounts with the source-account stack. Default: none.", AwsPatterns.AccountId),
            ["name"] = Text("The image's name, with the wildcards * and ?. Default: any."),
            ["tags"] = new JsonObject
            {
                ["description"] = "Tags that the image must have; values may contain the wildcards * and ?. Default: none.",
                ["type"] = "object",
                ["additionalProperties"] = new JsonObject { ["type"] = "string" },
            },
        }),
        ["request"] = Request(),
    }, "name", "match", "request");

    // Two images must not want one name.
    private static JsonObject Request() => With(
        RequestSchema.WithoutSource("A request without source: the image becomes the source. Its name contains {source.id} or {execution}."),
        ("allOf", new JsonArray(new JsonObject
        {
            ["properties"] = new JsonObject { ["name"] = new JsonObject { ["pattern"] = $@"\{{({string.Join('|', TriggerChecks.Unique.Select(name => name.Replace(".", @"\.", StringComparison.Ordinal)))})\}}" } },
        })));
}
