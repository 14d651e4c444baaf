using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AmiPipeline.Documents;
using static AmiPipeline.Documents.SchemaParts;

namespace AmiPipeline.Requests;

/// <summary>The reader's rules as keywords of JSON Schema, from the same constants.</summary>
internal static class RequestConstraints
{
    /// <summary>Adds the keywords for a field, or for an object as a whole.</summary>
    /// <param name="schema">The schema of the field or object.</param>
    /// <param name="type">Its type.</param>
    /// <param name="field">The field's name in JSON; null for elements of a list and for the whole document.</param>
    public static void AddTo(JsonObject schema, Type type, string? field)
    {
        if (field == "regions")
        {
            // What a list alone would be.
            schema.Clear();
        }

        // copies.accounts is a map; the accounts that an image is shared with are a list.
        foreach (var (keyword, value) in (type == typeof(IReadOnlyList<string>) && field == "accounts" ? [] : ForField(field)).Concat(ForObject(type)))
        {
            schema[keyword] = value!.DeepClone();
        }

        // What comes twice is a reference the second time.
        if (ForItems(field, type) is { } items && schema["items"] is { } element)
        {
            schema["minItems"] = 1;
            schema["uniqueItems"] = true;
            element["pattern"] = items;
            if (MaxItems(field) is { } max)
            {
                schema["maxItems"] = max;
            }
        }
    }

    // A list of Regions, or the word for all of them.
    private static JsonObject Regions() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = Anchored(AwsPatterns.Region) },
                ["minItems"] = 1,
                ["uniqueItems"] = true,
            },
            new JsonObject { ["const"] = RequestCopy.AllRegions }),
    };

    private static JsonObject Accounts() => new()
    {
        ["minProperties"] = 1,
        ["propertyNames"] = new JsonObject { ["pattern"] = Anchored(AwsPatterns.AccountId) },
        ["additionalProperties"] = Regions(),
    };

    private static JsonObject ForField(string? field) => field switch
    {
        "imageId" => Pattern($"({Ec2ResourceKind.Image.Prefix()}-{AwsPatterns.Ec2IdDigits}|{AwsPatterns.ImageParameter})"),
        "accountId" => Pattern(AwsPatterns.AccountId),
        "instanceId" => Id(Ec2ResourceKind.Instance),
        "snapshotId" => Id(Ec2ResourceKind.Snapshot),
        "deviceName" => new() { ["minLength"] = 1 },
        "kmsKeyId" => Pattern($"({KmsKeyIdReader.DefaultKey}|{AwsPatterns.KeyIdentifier})"),
        "name" => Name(),
        "description" => new() { ["minLength"] = 1, ["maxLength"] = RequestReader.MaxDescriptionLength, ["pattern"] = "^[ -~]*$" },
        "via" => new() { ["default"] = RequestedRoute.Auto.JsonName() },
        "sizeGiB" => Range(VolumeTypes.AnySizeGiB),
        "iops" => Range(VolumeTypes.AnyIops),
        "throughput" => Range(VolumeTypes.AnyThroughput),
        "volumeType" => new() { ["enum"] = Names(VolumeTypes.Names) },
        "completeWithinMinutes" => Completion(),
        "tags" => Tags(),
        "region" => Pattern(AwsPatterns.Region),
        "regions" => Regions(),
        "accounts" => Accounts(),
        "all" => new() { ["default"] = false },
        "onFailure" => new() { ["default"] = OnCopyFailure.Keep.JsonName() },
        "parameter" => Parameter(),
        "deprecateAfterDays" => Range(PublishReader.Days),
        "deprecateAt" => Pattern(AwsPatterns.UtcMinute),
        "imdsSupport" => new() { ["enum"] = Names([PublishReader.ImdsV2]) },
        "launchTemplateId" => Pattern($"lt-{AwsPatterns.Ec2IdDigits}"),
        "launchTemplateName" => Pattern(AwsPatterns.LaunchTemplateName),
        "sourceVersion" => new() { ["default"] = TemplateVersion.Default.JsonName() },
        "family" => Pattern(AwsPatterns.Family),
        "keepLatest" => Range(RetentionReader.Latest),
        "disableAfterDays" or "removeAfterDays" => Days(),
        "keepSource" => new() { ["default"] = true },
        "to" => new() { ["minItems"] = 1, ["maxItems"] = CopiesReader.MaxCopies },
        _ => [],
    };

    private static string? ForItems(string? field, Type type) => field switch
    {
        "accounts" when type == typeof(IReadOnlyList<string>) => Anchored(AwsPatterns.AccountId),
        "organizations" => Anchored(AwsPatterns.OrganizationArn),
        "organizationalUnits" => Anchored(AwsPatterns.OrganizationalUnitArn),
        "types" => Anchored(AwsPatterns.InstanceType),
        "watermarks" => Anchored(AwsPatterns.WatermarkName),
        "subnetIds" => Anchored("subnet-" + AwsPatterns.Ec2IdDigits),
        _ => null,
    };

    private static int? MaxItems(string? field) => field switch
    {
        "accounts" or "organizations" or "organizationalUnits" => SharingReader.MaxHolders,
        "watermarks" => PublishReader.MaxWatermarks,
        _ => null,
    };

    private static JsonObject ForObject(Type type) =>
        type == typeof(RequestSource) ? new()
        {
            ["oneOf"] = new JsonArray(Required("imageId"), Required("instanceId")),
            ["dependentRequired"] = new JsonObject { ["accountId"] = Names(["imageId"]), ["reboot"] = Names(["instanceId"]) },
            ["if"] = Required("accountId"),
            ["then"] = new JsonObject { ["properties"] = new JsonObject { ["imageId"] = Id(Ec2ResourceKind.Image) } },
        }
        : type == typeof(RequestVolume) ? new()
        {
            ["minProperties"] = 2,
            ["allOf"] = new JsonArray([.. VolumeTypes.Types.Select(type => ForVolumeType(type.Key, type.Value))]),
        }
        : type == typeof(RequestCopy) ? new() { ["oneOf"] = new JsonArray(Required("region"), Required("regions")) }
        : type == typeof(RequestSharing) ? new() { ["minProperties"] = 1 }
        : type == typeof(RequestUnsharing) ? new()
        {
            ["oneOf"] = new JsonArray(
                new JsonObject { ["required"] = Names(["all"]), ["properties"] = All(true), ["maxProperties"] = 1 },
                new JsonObject { ["anyOf"] = new JsonArray(Required("accounts"), Required("organizations"), Required("organizationalUnits")), ["properties"] = All(false) }),
        }
        : type == typeof(RequestPublish) ? new()
        {
            ["if"] = Required("deprecateAt"),
            ["then"] = new JsonObject { ["properties"] = new JsonObject { ["deprecateAfterDays"] = JsonValue.Create(false) } },
        }
        : type == typeof(RequestLaunchTemplate) ? new() { ["oneOf"] = new JsonArray(Required("launchTemplateId"), Required("launchTemplateName")) }
        : type == typeof(RequestCopies) ? new() { ["anyOf"] = new JsonArray(Required("to"), Required("accounts")) }
        : type == typeof(ImageRequest) ? new()
        {
            ["if"] = Required("instance"),
            ["then"] = new JsonObject { ["properties"] = new JsonObject { ["via"] = new JsonObject { ["const"] = RequestedRoute.Instance.JsonName() } }, ["required"] = Names(["via"]) },
            ["allOf"] = new JsonArray(
                new JsonObject
                {
                    ["if"] = Required("shareWith"),
                    ["then"] = new JsonObject { ["properties"] = new JsonObject { ["unshareFrom"] = new JsonObject { ["properties"] = All(false) } } },
                },
                new JsonObject
                {
                    ["if"] = new JsonObject { ["properties"] = new JsonObject { ["skipIfCompliant"] = new JsonObject { ["const"] = true } }, ["required"] = Names(["skipIfCompliant"]) },
                    ["then"] = new JsonObject { ["properties"] = new JsonObject { ["source"] = Required("imageId") } },
                },
                // Of a copy it may be empty.
                new JsonObject { ["properties"] = new JsonObject { ["publish"] = new JsonObject { ["minProperties"] = 1 } } }),
        }
        : [];

    private static JsonObject All(bool all) => new() { ["all"] = new JsonObject { ["const"] = all } };

    private static JsonObject ForVolumeType(string name, VolumeTypes.Limits limits)
    {
        var then = new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["sizeGiB"] = Range(limits.SizeGiB),
                ["iops"] = limits.Iops is { } iops ? Range(iops) : JsonValue.Create(false),
                ["throughput"] = limits.Throughput is { } throughput ? Range(throughput) : JsonValue.Create(false),
            },
        };
        if (limits.NeedsIops)
        {
            then["required"] = Names(["iops"]);
        }

        var isThisType = Required("volumeType");
        isThisType["properties"] = new JsonObject { ["volumeType"] = new JsonObject { ["const"] = name } };
        return new() { ["if"] = isThisType, ["then"] = then };
    }

    // A name with a placeholder has its length only once it is rendered.
    private static JsonObject Name()
    {
        var placeholders = string.Join("|", NameTemplate.Placeholders.Select(name => $@"\{{{name.Replace(".", @"\.", StringComparison.Ordinal)}\}}"));
        var name = Pattern($"({AwsPatterns.ImageNameCharacter}|{placeholders})*");
        name["anyOf"] = new JsonArray(
            new JsonObject { ["pattern"] = @"\{" },
            new JsonObject { ["minLength"] = NameTemplate.Length.Min, ["maxLength"] = NameTemplate.Length.Max });
        return name;
    }

    private static JsonObject Completion()
    {
        var range = Range(RequestReader.CompletionMinutes);
        range["multipleOf"] = RequestReader.CompletionStep;
        return range;
    }

    private static JsonObject Tags() => new()
    {
        ["maxProperties"] = RequestReader.MaxTags,
        ["propertyNames"] = new JsonObject
        {
            ["minLength"] = 1,
            ["maxLength"] = TagReader.MaxKeyLength,
            ["pattern"] = $"^(?!{InAnyCase(TagReader.AwsPrefix)}|{InAnyCase(PipelineTags.Prefix)})",
        },
        ["additionalProperties"] = new JsonObject { ["type"] = "string", ["maxLength"] = TagReader.MaxValueLength },
    };

    private static string InAnyCase(string text) =>
        string.Concat(text.Select(letter => char.IsLetter(letter) ? $"[{char.ToUpperInvariant(letter)}{letter}]" : Regex.Escape(letter.ToString())));

    private static JsonObject Parameter()
    {
        var name = Pattern(AwsPatterns.ParameterName);
        name["maxLength"] = PublishReader.MaxParameterLength;
        return name;
    }

    private static JsonObject Id(Ec2ResourceKind kind) => Pattern($"{kind.Prefix()}-{AwsPatterns.Ec2IdDigits}");

    private static JsonObject Pattern(string pattern) => new() { ["pattern"] = Anchored(pattern) };

    private static JsonObject Range(IntegerRange range) => new() { ["minimum"] = range.Min, ["maximum"] = range.Max };

    private static JsonObject Days()
    {
        var range = Range(RetentionReader.Days);
        range["default"] = RequestRetention.DefaultDays;
        return range;
    }

    private static JsonObject Required(string field) => new() { ["required"] = Names([field]) };
}
