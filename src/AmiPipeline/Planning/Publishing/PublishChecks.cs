using AmiPipeline.Configuration;
using AmiPipeline.Planning.Checks;
using AmiPipeline.Planning.Facts;
using AmiPipeline.Requests;

namespace AmiPipeline.Planning.Publishing;

/// <summary>Whether what a request asks for can be published somewhere.</summary>
internal static class PublishChecks
{
    private const string ImageDataType = "aws:ec2:image";

    public static IEnumerable<Problem> Problems(PublishFacts place, AwsLocation home, Guardrails? guardrails, DateTimeOffset now)
    {
        var where = place.Location == home ? "" : $" in {place.Location.Describe(home)}";
        // What the request asks for everywhere may be there in most places.
        var orElse = where.Length > 0 && place.Field == "/publish" ? "; a publish of the copy's own can name another" : "";
        if (place.Publish.Parameter is { } name && ParameterFault(place, name, guardrails) is { } parameter)
        {
            yield return new($"{place.Field}/parameter", $"is {name}, which{where} {parameter}{orElse}");
        }

        if (place.Publish.LaunchTemplate is { } template && TemplateFault(place, place.Location.AccountId == home.AccountId ? guardrails : null) is { } fault)
        {
            var isId = template.LaunchTemplateId is not null;
            yield return new($"{place.Field}/launchTemplate/{(isId ? "launchTemplateId" : "launchTemplateName")}", $"is {template.LaunchTemplateId ?? template.LaunchTemplateName}, which{where} {fault}{orElse}");
        }

        foreach (var problem in WatermarkProblems(place, where, guardrails))
        {
            yield return problem;
        }

        if (Deprecation.Fault(place.Publish, place.Committed, now) is var (field, message))
        {
            yield return new($"{place.Field}/{field}", message);
        }
    }

    public static IEnumerable<string> Warnings(PublishFacts place)
    {
        if (place.Publish.ImdsSupport is { } value)
        {
            yield return $"imdsSupport {value} cannot be undone: instances of the image accept no IMDSv1 requests unless their launch says otherwise";
        }

        if (place is { Committed.ImageId: { } id, Parameter.ImageId: { } named } && named != id)
        {
            yield return $"the parameter {place.Publish.Parameter} names {named} now, and will name {id}, which was committed before";
        }

        if (place is { Committed.ImageId: { } old, LaunchTemplate: { DefaultImage: { } current, Id: var changed } } && current != old)
        {
            yield return $"the default version of the launch template {changed} launches {current} now, and will launch {old}, which was committed before";
        }

        if (place.LaunchTemplate is { Image: { } image } template && image.StartsWith(ImageParameter.Prefix, StringComparison.Ordinal))
        {
            yield return $"version {template.SourceVersion} of the launch template {template.Id} launches {image}; the new version names the image itself, and does not follow the parameter";
        }

        if (place.LaunchTemplate is { Snapshots: { Count: > 0 } devices, Id: var templateId, SourceVersion: var version })
        {
            yield return $"version {version} of the launch template {templateId} names snapshots of its own for {string.Join(", ", devices)}, which launches take instead of the image's";
        }
    }

    private static IEnumerable<Problem> WatermarkProblems(PublishFacts place, string where, Guardrails? guardrails)
    {
        var (field, names) = ($"{place.Field}/watermarks", place.Publish.Watermarks);
        for (var index = 0; index < names.Count; index++)
        {
            if (guardrails?.Publish.AllowsWatermark(names[index]) == false)
            {
                yield return new($"{field}/{index}", $"is {names[index]}, which {GuardrailChecks.NotAllowed} to be attached; {Allowed(guardrails.Publish.Watermarks)}");
            }
        }

        List<string> missing = [.. place.Publish.WatermarkKeys(place.Location.AccountId).Except(place.Watermarks)];
        if (missing.Count > 0 && place.IsPublic)
        {
            yield return new(field, $"cannot be attached{where}: {place.Committed!.ImageId} is public, and EC2 attaches watermarks to private images only");
        }
        else if (missing.Count > 0 && missing.Count + place.Watermarks.Count > PublishReader.MaxWatermarks)
        {
            yield return new(field, $"would give the image{where} {missing.Count + place.Watermarks.Count} watermarks: {string.Join(", ", missing)} beside {string.Join(", ", place.Watermarks)}; it can have {PublishReader.MaxWatermarks}");
        }
    }

    private static string? ParameterFault(PublishFacts place, string name, Guardrails? guardrails) =>
        guardrails?.Publish.AllowsParameter(name) == false ? $"{GuardrailChecks.NotAllowed} to be written; {Allowed(guardrails.Publish.Parameters)}"
        : place.ParameterFault is { } fault ? fault
        : place.Parameter is not { } parameter ? null
        : parameter.Type != "String" ? $"is a {parameter.Type}; it must be a String, or be yet to be made"
        : parameter.DataType != ImageDataType ? $"has the data type {parameter.DataType}; it must have {ImageDataType}, which no other parameter gets, or be yet to be made"
        : null;

    private static string? TemplateFault(PublishFacts place, Guardrails? guardrails) =>
        place.Publish.LaunchTemplate!.LaunchTemplateId is { } id && guardrails?.Publish.AllowsLaunchTemplate(id) == false ? $"{GuardrailChecks.NotAllowed} to be changed; {Allowed(guardrails.Publish.LaunchTemplates)}"
        : place.LaunchTemplateFault is { } fault ? fault
        : place.LaunchTemplate is not { } template ? $"does not exist{(place.Publish.LaunchTemplate!.LaunchTemplateId is null ? "" : "; a template's id is of one Region: name templates by their names")}"
        : guardrails?.Publish.AllowsLaunchTemplate(template.Id) == false ? $"{(place.Publish.LaunchTemplate!.LaunchTemplateId is null ? $"is {template.Id} and " : "")}{GuardrailChecks.NotAllowed} to be changed; {Allowed(guardrails.Publish.LaunchTemplates)}"
        : null;

    private static string Allowed(IReadOnlyList<string> allowed) => allowed.Count > 0 ? $"allowed are {string.Join(", ", allowed)}" : "none is allowed";
}
