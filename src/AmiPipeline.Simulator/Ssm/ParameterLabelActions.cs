using System.Text.Json;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>LabelParameterVersion and UnlabelParameterVersion (Systems Manager User Guide, "Working with parameter labels").</summary>
internal static class ParameterLabelActions
{
    private const int MaxLabels = 10;
    private const int MaxLength = 100;

    /// <summary>Puts labels on a version, and takes them from the one that had them; labels that cannot be are reported, and the others put.</summary>
    public static Action<Utf8JsonWriter> Label(Call call)
    {
        var parameter = Named(call);
        var version = VersionOf(parameter, call.Parameters.Number("ParameterVersion", 1) ?? parameter.Current.Number);
        var labels = ReadLabels(call);
        var valid = labels.Where(IsValid).ToList();
        if (version.Labels.Union(valid).Count() > MaxLabels)
        {
            throw new ServiceErrorException("ParameterVersionLabelLimitExceeded", $"A parameter version can have maximum {MaxLabels} labels. Move one or more labels to another version and try again.");
        }

        call.Ready();
        Change(call, parameter, each => each == version ? each.Labels.Union(valid) : each.Labels.Except(valid));
        return json =>
        {
            JsonList.Write(json, "InvalidLabels", labels.Except(valid));
            json.WriteNumber("ParameterVersion", version.Number);
        };
    }

    public static Action<Utf8JsonWriter> Unlabel(Call call)
    {
        var parameter = Named(call);
        var version = VersionOf(parameter, call.Parameters.Number("ParameterVersion", 1) ?? throw NewParameter.Invalid("1 validation error detected: Value null at 'parameterVersion' failed to satisfy constraint: Member must not be null"));
        var labels = ReadLabels(call);
        call.Ready();
        var removed = labels.Intersect(version.Labels).ToList();
        Change(call, parameter, each => each == version ? each.Labels.Except(removed) : each.Labels);
        return json =>
        {
            JsonList.Write(json, "RemovedLabels", removed);
            JsonList.Write(json, "InvalidLabels", labels.Except(removed));
        };
    }

    private static Parameter Named(Call call) => call.Settings.Parameters.GetValueOrDefault(call.Parameters.Required("Name").Trim()) ?? throw ParameterStore.NotFound();

    private static ParameterVersion VersionOf(Parameter parameter, int number) => parameter.Versions.FirstOrDefault(version => version.Number == number)
        ?? throw new ServiceErrorException("ParameterVersionNotFound", $"Systems Manager could not find version {number} of {parameter.Name}. Verify the version and try again.");

    private static List<string> ReadLabels(Call call)
    {
        var labels = JsonList.Texts(call.Parameters.Required("Labels")).Distinct().ToList();
        return labels.Count is > 0 and <= MaxLabels && labels.TrueForAll(label => label.Length is > 0 and <= MaxLength)
            ? labels
            : throw NewParameter.Invalid($"1 validation error detected: Value at 'labels' failed to satisfy constraint: 1 to {MaxLabels} labels of 1 to {MaxLength} characters.");
    }

    private static bool IsValid(string label) => label.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_')
        && !char.IsAsciiDigit(label[0])
        && !label.StartsWith("aws", StringComparison.OrdinalIgnoreCase)
        && !label.StartsWith("ssm", StringComparison.OrdinalIgnoreCase);

    private static void Change(Call call, Parameter parameter, Func<ParameterVersion, IEnumerable<string>> labels) =>
        call.Settings.Parameters[parameter.Name] = parameter with { Versions = [.. parameter.Versions.Select(version => version with { Labels = [.. labels(version)] })] };
}
