namespace AmiPipeline.StatesLanguage.Loading;

/// <summary>Fields of the States Language as a whole: which exist, and which this engine refuses.</summary>
internal static class KnownFields
{
    private const string Jsonata = "it belongs to JSONata, and only JSONPath is supported";
    private const string Reader = "items are read from arrays in JSON, from JSON lines, from CSV and from listings";

    /// <summary>Fields that the language has and this engine does not, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Unsupported = new Dictionary<string, string>
    {
        ["Assign"] = "there are no variables in this engine",
        ["Arguments"] = Jsonata,
        ["Output"] = Jsonata,
        ["Items"] = Jsonata,
        ["Condition"] = Jsonata,
        ["ItemsPointer"] = Reader,
        ["ManifestType"] = Reader,
        ["Transformation"] = Reader,
    };

    /// <summary>Fields of one state type or another, to distinguish a misplaced field from a misspelt one.</summary>
    public static readonly IReadOnlySet<string> OfStates = new HashSet<string>
    {
        "Type", "Comment", "QueryLanguage", "Next", "End", "InputPath", "OutputPath", "Parameters", "ResultSelector", "ResultPath",
        "Result", "Resource", "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath", "Credentials",
        "Retry", "Catch", "Choices", "Default", "Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Error", "ErrorPath", "Cause",
        "CausePath", "Branches", "ItemsPath", "ItemSelector", "ItemProcessor", "Iterator", "MaxConcurrency", "MaxConcurrencyPath",
        "ItemReader", "ItemBatcher", "ResultWriter", "Label", "ToleratedFailureCount", "ToleratedFailureCountPath", "ToleratedFailurePercentage",
        "ToleratedFailurePercentagePath",
    };
}
