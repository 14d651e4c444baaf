using System.Text.Json;
using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads a request document. What it returns is well-formed; whether the source and the keys allow it is the planner's matter.</summary>
public static class RequestReader
{
    /// <summary>The most tags a request may give: EC2's 50 less those that the pipeline sets itself.</summary>
    public const int MaxTags = 40;

    internal const int MaxDescriptionLength = 255;

    internal const int CompletionStep = 15;

    // EBS User Guide, "Time-based copies": 15 minutes to 48 hours, in steps of 15 minutes.
    internal static readonly IntegerRange CompletionMinutes = new(CompletionStep, 2880);

    /// <summary>Reads a request from JSON text.</summary>
    /// <param name="json">The document. Comments and trailing commas are refused, as the console and Step Functions would.</param>
    /// <exception cref="RequestRefusedException">The text is not JSON, or not a request; all faults are listed.</exception>
    public static ImageRequest Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw new RequestRefusedException([Problem.NotJson(fault)]);
        }
    }

    /// <summary>Reads a request from a parsed document.</summary>
    /// <remarks>A top-level <c>$schema</c>, which editors go by, is read over.</remarks>
    /// <param name="document">The document.</param>
    /// <exception cref="RequestRefusedException">The document is not a request; all faults are listed.</exception>
    public static ImageRequest Read(JsonElement document)
    {
        var problems = new List<Problem>();
        SurrogateCheck.Check(document, "", problems);
        RefuseIf(problems.Count > 0, problems);

        var request = Read(document, ReadSource, problems);
        RefuseIf(problems.Count > 0, problems);

        return request;
    }

    /// <summary>Reads a request document that has no source yet: it gets one when an image comes.</summary>
    /// <param name="document">The document.</param>
    /// <param name="problems">Takes all faults, by pointers into the document.</param>
    internal static ImageRequest ReadWithoutSource(JsonElement document, List<Problem> problems) => Read(document, RefuseSource, problems);

    private static ImageRequest Read(JsonElement document, Func<FieldReader, RequestSource> readSource, List<Problem> problems)
    {
        var fields = new FieldReader(document, "", problems);
        if (document.ValueKind != JsonValueKind.Object)
        {
            return new ImageRequest { Source = new(), Name = "" };
        }

        // For editors alone: it names the schema that they complete and check the document with.
        fields.String("$schema");
        var request = new ImageRequest
        {
            Source = readSource(fields),
            Name = ReadName(fields),
            Description = ReadDescription(fields),
            KmsKeyId = KmsKeyIdReader.Read(fields),
            Via = ReadRoute(fields),
            Volumes = VolumeReader.Read(fields, problems),
            Instance = ReadInstance(fields),
            CompleteWithinMinutes = ReadCompletion(fields),
            SkipIfCompliant = fields.Boolean("skipIfCompliant") ?? false,
            Copies = CopiesReader.Read(fields),
            ShareWith = SharingReader.ReadSharing(fields),
            UnshareFrom = SharingReader.ReadUnsharing(fields),
            Publish = PublishReader.Read(fields, mayBeEmpty: false),
            Retention = RetentionReader.Read(fields),
            Tags = TagReader.Read(fields, MaxTags),
        };
        fields.RefuseOthers();
        RequestChecks.Check(request, problems);
        return request;
    }

    private static RequestSource RefuseSource(FieldReader request)
    {
        request.Refuse("source", "has no place here: the image that the rule matches is the source");
        return new RequestSource();
    }

    private static void RefuseIf(bool refused, List<Problem> problems)
    {
        if (refused)
        {
            throw new RequestRefusedException(problems);
        }
    }

    private static RequestSource ReadSource(FieldReader request)
    {
        if (!request.Has("source"))
        {
            request.Problem("source", "is missing; give { \"imageId\": … } or { \"instanceId\": … }");
        }

        if (request.Object("source") is not { } fields)
        {
            return new RequestSource();
        }

        var source = new RequestSource
        {
            ImageId = ImageParameter.Read(fields),
            AccountId = ReadAccount(fields),
            InstanceId = fields.Ec2Id("instanceId", Ec2ResourceKind.Instance.Prefix()),
            Reboot = fields.Boolean("reboot"),
        };
        fields.RefuseOthers();

        if (fields.Has("imageId") == fields.Has("instanceId"))
        {
            request.Problem("source", "must have exactly one of imageId and instanceId");
        }

        if (fields.Has("reboot") && !fields.Has("instanceId"))
        {
            fields.Problem("reboot", "goes with instanceId; an image is not rebooted");
        }

        if (fields.Has("accountId") && !fields.Has("imageId"))
        {
            fields.Problem("accountId", "goes with imageId; an instance cannot be captured from another account");
        }

        // The image is shared before it is planned, and unshared at the end: a parameter could name another one by then.
        if (fields.Has("accountId") && ImageParameter.NameIn(source.ImageId) is not null)
        {
            fields.Problem("accountId", $"goes with an image's id, not with {ImageParameter.Prefix}; give the id, or leave accountId out for an image that is public or shared already");
        }

        return source;
    }

    private static string? ReadAccount(FieldReader source)
    {
        var account = source.String("accountId");
        if (account is not null && !AwsFormats.IsAccountId(account))
        {
            source.Problem("accountId", $"is \"{account}\"; must be {AwsFormats.AccountIdForm}");
        }

        return account;
    }

    private static string ReadName(FieldReader request)
    {
        var name = request.RequiredString("name", "the new image's name");
        if (name.Length > 0 && NameTemplate.Fault(name) is { } fault)
        {
            request.Problem("name", fault);
        }

        return name;
    }

    private static string? ReadDescription(FieldReader request)
    {
        var description = request.String("description");
        if (description?.Length > MaxDescriptionLength)
        {
            request.Problem("description", $"has {description.Length} characters; at most {MaxDescriptionLength}");
        }

        if (description is not null && AwsFormats.FirstBeyondDescriptions(description) is { } other)
        {
            request.Problem("description", $"has the character {other}; EC2 takes printable ASCII only in descriptions, while tags may have any");
        }

        return description;
    }

    internal static int? ReadCompletion(FieldReader request)
    {
        var minutes = request.Integer("completeWithinMinutes", CompletionMinutes);
        if (minutes % CompletionStep is not (null or 0))
        {
            request.Problem("completeWithinMinutes", $"is {minutes}; time-based copies go in steps of {CompletionStep} minutes, so {minutes / CompletionStep * CompletionStep} or {((minutes / CompletionStep) + 1) * CompletionStep}");
        }

        return minutes;
    }

    private static RequestedRoute ReadRoute(FieldReader request)
    {
        var via = request.String("via");
        var route = via is null ? RequestedRoute.Auto : JsonNames.TryParse<RequestedRoute>(via);
        if (route is null)
        {
            var names = JsonNames.All<RequestedRoute>();
            request.Problem("via", $"is \"{via}\"; must be {string.Join(", ", names.SkipLast(1))} or {names[^1]}");
        }

        return route ?? RequestedRoute.Auto;
    }

    private static RequestInstance? ReadInstance(FieldReader request)
    {
        if (request.Object("instance") is not { } fields)
        {
            return null;
        }

        var instance = new RequestInstance
        {
            Types = ListReader.Strings(fields, "types", AwsFormats.IsInstanceType, "an instance type such as t3.small"),
            SubnetIds = ListReader.Strings(fields, "subnetIds", id => AwsFormats.IsEc2Id(id, "subnet"), "a subnet id: subnet- and 8 or 17 hexadecimal digits"),
            Boot = fields.Boolean("boot") ?? false,
        };
        fields.RefuseOthers();
        return instance;
    }
}
