using System.Text.Json;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>One filter of DescribeParameters: by name or path, type, data type or tier.</summary>
internal sealed record ParameterFilter(string Key, string Option, IReadOnlyList<string> Values)
{
    public static List<ParameterFilter> ReadAll(ActionParameters parameters) =>
        parameters.Text("ParameterFilters") is { } json ? JsonList.Read(json, Read) : [];

    public bool Matches(Parameter parameter) => Values.Any(value => Key switch
    {
        "Name" => MatchesName(parameter.Name, value),
        "Path" => parameter.Name.StartsWith(value.TrimEnd('/') + "/", StringComparison.Ordinal)
            && (Option == "Recursive" || parameter.Name.IndexOf('/', value.TrimEnd('/').Length + 1) < 0),
        "Type" => parameter.Type == value,
        "DataType" => parameter.Current.DataType == value,
        _ => parameter.Tier == value,
    });

    private bool MatchesName(string name, string value) => Option switch
    {
        "BeginsWith" => name.TrimStart('/').StartsWith(value.TrimStart('/'), StringComparison.Ordinal),
        "Contains" => name.Contains(value, StringComparison.Ordinal),
        _ => name == value,
    };

    private static ParameterFilter Read(JsonElement item)
    {
        var key = item.GetProperty(nameof(Key)).GetString();
        var option = item.TryGetProperty(nameof(Option), out var given) ? given.GetString() : null;
        var isKnown = (key, option) is ("Name", null or "Equals" or "BeginsWith" or "Contains") or ("Path", null or "OneLevel" or "Recursive")
            or ("Type" or "DataType" or "Tier", null or "Equals");
        return isKnown
            ? new ParameterFilter(key!, option ?? "Equals", [.. item.GetProperty(nameof(Values)).EnumerateArray().Select(value => value.GetString() ?? "")])
            : throw new ServiceErrorException("InvalidFilterKey", $"The simulator does not model the filter {key} with the option {option ?? "Equals"} of DescribeParameters.");
    }
}
