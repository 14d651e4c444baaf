using System.Text.Json.Nodes;

namespace AmiPipeline.Engines.Fleets;

/// <summary>The input of an execution of the fleet state machine.</summary>
public sealed record FleetInput
{
    /// <summary>
    /// The most bytes of an input: what an execution's input may have (Step Functions Developer Guide, "Quotas"), less 8 KiB. The input and output of
    /// each state have the same limit, and the state machine adds its defaults.
    /// </summary>
    public const int MaxBytes = 262_144 - 8_192;

    /// <summary>
    /// The most characters of a request as JSON without white space: its execution is named by <c>States.Hash</c>, which takes no more (Step Functions
    /// Developer Guide, "Intrinsic functions"), and fails the whole fleet otherwise.
    /// </summary>
    public const int MaxRequestLength = 10_000;

    /// <summary>The most characters of a fleet's name: with a digest and the number of an attempt it is an execution's, which has at most 80.</summary>
    public const int MaxNameLength = 40;

    /// <summary>The fleet's name.</summary>
    public required string Fleet { get; init; }

    /// <summary>The requests; null if they are in <see cref="List"/>.</summary>
    public JsonArray? Requests { get; init; }

    /// <summary>The key of the list in the fleet's bucket; null if the requests are here.</summary>
    public string? List { get; init; }

    /// <summary>How many requests run at once; null for the state machine's default.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>How many of a hundred images may fail; null for the state machine's default.</summary>
    public int? ToleratedFailurePercentage { get; init; }

    /// <summary>Whether a text can be a fleet's name.</summary>
    /// <param name="name">The text.</param>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= MaxNameLength && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
    }

    /// <summary>The input.</summary>
    public JsonObject ToJson()
    {
        var input = new JsonObject { ["fleet"] = Fleet };
        Add("requests", Requests?.DeepClone());
        Add("list", List);
        Add("maxConcurrency", MaxConcurrency);
        Add("toleratedFailurePercentage", ToleratedFailurePercentage);
        return input;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                input[name] = value;
            }
        }
    }
}
